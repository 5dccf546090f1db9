import type { Tone } from '../elements/chip.tsx'
import type { IconName } from '../elements/icon.tsx'

/** How urgent a problem is, with the working days in which the bureau answers. */
export const severities = {
  low: '一般（五个工作日内答复）',
  medium: '较重（三个工作日内答复）',
  high: '紧急（一个工作日内答复）',
} as const
export type Severity = keyof typeof severities

export interface NewProblem {
  readonly title: string
  readonly text: string
  readonly severity: Severity
}

export const problemStates = {
  open: '待处理',
  in_work: '处理中',
  answered: '已答复',
  closed: '已办结',
} as const
export type ProblemState = keyof typeof problemStates

/** Most characters of what is written about a problem. */
export const problemCharactersMax = 2_000

export const looks: Readonly<Record<ProblemState, readonly [tone: Tone, icon: IconName]>> = {
  open: ['warn', 'clock'],
  in_work: ['held', 'half'],
  answered: ['good', 'check'],
  closed: ['used', 'done'],
}
