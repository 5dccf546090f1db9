import { dayMs } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { readBillXml } from '@piaoqiao/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Application, ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { inventedParty } from './testing/invented-parties.ts'
import { grantOf, lockOf, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
/** Units without any stake, one in each province. */
let strangers: readonly Application[]

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  strangers = await Promise.all([
    network.enrol('unit', inventedParty('company', 41, '重庆示例物流有限公司', '50')),
    network.enrol('unit', inventedParty('company', 42, '江苏示例物流有限公司', '32')),
  ])
})
afterAll(() => network.stop())

async function fileOf(caller: Application, { key }: SignedBill): Promise<FileOrRefusal> {
  return (await caller.call('bill.file', { ...key, format: 'xml' })) as FileOrRefusal
}
type FileOrRefusal = ItemAnswer & { readonly content?: string; readonly digest?: string }

async function heldBy(unit: Application): Promise<SignedBill> {
  const bill = await cast.hospital.register()
  await done(unit, 'bill.lock', lockOf(bill))
  return bill
}

describe('the state of a bill', () => {
  test('is told to no stranger who only guessed its number', async () => {
    const bill = await heldBy(cast.company)
    for (const stranger of strangers) {
      for (const item of [bill.key, { ...bill.key, checkCode: 'zzzzzz' }]) {
        const answer = await changingNothing(network, 'bills and requests', () =>
          stranger.item('bill.status', item),
        )
        expectRefused(answer, 'CHECK_CODE_MISMATCH')
        expect(answer.details).toEqual({})
      }
    }
  })

  test('is told to whoever knows the check code, without names of locks and reports of others', async () => {
    const bill = await heldBy(cast.company)
    await done(cast.company, 'reimbursement.report', reportOf(bill, '300.00'))
    await done(cast.insurer, 'bill.lock', lockOf(bill))
    for (const stranger of strangers) {
      const { checkCode } = bill.presented
      const answer = await stranger.item('bill.status', { ...bill.key, checkCode })
      expect(answer).toMatchObject({ outcome: 'found', balance: '500.00', ownReports: [] })
      expect(answer.lock).toMatchObject({ holderIsCaller: false })
      expect(answer.lock).not.toHaveProperty('lockId')
      expect(JSON.stringify(answer)).not.toContain(bill.payer.name)
      expect(JSON.stringify(answer)).not.toContain(checkCode)
    }
  })

  test('is told by its number to the issuer, the holder, and whoever was authorised', async () => {
    const bill = await heldBy(cast.company)
    await done(cast.portal, 'authorisation.grant', grantOf(bill, parties.rival))
    for (const party of [cast.hospital.application, cast.company, cast.rival]) {
      expect(await party.item('bill.status', bill.key)).toMatchObject({ outcome: 'found' })
    }
    expect((await cast.company.item('bill.status', bill.key)).lock).toMatchObject({
      holderIsCaller: true,
      lockId: expect.stringContaining('L-') as unknown,
    })
  })

  test('shows each reporter its own reports, and the issuer all of them', async () => {
    const bill = await heldBy(cast.company)
    await done(cast.company, 'reimbursement.report', reportOf(bill, '300.00'))
    await done(cast.insurer, 'bill.lock', lockOf(bill))
    await done(cast.insurer, 'reimbursement.report', reportOf(bill, '200.00'))
    const amounts = async (party: Application) => {
      const { ownReports = [] } = await party.item('bill.status', bill.key)
      return ownReports.map(({ amount }) => amount)
    }
    expect(await amounts(cast.company)).toEqual(['300.00'])
    expect(await amounts(cast.insurer)).toEqual(['200.00'])
    expect(await amounts(cast.hospital.application)).toEqual(['300.00', '200.00'])
  })
})

describe('the file of a bill', () => {
  test('is given to its issuer and to its holder, with both signatures', async () => {
    const bill = await heldBy(cast.company)
    for (const party of [cast.hospital.application, cast.company]) {
      const { outcome, content = '', digest } = await fileOf(party, bill)
      expect(outcome).toBe('done')
      const bytes = Buffer.from(content, 'base64')
      expect(digest).toBe(sm3Hex(bytes))
      const { signatures } = readBillXml(bytes)
      expect(Object.keys(signatures).toSorted()).toEqual(['issuer', 'supervisor'])
    }
  })

  test('is given to whoever reimbursed, until the report is withdrawn', async () => {
    const bill = await heldBy(cast.insurer)
    const report = reportOf(bill, '300.00')
    const { reportId } = await done(cast.insurer, 'reimbursement.report', report)
    expect(await fileOf(cast.insurer, bill)).toMatchObject({ outcome: 'done' })
    const withdrawal = { ...bill.key, reportId, reason: '录入有误' }
    await done(cast.insurer, 'reimbursement.withdraw', withdrawal)
    expectRefused(await fileOf(cast.insurer, bill), 'LOCK_NOT_HELD')
  })

  test('is refused to strangers, other issuers, and units that are only authorised', async () => {
    const bill = await heldBy(cast.company)
    await done(cast.portal, 'authorisation.grant', grantOf(bill, parties.rival))
    const others = [...strangers, cast.rival, cast.clinic.application]
    for (const other of others) {
      const answer = await changingNothing(network, 'bills and requests', () => fileOf(other, bill))
      expectRefused(answer, 'LOCK_NOT_HELD')
    }
  })

  test('is refused after the unlock', async () => {
    const bill = await heldBy(cast.company)
    await done(cast.company, 'bill.unlock', unlockOf(bill))
    expectRefused(await fileOf(cast.company, bill), 'LOCK_NOT_HELD')
  })

  test('is refused from the moment at which the lock is over, however late the job is', async () => {
    const [near, far] = [await heldBy(cast.insurer), await heldBy(cast.company)]
    network.clock.forward(30 * dayMs)
    expectRefused(await fileOf(cast.insurer, near), 'LOCK_NOT_HELD')
    expectRefused(await fileOf(cast.company, far), 'LOCK_NOT_HELD')
  })
})

test('a feed holds nothing of bills in which its reader has no stake', async () => {
  await heldBy(cast.company)
  for (const stranger of strangers) {
    expect(await stranger.call('event.feed', { after: '0' })).toMatchObject({ entries: [] })
  }
})
