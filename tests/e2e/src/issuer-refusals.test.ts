import { afterAll, beforeAll, describe, test } from 'vitest'
import type { ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { inventedParty } from './testing/invented-parties.ts'
import type { IssuingUnit } from './testing/issuing-unit.ts'
import { registration } from './testing/issuing-unit.ts'
import { lockOf, paperOf, reasonFor } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import type { RefusalCase } from './testing/refusal-cases.ts'
import { answersTo, refusedWith } from './testing/refusal-cases.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import type { StagedBills } from './testing/staged-bills.ts'
import { done, redBillOf, stageBills } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
let bills: StagedBills
let neighbour: IssuingUnit

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  bills = await stageBills(cast, cast.insurer)
  const party = inventedParty('institution', 21, '重庆示例诊所', '50')
  neighbour = await network.issuer(party, '50060126')
  await done(cast.hospital.application, 'income.post', incomeOf(bills.posted))
})
afterAll(() => network.stop())

const incomeOf = ({ key }: SignedBill, amount = '1000.00') => ({
  ...key,
  amount,
  postedOn: '2026-03-03',
  voucherNumber: '收-2026-03-0007',
})
const reversalOf = ({ key }: SignedBill, red: SignedBill) => ({
  ...key,
  redXml: registration(red).xml,
})
const redOf = (bill: SignedBill, more: object = {}) =>
  cast.hospital.write({
    faceFen: -100_000n,
    fundPayFen: -20_000n,
    reverses: bill.key,
    ...more,
  })

const reversals: readonly RefusalCase[] = [
  ...refusedWith('BILL_NOT_FOUND', 'reversal.lock', {
    'a bill that is not registered': ({ unregistered }) => reasonFor(unregistered),
  }),
  ...refusedWith('BILL_REVERSED', 'reversal.lock', {
    'a reversed bill': ({ reversed }) => reasonFor(reversed),
  }),
  ...refusedWith('BILL_IS_RED', 'reversal.lock', { 'a red bill': ({ red }) => reasonFor(red) }),
  ...refusedWith('BILL_EXCHANGED', 'reversal.lock', {
    'an exchanged bill': ({ exchanged }) => reasonFor(exchanged),
  }),
  ...refusedWith('REVERSAL_NOT_REQUESTED', 'reversal.release', {
    'an open bill': ({ open }) => reasonFor(open),
  }),
  ...refusedWith('REVERSAL_NOT_LOCKED', 'reversal.complete', {
    'an open bill': ({ open }) => reversalOf(open, redBillOf(cast.hospital, open)),
    'a bill that a unit holds': ({ reversalMarked: bill }) =>
      reversalOf(bill, redBillOf(cast.hospital, bill)),
  }),
  ...refusedWith('RED_BILL_MISMATCH', 'reversal.complete', {
    'the red bill of another one': ({ reversalLocked, open }) =>
      reversalOf(reversalLocked, redBillOf(cast.hospital, open)),
    'a red bill of another amount': ({ reversalLocked: bill }) =>
      reversalOf(bill, redOf(bill, { faceFen: -99_999n })),
  }),
  ...refusedWith('BILL_XML_REFUSED', 'reversal.complete', {
    'a red bill that is no XML': ({ reversalLocked: { key } }) => ({ ...key, redXml: 'YmlsbA==' }),
  }),
  ...refusedWith('NUMBER_NOT_ALLOTTED', 'reversal.complete', {
    'a red bill with a number of nobody': ({ reversalLocked: bill }) =>
      reversalOf(bill, redOf(bill, { billNumber: '9000000000' })),
  }),
]

const papers: readonly RefusalCase[] = [
  ...refusedWith('BILL_LOCKED', 'paper.exchange', { 'a held bill': ({ held }) => paperOf(held) }),
  ...refusedWith('BILL_ALREADY_USED', 'paper.exchange', {
    'a reimbursed bill': ({ reimbursed }) => paperOf(reimbursed),
  }),
  ...refusedWith('BILL_EXCHANGED', 'paper.exchange', {
    'an exchanged bill': ({ exchanged }) => paperOf(exchanged),
  }),
  ...refusedWith('BILL_REVERSAL_LOCKED', 'paper.exchange', {
    'a bill in reversal': ({ reversalLocked }) => paperOf(reversalLocked),
  }),
  ...refusedWith('BILL_NOT_EXCHANGED', 'paper.return', {
    'an electronic bill': ({ open }) => paperOf(open),
  }),
  ...refusedWith('PAPER_MISMATCH', 'paper.return', {
    'another paper': ({ exchanged }) => ({ ...paperOf(exchanged), paperNumber: '00012346' }),
  }),
]

const incomes: readonly RefusalCase[] = [
  ...refusedWith('AMOUNT_NOT_POSITIVE', 'income.post', {
    nothing: ({ open }) => incomeOf(open, '0.00'),
    'less than nothing': ({ open }) => incomeOf(open, '-1.00'),
  }),
  ...refusedWith('AMOUNT_MALFORMED', 'income.post', {
    'half a fen': ({ open }) => incomeOf(open, '0.005'),
  }),
  ...refusedWith('DATE_IN_FUTURE', 'income.post', {
    tomorrow: ({ open }) => ({ ...incomeOf(open), postedOn: '2026-03-05' }),
  }),
  ...refusedWith('INCOME_ALREADY_POSTED', 'income.post', {
    'the same income again': ({ posted }) => incomeOf(posted),
  }),
  ...refusedWith('INCOME_NOT_POSTED', 'income.unpost', {
    'what was not posted': ({ open }) => reasonFor(open),
  }),
]

const foreign: readonly RefusalCase[] = [
  ...refusedWith('NOT_THE_ISSUER', 'reversal.lock', { 'a bill': ({ open }) => reasonFor(open) }),
  ...refusedWith('NOT_THE_ISSUER', 'reversal.release', {
    'a bill in reversal': ({ reversalLocked }) => reasonFor(reversalLocked),
  }),
  ...refusedWith('NOT_THE_ISSUER', 'paper.exchange', { 'a bill': ({ open }) => paperOf(open) }),
  ...refusedWith('NOT_THE_ISSUER', 'paper.return', {
    'an exchanged bill': ({ exchanged }) => paperOf(exchanged),
  }),
  ...refusedWith('NOT_THE_ISSUER', 'income.post', { 'a bill': ({ open }) => incomeOf(open) }),
  ...refusedWith('NOT_THE_ISSUER', 'income.unpost', {
    'a posted income': ({ posted }) => reasonFor(posted),
  }),
]

describe.each([
  { who: 'its issuer', caller: () => cast.hospital, cases: [...reversals, ...papers, ...incomes] },
  { who: 'another issuer of the province', caller: () => neighbour, cases: foreign },
  { who: 'an issuer of the other province', caller: () => cast.clinic, cases: foreign },
])('$who is refused', ({ caller, cases }) => {
  let answers: ReadonlyMap<RefusalCase, ItemAnswer>
  beforeAll(async () => {
    answers = await changingNothing(network, 'bills', () =>
      answersTo(cases, caller().application, bills),
    )
  })

  test.each(cases)('$service of $name: $code', (refusal) => {
    expectRefused(answers.get(refusal), refusal.code)
  })
})

test('another issuer cannot reverse a bill with a red bill of its own', async () => {
  const { reversalLocked: bill } = bills
  const red = neighbour.write({ faceFen: -100_000n, fundPayFen: -20_000n, reverses: bill.key })
  const answer = await changingNothing(network, 'bills', () =>
    neighbour.application.item('reversal.complete', reversalOf(bill, red)),
  )
  expectRefused(answer, 'NOT_THE_ISSUER')
})

test('a bill in reversal is not locked by anybody while its issuer is refused', async () => {
  const answer = await cast.rival.item('bill.lock', lockOf(bills.reversalLocked))
  expectRefused(answer, 'BILL_REVERSAL_LOCKED')
})
