import { dayMs, isCalendarDate, refusal, yuanFromFen } from '@piaoqiao/domain'
import type { FigureLine, FiguresAnswer, FiguresRequest } from '@piaoqiao/protocol'
import { figureDaysMax, wireRefusal } from '@piaoqiao/protocol'
import type { Figure, IssuePlace, RegisterStore, StoredFigures } from '../register-ports.ts'

/** Lines of a page whose request names no number. */
export const figureLinesDefault = 100

type Place = Pick<IssuePlace, 'issuedOn' | 'issuerId'>

/** `registry.figures` (票据统计): counts and sums by day of issue and issuer, for the bureau. */
export function createRegistryFigures(options: {
  readonly register: Pick<RegisterStore, 'figures'>
}): (request: FiguresRequest) => Promise<FiguresAnswer> {
  return async ({ from, to, after, limit = figureLinesDefault }) => {
    if (!isRange(from, to)) return malformed('/to')
    const begin = after === undefined ? { issuedOn: from, issuerId: '' } : placeIn(after)
    if (begin === null) return malformed('/after')
    const page = await options.register.figures({ from, to }, begin, limit + 1)
    const shown = page.slice(0, limit)
    const last = shown.at(-1)
    const hasMore = page.length > limit && last !== undefined
    return {
      outcome: 'found',
      lines: shown.map(lineOf),
      next: hasMore ? `${last.issuedOn}.${last.issuerId}` : null,
    }
  }
}

function malformed(path: string): FiguresAnswer {
  return wireRefusal(refusal('ITEM_MALFORMED', { path }))
}

/** Whether a period runs forward and is no longer than figures are asked for at one time. */
export function isRange(from: string, to: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs
  return days >= 0 && days < figureDaysMax
}

const cursorPattern = /^(\d{4}-\d{2}-\d{2})\.([0-9A-Z]{1,18})$/

function placeIn(cursor: string): Place | null {
  const [, issuedOn, issuerId] = cursorPattern.exec(cursor) ?? []
  if (issuedOn === undefined || issuerId === undefined) return null
  return isCalendarDate(issuedOn) ? { issuedOn, issuerId } : null
}

function lineOf({ issuedOn: day, ...figures }: StoredFigures): FigureLine {
  const { issuerId, issuerName, issued, locked, reimbursed, reversed, medianDays } = figures
  return {
    day,
    issuerId,
    issuerName,
    issued: wireFigure(issued),
    locked: wireFigure(locked),
    reimbursed: wireFigure(reimbursed),
    reversed: wireFigure(reversed),
    medianDays,
  }
}

function wireFigure({ bills, amount }: Figure) {
  return { bills, amount: yuanFromFen(amount) }
}
