/** Who takes part in the rollout, as 三、部门及单位职责 of the source plan names them. */
export const parties = {
  finance: '财政部门',
  health: '卫生健康部门',
  software: '软件公司',
  issuer: '开票单位',
  unit: '报销单位',
  other: '其他',
} as const
export type Party = keyof typeof parties
export const partyNames = Object.keys(parties) as readonly Party[]
