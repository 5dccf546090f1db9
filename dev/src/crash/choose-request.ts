import {
  billCodeOf,
  billNumberOf,
  homeProvinceOf,
  lockWarningDays,
  yuanFromFen,
} from '@piaoqiao/domain'
import type { BillId } from '@piaoqiao/domain'
import type { CrashService, LedgerItem } from './ledger.ts'
import { checkCode, faceYuan, today } from './seed-registry.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { OwnReport, UnitBooks } from './unit-books.ts'

export interface ChosenRequest {
  readonly service: CrashService
  readonly atomic: boolean
  readonly items: readonly LedgerItem[]
}

/** How often each kind of message is sent. */
const batchShare = 0.35
const atomicShare = 0.5
/** Atomic messages that name bills of both provinces are refused; a few are sent all the same. */
const atomicAcrossShare = 0.1
/** Messages about bills and reports of others, which are refused. */
const strangeShare = 0.12
const heldShare = 0.6
const reportsShare = 0.4
const batchItemsMax = 6

/** What a unit does next: mostly what its books allow, sometimes what has to be refused. */
export function chooseRequest(
  random: SeededRandom,
  books: UnitBooks,
  bills: readonly BillId[],
): ChosenRequest {
  if (random.happens(strangeShare)) return chooseStrange(random, books, bills)
  if (books.held.size > 0 && random.happens(heldShare)) return chooseForHeld(random, books)
  if (books.reports.size > 0 && random.happens(reportsShare)) return chooseForReports(random, books)
  return messageOf(random, 'bill.lock', random.shuffled(bills), lockContent)
}

function chooseForHeld(random: SeededRandom, { held }: UnitBooks): ChosenRequest {
  const service = random.pick([
    'bill.extend',
    'bill.unlock',
    'reimbursement.report',
    'reimbursement.report',
  ] as const)
  return messageOf(random, service, random.shuffled([...held]), contentOf[service])
}

function chooseForReports(random: SeededRandom, books: UnitBooks): ChosenRequest {
  const reports = random.shuffled([...books.reports.values()])
  const posted = reports.filter(({ isPosted }) => isPosted)
  const unposted = reports.filter(({ isPosted }) => !isPosted)
  if (posted.length > 0 && (unposted.length === 0 || random.happens(0.3))) {
    return aboutReports(random, 'reimbursement.unpost', posted)
  }
  const service = random.pick(['reimbursement.withdraw', 'reimbursement.post'] as const)
  return aboutReports(random, service, unposted)
}

function chooseStrange(
  random: SeededRandom,
  books: UnitBooks,
  bills: readonly BillId[],
): ChosenRequest {
  const service = random.pick([
    'bill.lock',
    'bill.extend',
    'bill.unlock',
    'reimbursement.report',
  ] as const)
  const strange = bills.filter((billId) => !books.held.has(billId))
  return messageOf(random, service, random.shuffled(strange), contentOf[service])
}

type Content = Readonly<Record<string, unknown>>
type ContentOf = (random: SeededRandom) => Content

const lockContent: ContentOf = (random) => ({
  checkCode,
  amount: faceYuan,
  issuedOn: today,
  purpose: 'employer_expense',
  businessReference: `BX-${random.between(1, 9_999)}`,
  // Long enough that the registry does not warn anybody while it is being held to what was asked of it.
  days: random.between(lockWarningDays + 1, 90),
})

const contentOf = {
  'bill.lock': lockContent,
  'bill.extend': (random) => ({ days: random.between(1, 20) }),
  'bill.unlock': (random) => ({ reason: random.pick(['not_eligible', 'wrong_bill', 'other']) }),
  // Up to about half of what can be reimbursed, so that sums meet the bound now and then.
  'reimbursement.report': (random) => ({
    amount: yuanFromFen(BigInt(random.between(1, 45_000))),
    reimbursedOn: today,
    voucherNumber: `记-${random.between(1, 9_999)}`,
  }),
} satisfies Partial<Record<CrashService, ContentOf>>

function messageOf(
  random: SeededRandom,
  service: CrashService,
  bills: readonly BillId[],
  content: ContentOf,
): ChosenRequest {
  return composed(
    random,
    service,
    bills.map((billId) => ({ billId, content: content(random) })),
  )
}

function aboutReports(
  random: SeededRandom,
  service: CrashService,
  reports: readonly OwnReport[],
): ChosenRequest {
  const entry =
    service === 'reimbursement.post'
      ? { postedOn: today, voucherNumber: '记-1' }
      : { reason: '更正' }
  return composed(
    random,
    service,
    reports.map(({ billId, reportId }) => ({ billId, content: { reportId, ...entry } })),
  )
}

/** A message with the first of the candidates, or with several. */
function composed(
  random: SeededRandom,
  service: CrashService,
  candidates: readonly { readonly billId: BillId; readonly content: Content }[],
): ChosenRequest {
  const isBatch = random.happens(batchShare)
  const atomic = isBatch && random.happens(atomicShare)
  const [first] = candidates
  const isFit = ({ billId }: { readonly billId: BillId }): boolean =>
    !atomic ||
    random.happens(atomicAcrossShare) ||
    homeProvinceOf(billId) === homeProvinceOf(first?.billId ?? 0n)
  const count = isBatch ? random.between(2, batchItemsMax) : 1
  const items = candidates.filter(isFit).slice(0, count)
  return { service, atomic, items: items.map(itemOf) }
}

function itemOf({ billId, content }: { billId: BillId; content: Content }): LedgerItem {
  const key = { billCode: billCodeOf(billId), billNumber: billNumberOf(billId) }
  return { billId, content: { ...key, ...content }, answer: null }
}
