import type { BillId, CalendarDate } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import { batchItemsMax } from '@piaoqiao/protocol'
import type {
  IncomeBill,
  IncomeLine,
  IncomePosting,
  IncomeSource,
  IncomeState,
  NewPosting,
} from '../income-ports.ts'
import type { StationTables } from '../ports.ts'
import type { Station } from './station.ts'

/** Most lines of one transaction. */
export const incomeLinesMax = batchItemsMax

/** What came of one line: kept now, there already, or kept as refused by the station itself. */
export interface TakenLine {
  readonly outcome: 'accepted' | 'repeated' | 'refused'
  readonly state: IncomeState
  readonly code: string | null
}

/**
 * 收入入账: takes lines of vouchers from the accounting. Each is kept before anything is sent; a line that waits or is posted
 * already acts no second time. Lines that cannot be posted are kept too, so that the report of the day has them.
 * @returns one outcome for each line, in their order
 */
export function takeIncome(
  { store, clock }: Station,
  lines: readonly IncomeLine[],
  source: IncomeSource,
): Promise<readonly TakenLine[]> {
  if (lines.length > incomeLinesMax) throw new RangeError('the caller bounds the lines')
  const at = clock()
  return store.change(async (tables) => {
    const { income } = tables
    const billIds = [...new Set(lines.map(({ billId }) => billId))]
    const bills = await income.bills(billIds)
    const states = await liveStates(tables, billIds)
    const judged = lines.map((line): NewPosting => {
      const refusedCode = codeAgainst(line, bills.get(line.billId), dateAt(at))
      return { ...line, source, refusedCode }
    })
    const fresh = judged.map((line) => !states.has(lineKey(line)))
    const places = judged.flatMap((_, place) => (fresh[place] === true ? [place] : []))
    const kept = await income.add(
      judged.filter((_, place) => fresh[place] === true),
      at,
    )
    const keptPlaces = new Set([...kept].map((index) => places[index]))
    return judged.map((line, place) => takenLine(line, keptPlaces.has(place), states))
  })
}

async function liveStates(
  { income }: StationTables,
  billIds: readonly BillId[],
): Promise<ReadonlyMap<string, IncomeState>> {
  const postings = await income.ofBills(billIds)
  const live = postings.filter(({ state }) => state !== 'withdrawn')
  return new Map(live.map((posting: IncomePosting) => [lineKey(posting), posting.state]))
}

/** Two lines of one request can be the same, too: the second one is repeated. */
function takenLine(
  line: NewPosting,
  isKept: boolean,
  states: ReadonlyMap<string, IncomeState>,
): TakenLine {
  const { refusedCode } = line
  const known = states.get(lineKey(line))
  if (known !== undefined) return { outcome: 'repeated', state: known, code: null }
  if (refusedCode !== null) return { outcome: 'refused', state: 'refused', code: refusedCode }
  return { outcome: isKept ? 'accepted' : 'repeated', state: 'waiting', code: null }
}

function lineKey({ billId, amountFen, postedOn, voucherNumber }: IncomeLine): string {
  return `${billId} ${amountFen} ${postedOn} ${voucherNumber}`
}

/** What the province would refuse for certain is not sent; null for a line that it can decide about. */
function codeAgainst(
  { amountFen, postedOn }: IncomeLine,
  bill: IncomeBill | undefined,
  today: CalendarDate,
): string | null {
  if (bill === undefined) return 'BILL_NOT_HERE'
  if (bill.isSpoilt) return 'NUMBER_SPOILT'
  if (bill.registration === 'refused') return 'REGISTRATION_REFUSED'
  if (bill.isRed ? amountFen === 0n : amountFen <= 0n) return 'AMOUNT_NOT_POSITIVE'
  return postedOn > today ? 'DATE_IN_FUTURE' : null
}
