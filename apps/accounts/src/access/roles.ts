/** What users of units and of bureaus may do. Nobody both acts and audits. */
export const roles = {
  unit_apply: { audience: 'unit', name: '申请' },
  unit_reimburse: { audience: 'unit', name: '报销' },
  unit_read: { audience: 'unit', name: '查看' },
  bureau_review: { audience: 'bureau', name: '审核' },
  bureau_supervise: { audience: 'bureau', name: '监管' },
  bureau_audit: { audience: 'bureau', name: '审计' },
  bureau_system: { audience: 'bureau', name: '系统' },
} as const satisfies Record<string, { readonly audience: 'unit' | 'bureau'; readonly name: string }>
export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as readonly Role[]

/** Whether one person may have these roles together: of one audience, and not acting and auditing at once. */
export function areRolesFit(given: readonly Role[], audience: 'unit' | 'bureau'): boolean {
  const isMixed = given.includes('bureau_audit') && given.length > 1
  return (
    given.length > 0 &&
    new Set(given).size === given.length &&
    given.every((role) => roles[role].audience === audience) &&
    !isMixed
  )
}
