import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Application, ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { lockOf, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { networkStart } from './testing/network-clock.ts'
import type { RefusalCase } from './testing/refusal-cases.ts'
import { answersTo, refusedWith } from './testing/refusal-cases.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import type { StagedBills } from './testing/staged-bills.ts'
import { stageBills } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
const staged = new Map<Application, StagedBills>()

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  for (const caller of [cast.company, cast.insurer]) {
    staged.set(caller, await stageBills(cast, caller))
  }
})
afterAll(() => network.stop())

const tomorrow = new Date(networkStart + dayMs).toISOString().slice(0, 10)

const malformed: readonly RefusalCase[] = [
  ...refusedWith('ITEM_MALFORMED', 'bill.lock', {
    'a text in place of an item': () => 'BX-1',
    'a number as a bill number': ({ open }) => ({ ...lockOf(open), billNumber: 1 }),
    'a bill code of nine digits': ({ open }) => ({ ...lockOf(open), billCode: '500601260' }),
    'an amount as a number': ({ open }) => ({ ...lockOf(open), amount: 1000 }),
    'days as a text': ({ open }) => ({ ...lockOf(open), days: '30' }),
    'a purpose that does not exist': ({ open }) => ({ ...lockOf(open), purpose: 'holiday' }),
    'a member that does not exist': ({ open }) => ({ ...lockOf(open), holder: 'x' }),
    'no purpose': ({ open }) => ({ ...lockOf(open), purpose: undefined }),
    'an empty business reference': ({ open }) => ({ ...lockOf(open), businessReference: '' }),
    'a day that does not exist': ({ open }) => ({ ...lockOf(open), issuedOn: '2026-02-30' }),
    'nothing at all': () => null,
  }),
  ...refusedWith('AMOUNT_MALFORMED', 'reimbursement.report', {
    'three decimals': ({ own }) => reportOf(own, '1.005'),
    'an exponent': ({ own }) => reportOf(own, '1e2'),
    'a separator': ({ own }) => reportOf(own, '1,000.00'),
    'no digits': ({ own }) => reportOf(own, ''),
    'digits of another script': ({ own }) => reportOf(own, '１.00'),
  }),
  ...refusedWith('AMOUNT_MALFORMED', 'bill.lock', {
    'a face with three decimals': ({ open }) => ({ ...lockOf(open), amount: '1000.000' }),
  }),
]

const amounts: readonly RefusalCase[] = [
  ...refusedWith('AMOUNT_NOT_POSITIVE', 'reimbursement.report', {
    zero: ({ own }) => reportOf(own, '0.00'),
    'less than nothing': ({ own }) => reportOf(own, '-0.01'),
  }),
  ...refusedWith('AMOUNT_ABOVE_BALANCE', 'reimbursement.report', {
    'one fen above the balance': ({ own }) => reportOf(own, '800.01'),
    'the largest amount that can be written': ({ own }) => reportOf(own, '999999999999.99'),
  }),
  ...refusedWith('DATE_IN_FUTURE', 'reimbursement.report', {
    tomorrow: ({ own }) => ({ ...reportOf(own, '1.00'), reimbursedOn: tomorrow }),
    'posted tomorrow': ({ own }) => ({ ...reportOf(own, '1.00'), postedOn: tomorrow }),
  }),
]

const faces: readonly RefusalCase[] = [
  ...refusedWith('BILL_NOT_FOUND', 'bill.lock', {
    'a bill that is not registered': ({ unregistered }) => lockOf(unregistered),
  }),
  ...refusedWith('BILL_NOT_FOUND', 'bill.unlock', {
    'a bill that is not registered': ({ unregistered }) => unlockOf(unregistered),
  }),
  ...refusedWith('BILL_NOT_FOUND', 'bill.verify', {
    'a bill that is not registered': ({ unregistered }) => unregistered.presented,
  }),
  ...['bill.verify', 'bill.lock'].flatMap((service) => {
    const itemOf =
      service === 'bill.lock' ? lockOf : ({ presented }: StagedBills['open']) => presented
    return [
      ...refusedWith('CHECK_CODE_MISMATCH', service, {
        'a wrong check code': ({ open }) => ({ ...itemOf(open), checkCode: 'zzzzzz' }),
      }),
      ...refusedWith('PRESENTED_FACTS_MISMATCH', service, {
        'another amount': ({ open }) => ({ ...itemOf(open), amount: '1000.01' }),
        'another day': ({ open }) => ({ ...itemOf(open), issuedOn: '2026-03-01' }),
      }),
    ]
  }),
  ...refusedWith('CHECK_CODE_MISMATCH', 'bill.lock', {
    'a bill that is only named': ({ open }) => ({ ...lockOf(open), checkCode: undefined }),
  }),
  ...refusedWith('PRESENTED_FACTS_MISMATCH', 'bill.lock', {
    'no amount': ({ open }) => ({ ...lockOf(open), amount: undefined }),
    'no day': ({ open }) => ({ ...lockOf(open), issuedOn: undefined }),
  }),
  ...refusedWith('HOME_PROVINCE_UNKNOWN', 'bill.lock', {
    'a bill of a province that takes no part': ({ open }) => ({
      ...lockOf(open),
      billCode: '11060126',
    }),
  }),
  ...refusedWith('LOCK_DAYS_OUT_OF_RANGE', 'bill.lock', {
    'no day': ({ open }) => ({ ...lockOf(open), days: 0 }),
    '181 days': ({ open }) => ({ ...lockOf(open), days: 181 }),
  }),
]

const locks: readonly RefusalCase[] = [
  ...refusedWith('BILL_LOCKED', 'bill.lock', { 'a held bill': ({ held }) => lockOf(held) }),
  ...refusedWith('LOCK_ALREADY_HELD', 'bill.lock', {
    'the own bill again': ({ own }) => lockOf(own),
  }),
  ...refusedWith('BILL_REIMBURSED', 'bill.lock', {
    'a reimbursed bill': ({ reimbursed }) => lockOf(reimbursed),
  }),
  ...refusedWith('BILL_REVERSAL_LOCKED', 'bill.lock', {
    'a bill in reversal': ({ reversalLocked }) => lockOf(reversalLocked),
  }),
  ...refusedWith('BILL_REVERSAL_PENDING', 'bill.lock', {
    'a held bill that is marked': ({ reversalMarked }) => lockOf(reversalMarked),
  }),
  ...refusedWith('BILL_REVERSED', 'bill.lock', {
    'a reversed bill': ({ reversed }) => lockOf(reversed),
  }),
  ...refusedWith('BILL_IS_RED', 'bill.lock', { 'a red bill': ({ red }) => lockOf(red) }),
  ...refusedWith('BILL_EXCHANGED', 'bill.lock', {
    'an exchanged bill': ({ exchanged }) => lockOf(exchanged),
  }),
  ...refusedWith('NOTHING_REIMBURSABLE', 'bill.lock', {
    'a bill that insurance paid': ({ borne }) => lockOf(borne),
  }),
  ...refusedWith('LOCK_NOT_HELD', 'bill.unlock', {
    'the lock of another unit': ({ held }) => unlockOf(held),
    'an open bill': ({ open }) => unlockOf(open),
  }),
  ...refusedWith('LOCK_NOT_HELD', 'bill.extend', {
    'the lock of another unit': ({ held }) => ({ ...held.key, days: 1 }),
  }),
  ...refusedWith('LOCK_DAYS_OUT_OF_RANGE', 'bill.extend', {
    'more than 180 days in all': ({ own }) => ({ ...own.key, days: 151 }),
  }),
  ...refusedWith('LOCK_NOT_HELD', 'reimbursement.report', {
    'the lock of another unit': ({ held }) => reportOf(held, '1.00'),
    'an open bill': ({ open }) => reportOf(open, '1.00'),
  }),
]

const withdrawal = ({ key, reportId }: StagedBills['reported']) => ({
  ...key,
  reportId,
  reason: '录入有误',
})

const reports: readonly RefusalCase[] = [
  ...refusedWith('REPORT_NOT_FOUND', 'reimbursement.withdraw', {
    'a report that does not exist': ({ own }) =>
      withdrawal({ ...own, reportId: `R-${own.key.billCode}${own.key.billNumber}-99` }),
  }),
  ...refusedWith('NOT_THE_REPORTER', 'reimbursement.withdraw', {
    'the report of another unit': ({ reportedByRival }) => withdrawal(reportedByRival),
  }),
  ...refusedWith('REPORT_POSTED', 'reimbursement.withdraw', {
    'a posted report': ({ posted }) => withdrawal(posted),
  }),
  ...refusedWith('REPORT_POSTED', 'reimbursement.post', {
    'a posted report': ({ posted: { key, reportId } }) => ({
      ...key,
      reportId,
      postedOn: '2026-03-04',
      voucherNumber: '记-1',
    }),
  }),
  ...refusedWith('REPORT_NOT_POSTED', 'reimbursement.unpost', {
    'a report that is not posted': ({ reported }) => withdrawal(reported),
  }),
]

const groups = { malformed, amounts, faces, locks, reports }
const cases = Object.values(groups).flat()

function stagedFor(caller: Application): StagedBills {
  const bills = staged.get(caller)
  if (bills === undefined) throw new Error('every caller has bills')
  return bills
}

describe.each(['company', 'insurer'] as const)('from the %s', (role) => {
  let answers: ReadonlyMap<RefusalCase, ItemAnswer>
  beforeAll(async () => {
    answers = await changingNothing(network, 'bills', () =>
      answersTo(cases, cast[role], stagedFor(cast[role])),
    )
  })

  describe.each(Object.entries(groups))('%s', (_, ofGroup) => {
    test.each(ofGroup)('$service of $name is refused with $code', (refusal) => {
      expectRefused(answers.get(refusal), refusal.code)
    })
  })

  test('the refusal of a held bill names the holder and the last day', () => {
    const refusal = cases.find(({ code }) => code === 'BILL_LOCKED')
    expect(refusal && answers.get(refusal)?.details).toEqual({
      holder: parties.rival.name,
      until: '2026-04-03',
    })
  })
})
