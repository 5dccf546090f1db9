import type { FeedAnswer, HistoryAnswer } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Application, ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { inventedParty, inventedPayer } from './testing/invented-parties.ts'
import { grantOf, lockOf, reportOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
/** Where payers of 32 have their accounts. */
let away: Application

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  away = await network.enrol(
    'payer_portal',
    inventedParty('institution', 61, '江苏示例个人账户', '32'),
  )
})
afterAll(() => network.stop())

const announce = (portal: Application, payerCode: string, active = true) =>
  portal.item('account.announce', { province: '50', payerCode, active }) as Promise<
    ItemAnswer & { readonly payerKey?: string }
  >

/** The events of a bill as the feed of a portal has them. */
async function eventsAt(portal: Application, billNumber: string) {
  await eventsTold(network)
  const { entries } = (await portal.call('event.feed', { after: '0', limit: 500 })) as FeedAnswer
  return entries.map(({ event }) => event).filter((event) => event.billNumber === billNumber)
}

async function billsOf(portal: Application, payerCode: string): Promise<readonly string[]> {
  const answer = await portal.call('account.bills', { province: '50', payerCode })
  return (answer as { bills: { billNumber: string }[] }).bills.map(({ billNumber }) => billNumber)
}

async function historyOf(portal: Application, key: object, payerCode: string) {
  for (const { service } of network.provinces) await service.running.runJob('keep-looks')
  const answer = (await portal.call('bill.history', { ...key, payerCode })) as HistoryAnswer
  if (answer.outcome !== 'found') throw new Error(answer.code)
  return answer
}

describe.each(['portal', 'away'] as const)('a payer with an account at the %s', (place) => {
  const payer = inventedPayer('样例丙', place === 'portal' ? 501 : 502)
  const portal = () => (place === 'portal' ? cast.portal : away)
  let payerKey: string | undefined

  beforeAll(async () => {
    const answer = await announce(portal(), payer.code)
    if (answer.code !== 'ANNOUNCED') throw new Error(answer.code)
    payerKey = answer.payerKey
  })

  test('hears of its bill from the registration on, with everything to show it', async () => {
    const bill = await cast.hospital.register({ payer })
    await done(cast.insurer, 'bill.lock', lockOf(bill))
    await done(cast.insurer, 'reimbursement.report', reportOf(bill, '300.00'))
    const events = await eventsAt(portal(), bill.key.billNumber)
    expect(events).toMatchObject([
      { kind: 'bill.registered', details: { payerKey, facts: { checkCode: 'a1b2c3' } } },
      { kind: 'bill.locked', actorName: cast.insurer.party.name },
      { kind: 'reimbursement.reported', details: { amount: '300.00' } },
    ])
    expect(await billsOf(portal(), payer.code)).toContain(bill.key.billNumber)
  })

  test('sees who looked at its bill and what became of it, and nobody else does', async () => {
    const bill = await cast.hospital.register({ payer })
    await cast.company.item('bill.verify', bill.presented)
    await done(cast.company, 'bill.lock', lockOf(bill))
    await cast.company.call('bill.file', { ...bill.key, format: 'xml' })
    const { entries, looks } = await historyOf(portal(), bill.key, payer.code)
    expect(entries.map(({ name, actorName }) => `${actorName}：${name}`)).toEqual([
      '重庆示例医院：票据登记',
      '江苏示例机械有限公司：锁定',
    ])
    expect(looks.map(({ service }) => service).toSorted()).toEqual(['bill.file', 'bill.verify'])
    expect(new Set(looks.map(({ partyName }) => partyName))).toEqual(
      new Set(['江苏示例机械有限公司']),
    )
    const stranger = { ...bill.key, payerCode: inventedPayer('样例丁', 503).code }
    expectRefused((await portal().call('bill.history', stranger)) as ItemAnswer, 'NOT_THE_PAYER')
  })

  test('reads the file of its bill, and of one whose face it shows', async () => {
    const bill = await cast.hospital.register({ payer })
    const file = (shown: object) =>
      portal().call('bill.file', { ...bill.key, format: 'xml', ...shown }) as Promise<ItemAnswer>
    expect(await file({ payerCode: payer.code })).toMatchObject({ outcome: 'done' })
    const { checkCode, amount, issuedOn } = bill.presented
    expect(await file({ checkCode, amount, issuedOn })).toMatchObject({ outcome: 'done' })
    expectRefused(await file({}), 'NOT_THE_PAYER')
    expectRefused(await file({ checkCode }), 'PRESENTED_FACTS_MISMATCH')
  })

  test('collects a bill from before its account, and hears what happens to it', async () => {
    const early = inventedPayer('样例戊', place === 'portal' ? 504 : 505)
    const bill = await cast.hospital.register({ payer: early })
    expect(await billsOf(portal(), early.code)).toEqual([bill.key.billNumber])
    const item = { ...bill.key, payerCode: early.code }
    await done(portal(), 'bill.collect', item)
    await done(portal(), 'authorisation.grant', grantOf(bill, cast.company.party))
    const events = await eventsAt(portal(), bill.key.billNumber)
    expect(events.map(({ kind }) => kind)).toEqual(['bill.collected', 'authorisation.granted'])
  })

  test('hears of no bill after the account is withdrawn, of its earlier ones still', async () => {
    const leaving = inventedPayer('样例己', place === 'portal' ? 506 : 507)
    await announce(portal(), leaving.code)
    const earlier = await cast.hospital.register({ payer: leaving })
    expect(await announce(portal(), leaving.code, false)).toMatchObject({ code: 'WITHDRAWN' })
    const later = await cast.hospital.register({ payer: leaving })
    await done(cast.insurer, 'bill.lock', lockOf(earlier))
    expect(await eventsAt(portal(), later.key.billNumber)).toEqual([])
    expect(await eventsAt(portal(), earlier.key.billNumber)).toHaveLength(2)
  })
})

describe.each(['', '500***********0016'])('a bill that names its payer as %j', (code) => {
  const payer = inventedPayer('样例庚', 511)
  const register = () => cast.hospital.register({ payer: { name: payer.name, code } })

  test('belongs to the first who shows everything on its face', async () => {
    const bill = await register()
    const item = { ...bill.presented, payerCode: payer.code }
    await done(away, 'bill.collect', item)
    expect(await billsOf(away, payer.code)).toContain(bill.key.billNumber)
    const second = { ...item, payerCode: inventedPayer('样例辛', 512).code }
    const answer = await changingNothing(network, 'bills', () =>
      cast.portal.item('bill.collect', second),
    )
    expectRefused(answer, 'BILL_COLLECTED_BY_ANOTHER')
  })

  test('is told to nobody who only guessed its number', async () => {
    const { key } = await register()
    for (const portal of [cast.portal, away]) {
      const item = { ...key, payerCode: payer.code }
      const answer = await changingNothing(network, 'bills', () =>
        portal.item('bill.collect', item),
      )
      expectRefused(answer, 'NOT_THE_PAYER')
    }
  })
})

test('what only portals may bring is refused to units', async () => {
  const bill = await cast.hospital.register()
  const request = { ...bill.key, format: 'xml', payerCode: bill.payer.code }
  expectRefused((await cast.insurer.call('bill.file', request)) as ItemAnswer, 'ITEM_MALFORMED')
})

test('the number of a payer stands in no database and no log, not in the province that sent it either', async () => {
  const payer = inventedPayer('样例壬', 521)
  await announce(away, payer.code)
  const bill = await cast.hospital.register({ payer: { ...payer, code: '' } })
  const item = { ...bill.presented, payerCode: payer.code }
  await done(away, 'bill.collect', item)
  await billsOf(away, payer.code)
  await historyOf(away, bill.key, payer.code)
  await announce(away, payer.code, false)
  await eventsTold(network)
  for (const { database } of network.provinces) {
    const { rows } = await database.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    for (const { name } of rows) {
      const found = await database.query(
        `select from ${name} t where strpos(t::text, $1) > 0 limit 1`,
        [payer.code],
      )
      expect([name, found.rowCount]).toEqual([name, 0])
    }
  }
  expect(network.logLines.filter((line) => line.includes(payer.code))).toEqual([])
})
