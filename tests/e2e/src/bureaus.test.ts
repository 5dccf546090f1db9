import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type {
  BillListAnswer,
  EnrolAnswer,
  EvidenceAnswer,
  FeedAnswer,
  FiguresAnswer,
} from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Application } from './testing/application.ts'
import type { ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { inventedParty } from './testing/invented-parties.ts'
import { lockOf, reasonFor, reportOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
let office: Application
let office32: Application

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  const bureaus = [
    inventedParty('institution', 71, '重庆示例财政局', '50'),
    inventedParty('institution', 72, '江苏示例财政厅', '32'),
  ]
  const enrolled = await Promise.all(bureaus.map((party) => network.enrol('office', party)))
  const [first, second] = enrolled
  if (first === undefined || second === undefined) throw new Error('two offices were enrolled')
  ;[office, office32] = [first, second]
})
afterAll(() => network.stop())

describe('an application that the office enrolled by message', () => {
  const party = inventedParty('company', 73, '重庆示例新设有限公司', '50')
  const key = generateSm2PrivateKey()
  let unit: Application

  beforeAll(async () => {
    const answer = (await office.call('application.enrol', {
      appId: 'opened-1',
      kind: 'unit',
      partyId: party.id,
      partyName: party.name,
      publicKey: exportSm2PublicKeyPem(key.publicKey),
    })) as EnrolAnswer
    if (answer.outcome !== 'done') throw new Error(answer.code)
    const appKey = new Uint8Array(Buffer.from(answer.appKey, 'hex'))
    unit = new Application({ ...office.options, appId: 'opened-1', appKey, key, party })
  })

  test('locks a bill at once', async () => {
    const bill = await cast.hospital.register()
    expect(await unit.item('bill.lock', lockOf(bill))).toMatchObject({ code: 'LOCKED' })
  })

  test('is refused while it is suspended, and is heard again afterwards', async () => {
    const bill = await cast.hospital.register()
    const change = (state: string) =>
      office.call('application.change', { appId: 'opened-1', state }) as Promise<ItemAnswer>
    expect(await change('suspended')).toMatchObject({ code: 'CHANGED' })
    await expect(unit.item('bill.verify', bill.presented)).rejects.toMatchObject({
      code: 'ENVELOPE_APP_REVOKED',
    })
    await change('active')
    expect(await unit.item('bill.verify', bill.presented)).toMatchObject({ outcome: 'found' })
    await change('closed')
    await expect(unit.item('bill.verify', bill.presented)).rejects.toMatchObject({
      code: 'ENVELOPE_APP_REVOKED',
    })
    expectRefused(await change('active'), 'APPLICATION_CLOSED')
  })

  test('is described without its key', async () => {
    const found = await office.call('application.find', { appId: 'opened-1' })
    expect(found).toMatchObject({ outcome: 'found', kind: 'unit', partyName: party.name })
    expect(JSON.stringify(found)).not.toContain(Buffer.from(unit.options.appKey).toString('hex'))
  })
})

async function held(unit: Application): Promise<{ bill: SignedBill; lockId: string }> {
  const bill = await cast.hospital.register()
  const { lockId = '' } = await done(unit, 'bill.lock', lockOf(bill))
  return { bill, lockId }
}

const recovery = ({ bill, lockId }: Awaited<ReturnType<typeof held>>) => ({
  ...bill.key,
  lockId,
  reason: '持有单位已注销',
  requestedBy: 'CQ-0132',
  approvedBy: 'CQ-0007',
})

describe('a stuck lock', () => {
  test.each(['insurer', 'company'] as const)(
    'of the %s is ended by two persons of the bureau, and its holder hears why',
    async (role) => {
      const stuck = await held(cast[role])
      expect(await office.item('lock.recover', recovery(stuck))).toMatchObject({
        outcome: 'done',
        code: 'RECOVERED',
        lockId: stuck.lockId,
      })
      await eventsTold(network)
      const feed = await cast[role].call('event.feed', { after: '0', limit: 500 })
      const last = (feed as FeedAnswer).entries.at(-1)?.event
      expect(last).toMatchObject({
        kind: 'bill.lock_recovered',
        actorName: '重庆示例财政局',
        details: { lockId: stuck.lockId, reason: '持有单位已注销' },
      })
      expect(JSON.stringify(last)).not.toContain('CQ-')
      expect(await cast.rival.item('bill.lock', lockOf(stuck.bill))).toMatchObject({
        code: 'LOCKED',
      })
    },
  )

  test('goes to the reversal that was waiting for it', async () => {
    const stuck = await held(cast.company)
    await done(cast.hospital.application, 'reversal.lock', reasonFor(stuck.bill))
    expect(await office.item('lock.recover', recovery(stuck))).toMatchObject({
      code: 'RECOVERED_FOR_REVERSAL',
    })
  })

  test('is ended by no other province, whose own unit may hold it', async () => {
    const stuck = await held(cast.company)
    const unknown = { bill: cast.hospital.write(), lockId: stuck.lockId }
    for (const one of [stuck, unknown]) {
      const answer = await changingNothing(network, 'bills', () =>
        office32.item('lock.recover', recovery(one)),
      )
      expectRefused(answer, 'OFFICE_NOT_OF_HOME_PROVINCE')
    }
    const evidence = (await office32.call('bill.evidence', stuck.bill.key)) as ItemAnswer
    expectRefused(evidence, 'OFFICE_NOT_OF_HOME_PROVINCE')
  })

  test('is found by who holds it and since when', async () => {
    const stuck = await held(cast.company)
    const lockedBefore = new Date(network.clock.now() + 1).toISOString()
    const request = { holderId: cast.company.party.id, lockedBefore }
    const page = (await office.call('bill.list', request)) as BillListAnswer
    if (page.outcome !== 'found') throw new Error(page.code)
    expect(page.bills.map(({ lock }) => lock?.lockId)).toContain(stuck.lockId)
  })
})

describe('the evidence of a bill', () => {
  const main = join(import.meta.dirname, '../../../packages/sdk/src/cli/main.ts')
  const folder = mkdtempSync(join(tmpdir(), 'piaoqiao-evidence-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('is verified offline with the keys of the province and the issuer', async () => {
    const { bill } = await held(cast.insurer)
    await done(cast.insurer, 'reimbursement.report', reportOf(bill, '300.00'))
    await cast.rival.item('bill.lock', { ...lockOf(bill), checkCode: 'zzzzzz' })
    const evidence = (await office.call('bill.evidence', bill.key)) as EvidenceAnswer
    const file = (name: string, content: string) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const verified = spawnSync(
      process.execPath,
      [
        main,
        'evidence',
        'verify',
        file('evidence.json', JSON.stringify(evidence)),
        `--key=${file('province.pem', exportSm2PublicKeyPem(network.p50.key.publicKey))}`,
        `--issuer-key=${file('issuer.pem', issuerPem())}`,
      ],
      { encoding: 'utf8' },
    )
    expect(verified).toMatchObject({ status: 0, stderr: '' })
    expect(verified.stdout).toContain('存证完整，全部核对通过')
  })

  const issuerPem = () => exportSm2PublicKeyPem(cast.hospital.application.options.key.publicKey)
})

test('the figures of a day tell what became of the bills of an issuer', async () => {
  const issuedOn = '2026-02-11'
  const bills = [
    await cast.hospital.register({ issuedOn }),
    await cast.hospital.register({ issuedOn }),
  ]
  for (const bill of bills) await done(cast.insurer, 'bill.lock', lockOf(bill))
  const [first] = bills
  if (first === undefined) throw new Error('two bills were registered')
  await done(cast.insurer, 'reimbursement.report', reportOf(first, '300.00'))
  const request = { from: issuedOn, to: issuedOn }
  expect((await office.call('registry.figures', request)) as FiguresAnswer).toEqual({
    outcome: 'found',
    lines: [
      {
        day: issuedOn,
        issuerId: cast.hospital.application.party.id,
        issuerName: '重庆示例医院',
        issued: { bills: 2, amount: '2000.00' },
        locked: { bills: 1, amount: '1000.00' },
        reimbursed: { bills: 1, amount: '300.00' },
        reversed: { bills: 0, amount: '0.00' },
        medianDays: 21,
      },
    ],
    next: null,
  })
})
