import type { PlatformCase, Step } from './case.ts'
import type { Template } from './template.ts'
import type { Frame } from './frames.ts'
import { caseOf, clauseOf, payloadOf, refusing, succeeding } from './frames.ts'
import type { SituationName, WantedBill } from './situations.ts'

/** Members of the plain item that are other; `undefined` leaves one out. */
export type Changed = Readonly<Record<string, Template | undefined>>

/** One line of a table: a bill in a situation, an item that differs so much, and what has to come of it. */
export interface Row {
  readonly slug: string
  readonly title: string
  readonly bill?: SituationName | WantedBill
  readonly item?: Changed
  /** Where the message succeeds and what it tells of was refused. */
  readonly outcome?: 'refused'
  /** Of the refusal, or of the outcome. */
  readonly code?: string
  /** Members of the answer. */
  readonly members?: Readonly<Record<string, Template>>
  readonly requirements?: readonly string[]
  /** What is sent before. */
  readonly before?: readonly Step[]
  readonly after?: readonly Step[]
}

type Table = Readonly<Record<string, Omit<Row, 'slug'>>>

export function successRows(frame: Frame, table: Table): PlatformCase[] {
  return Object.entries(table).map(([slug, row]) => {
    const { outcome, code, members } = row
    const plain = succeeding(frame)
    const more = {
      ...(outcome !== undefined && { outcome }),
      ...(code !== undefined && { code }),
      ...(members !== undefined && { members }),
    }
    const expect: Step['expect'] =
      plain.kind === 'items'
        ? { kind: 'items', items: plain.items.map((one) => ({ ...one, ...more })) }
        : { ...(plain as Extract<Step['expect'], { kind: 'answer' }>), ...more }
    return rowCase(frame, { slug, ...row }, 'success', expect)
  })
}

export function refusalRows(frame: Frame, table: Table): PlatformCase[] {
  return Object.entries(table).map(([slug, row]) => {
    const refused = refusing(frame, row.code ?? '')
    const { members } = row
    const expect: Step['expect'] =
      members === undefined || refused.kind !== 'items'
        ? refused
        : { kind: 'items', items: refused.items.map((one) => ({ ...one, members })) }
    const requirements = row.requirements ?? ['REFUSAL-CODE']
    return rowCase(frame, { slug, ...row, requirements }, 'failure', expect)
  })
}

function rowCase(
  frame: Frame,
  row: Row,
  side: PlatformCase['side'],
  expect: Step['expect'],
): PlatformCase {
  const { slug, title, bill, item = {}, requirements = ['OUTCOME'], before, after } = row
  const wanted = typeof bill === 'string' ? { situation: bill } : bill
  return caseOf(frame, {
    slug,
    side,
    title,
    clause: clauseOf(frame.message),
    requirements,
    ...(wanted !== undefined && { bills: { a: wanted } }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    step: { payload: payloadOf(frame, changedItem(frame, item)), expect },
  })
}

/** The plain item with other members. */
export function changedItem(frame: Frame, changed: Changed, bill = 'a'): Template {
  const members = Object.entries({ ...frame.item(bill), ...changed })
  return Object.fromEntries(
    members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
