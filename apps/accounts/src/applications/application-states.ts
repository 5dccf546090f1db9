/** Where an application stands, and what may follow. */
export const applicationStates = {
  draft: { name: '填写中', next: ['submitted'] },
  submitted: { name: '待受理', next: ['in_review'] },
  in_review: { name: '审核中', next: ['submitted', 'returned', 'rejected', 'approved'] },
  returned: { name: '待补正', next: ['submitted'] },
  approved: { name: '审核通过', next: ['in_review'] },
  rejected: { name: '未通过', next: [] },
} as const satisfies Record<string, { readonly name: string; readonly next: readonly string[] }>

export type ApplicationState = keyof typeof applicationStates

export function mayBecome(from: ApplicationState, to: ApplicationState): boolean {
  const next: readonly string[] = applicationStates[from].next
  return next.includes(to)
}

/** Whether its fields and files may be changed. */
export function isEditable(state: ApplicationState): boolean {
  return mayBecome(state, 'submitted') && state !== 'in_review'
}
