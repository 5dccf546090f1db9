import { eventNames } from './events.ts'
import type { BillChangeKind } from './events.ts'
import { formLife, reimbursementLife, standingLife, stateNames } from './life.ts'
import type { Form, Reimbursement, Standing } from './life.ts'

const titles = {
  standing: { title: '票据状态', life: standingLife },
  form: { title: '票据形态', life: formLife },
  reimbursement: { title: '报销状态', life: reimbursementLife },
} as const

export type Axis = keyof typeof titles
export const axes = Object.keys(titles) as readonly Axis[]

type Moves = Readonly<Partial<Record<BillChangeKind, string>>>

/** The table of an axis as a Mermaid state diagram: states and events with their Chinese names. */
export function lifeDiagram(axis: Axis): string {
  const life = Object.entries(titles[axis].life) as [Standing | Form | Reimbursement, Moves][]
  const [first = ['']] = life
  const names = life.map(([state]) => `  ${state}: ${state} ${stateNames[state]}`)
  const arrows = life.flatMap(([state, moves]) => arrowsFrom(state, moves))
  return ['stateDiagram-v2', ...names, `  [*] --> ${first[0]}`, ...arrows].join('\n')
}

/** One arrow for each state that a move can lead to; a state without moves is the end of the axis. */
function arrowsFrom(state: string, moves: Moves): readonly string[] {
  const kinds = Object.keys(moves) as BillChangeKind[]
  if (kinds.length === 0) return [`  ${state} --> [*]`]
  return kinds.flatMap((kind) =>
    (moves[kind] ?? '')
      .split('|')
      .map((target) => `  ${state} --> ${target}: ${kind} ${eventNames[kind]}`),
  )
}

/** The axis's name in Chinese. */
export function axisTitle(axis: Axis): string {
  return titles[axis].title
}
