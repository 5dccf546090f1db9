import type { paths } from '../../api/office-api.ts'

/** What the office answers of a period. */
export type BureauFigures =
  paths['/bureaus/statistics']['get']['responses']['200']['content']['application/json']
/** What happened in one step of a curve, one province, one hour, or in all. */
export type ActivityLine = BureauFigures['curve'][number]

/** What is counted, in the order of a bill's life. */
export const measures = {
  issued: '开具',
  collected: '归集',
  authorised: '授权',
  locked: '锁定',
  reimbursed: '报销',
} as const
export type Measure = keyof typeof measures

export const isMeasure = (text: string): text is Measure => text in measures
