import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { registration } from './testing/issuing-unit.ts'
import { grantOf, lockOf, paperOf, reasonFor, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { historyOf } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done, redBillOf } from './testing/staged-bills.ts'

let network: Network
let cast: Cast

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
})
afterAll(() => network.stop())

const stateOf = async ({ presented }: SignedBill) =>
  (await cast.rival.item('bill.verify', presented)).state

describe('a bill that an employer in 32 and an insurer in 50 share', () => {
  let bill: SignedBill
  let authorisationId: string
  const reports: Record<string, string> = {}

  test('is known to everybody once its hospital registered it', async () => {
    bill = cast.hospital.write()
    const before = await cast.company.item('bill.verify', bill.presented)
    expectRefused(before, 'BILL_NOT_FOUND')
    const answer = await cast.hospital.application.item('bill.register', registration(bill))
    expect(answer).toMatchObject({ outcome: 'done', code: 'REGISTERED', sequence: 1 })
  })

  test('is genuine and open to a unit of 32 that reads its face', async () => {
    const view = await cast.company.item('bill.verify', bill.presented)
    expect(view).toMatchObject({
      outcome: 'found',
      issuerName: parties.hospital.name,
      amount: '1000.00',
      reimbursable: '800.00',
      balance: '800.00',
      state: '可报销',
      nextServices: ['bill.lock'],
    })
  })

  test('is authorised by its payer to the employer', async () => {
    const answer = await cast.portal.item('authorisation.grant', grantOf(bill, parties.company))
    expect(answer).toMatchObject({ outcome: 'done', code: 'AUTHORISED', sequence: 2 })
    authorisationId = answer.authorisationId ?? ''
  })

  test('is locked by the employer on that authorisation', async () => {
    const answer = await cast.company.item('bill.lock', {
      ...bill.key,
      authorisationId,
      purpose: 'employer_expense',
      businessReference: 'BX-2026-0003',
    })
    expect(answer).toMatchObject({ code: 'LOCKED', sequence: 3, balance: '800.00' })
  })

  test('is refused to the insurer while the employer holds it', async () => {
    const answer = await cast.insurer.item('bill.lock', lockOf(bill))
    expectRefused(answer, 'BILL_LOCKED')
    expect(answer.details).toMatchObject({ holder: parties.company.name })
  })

  test('is reimbursed in part by the employer, and its books take it in', async () => {
    const report = reportOf(bill, '300.00')
    const answer = await cast.company.item('reimbursement.report', report)
    expect(answer).toMatchObject({ code: 'REPORTED', sequence: 4, balance: '500.00' })
    reports['company'] = answer.reportId ?? ''
    const posting = {
      ...bill.key,
      reportId: reports['company'],
      postedOn: '2026-03-04',
      voucherNumber: '记-2026-03-0019',
    }
    expect(await cast.company.item('reimbursement.post', posting)).toMatchObject({ code: 'POSTED' })
    expect(await stateOf(bill)).toBe('部分报销')
  })

  test('is reimbursed for the rest by the insurer, and for no fen more', async () => {
    await done(cast.insurer, 'bill.lock', lockOf(bill))
    const more = await cast.insurer.item('reimbursement.report', reportOf(bill, '500.01'))
    expectRefused(more, 'AMOUNT_ABOVE_BALANCE')
    const answer = await done(cast.insurer, 'reimbursement.report', reportOf(bill, '500.00'))
    expect(answer).toMatchObject({ balance: '0.00' })
    reports['insurer'] = answer.reportId ?? ''
    expect(await stateOf(bill)).toBe('已报销')
    expectRefused(await cast.rival.item('bill.lock', lockOf(bill)), 'BILL_REIMBURSED')
  })

  test('cannot be reversed until both took their reports back', async () => {
    const asked = await cast.hospital.application.item('reversal.lock', reasonFor(bill))
    expect(asked).toMatchObject({ code: 'REVERSAL_RECOVERY_ASKED' })
    const withdrawal = (by: string) => ({ ...reasonFor(bill), reportId: reports[by] })
    const posted = await cast.company.item('reimbursement.withdraw', withdrawal('company'))
    expectRefused(posted, 'REPORT_POSTED')
    await done(cast.company, 'reimbursement.unpost', withdrawal('company'))
    const first = await done(cast.company, 'reimbursement.withdraw', withdrawal('company'))
    expect(first.code).toBe('WITHDRAWN')
    expectRefused(await complete(bill), 'REVERSAL_NOT_LOCKED')
    const second = await done(cast.insurer, 'reimbursement.withdraw', withdrawal('insurer'))
    expect(second.code).toBe('WITHDRAWN_FOR_REVERSAL')
    expect(await stateOf(bill)).toBe('冲红锁定')
  })

  test('is reversed by its red bill, and nobody can lock either', async () => {
    const red = redBillOf(cast.hospital, bill)
    const redXml = registration(red).xml
    const answer = await cast.hospital.application.item('reversal.complete', {
      ...bill.key,
      redXml,
    })
    expect(answer).toMatchObject({ outcome: 'done', code: 'REVERSED' })
    expect(await cast.company.item('bill.status', bill.key)).toMatchObject({
      state: '已冲红',
      redBillNumber: red.key.billNumber,
    })
    expectRefused(await cast.insurer.item('bill.lock', lockOf(bill)), 'BILL_REVERSED')
    expectRefused(await cast.insurer.item('bill.lock', lockOf(red)), 'BILL_IS_RED')
  })

  test('has all of this in its history, and nothing else', async () => {
    expect(await historyOf(network.p50, bill.key)).toEqual([
      'bill.registered',
      'authorisation.granted',
      'bill.locked',
      'reimbursement.reported',
      'reimbursement.posted',
      'bill.locked',
      'reimbursement.reported',
      'reversal.recovery_asked',
      'reimbursement.unposted',
      'reimbursement.withdrawn',
      'reimbursement.withdrawn',
      'reversal.locked',
      'reversal.completed',
    ])
  })
})

function complete(bill: SignedBill): ReturnType<Cast['company']['item']> {
  const redXml = registration(redBillOf(cast.hospital, bill)).xml
  return cast.hospital.application.item('reversal.complete', { ...bill.key, redXml })
}

describe('a bill whose hospital wants it back while a unit of 32 holds it', () => {
  let bill: SignedBill

  test('is marked, and stays with its holder', async () => {
    bill = await cast.hospital.register()
    await done(cast.company, 'bill.lock', lockOf(bill))
    const asked = await cast.hospital.application.item('reversal.lock', reasonFor(bill))
    expect(asked).toMatchObject({ outcome: 'done', code: 'REVERSAL_HELD_MARKED' })
    expect(await cast.company.item('bill.status', bill.key)).toMatchObject({
      reimbursement: 'locked',
      nextServices: ['reimbursement.report', 'bill.unlock'],
    })
    expectRefused(await complete(bill), 'REVERSAL_NOT_LOCKED')
  })

  test('is not kept for longer', async () => {
    const answer = await cast.company.item('bill.extend', { ...bill.key, days: 1 })
    expectRefused(answer, 'BILL_REVERSAL_PENDING')
  })

  test('goes straight to the reversal lock when it is unlocked, never back to the pool', async () => {
    const unlocked = await cast.company.item('bill.unlock', unlockOf(bill))
    expect(unlocked).toMatchObject({ code: 'UNLOCKED_FOR_REVERSAL' })
    expectRefused(await cast.rival.item('bill.lock', lockOf(bill)), 'BILL_REVERSAL_LOCKED')
    expect(await historyOf(network.p50, bill.key)).toEqual([
      'bill.registered',
      'bill.locked',
      'reversal.marked',
      'bill.unlocked',
      'reversal.locked',
    ])
  })

  test('is free again when the hospital gives the reversal up', async () => {
    await done(cast.hospital.application, 'reversal.release', reasonFor(bill))
    expect(await cast.rival.item('bill.lock', lockOf(bill))).toMatchObject({ code: 'LOCKED' })
  })
})

describe('a bill that is exchanged for paper', () => {
  let bill: SignedBill

  test('cannot be locked while the paper stands in for it', async () => {
    bill = await cast.hospital.register()
    const answer = await cast.hospital.application.item('paper.exchange', paperOf(bill))
    expect(answer).toMatchObject({ outcome: 'done', code: 'EXCHANGED' })
    expectRefused(await cast.company.item('bill.lock', lockOf(bill)), 'BILL_EXCHANGED')
  })

  test('can be locked again after the same paper came back', async () => {
    const answer = await cast.hospital.application.item('paper.return', paperOf(bill))
    expect(answer).toMatchObject({ outcome: 'done', code: 'PAPER_RETURNED' })
    expect(await cast.company.item('bill.lock', lockOf(bill))).toMatchObject({ code: 'LOCKED' })
  })
})

test('posting the income and taking the posting back leaves the bill as it stands', async () => {
  const bill = await cast.hospital.register()
  await done(cast.company, 'bill.lock', lockOf(bill))
  const standing = async () => ({
    ...(await cast.company.item('bill.status', bill.key)),
    sequence: 'left out, because it counts on',
  })
  const before = await standing()
  const income = {
    ...bill.key,
    amount: '1000.00',
    postedOn: '2026-03-03',
    voucherNumber: '收-2026-03-0007',
  }
  await done(cast.hospital.application, 'income.post', income)
  expect(await standing()).toEqual(before)
  await done(cast.hospital.application, 'income.unpost', reasonFor(bill))
  expect(await standing()).toEqual(before)
})
