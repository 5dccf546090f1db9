/** Users of a bureau who decide. */
export const reviewer = { kind: 'bureau', roles: ['bureau_review'] } as const
/** Users of a bureau who watch over what was decided. */
export const supervisor = { kind: 'bureau', roles: ['bureau_supervise'] } as const
export const onlooker = { kind: 'bureau', roles: ['bureau_review', 'bureau_supervise'] } as const
