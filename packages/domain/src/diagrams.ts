import { formLife, reimbursementLife, standingLife } from './life.ts'

const titles = {
  standing: { title: '票据状态', life: standingLife },
  form: { title: '票据形态', life: formLife },
  reimbursement: { title: '报销状态', life: reimbursementLife },
} as const

export type Axis = keyof typeof titles
export const axes = Object.keys(titles) as readonly Axis[]

/** The table of an axis as a Mermaid state diagram. */
export function lifeDiagram(axis: Axis): string {
  const { life } = titles[axis]
  const [first = ''] = Object.keys(life)
  const moves = Object.entries(life).flatMap(([state, events]) =>
    Object.entries(events as Record<string, string>).flatMap(([event, next]) =>
      next.split('|').map((target) => `  ${state} --> ${target}: ${event}`),
    ),
  )
  return ['stateDiagram-v2', `  [*] --> ${first}`, ...moves].join('\n')
}

/** The axis's name in Chinese. */
export function axisTitle(axis: Axis): string {
  return titles[axis].title
}
