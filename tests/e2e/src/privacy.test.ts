import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Posted } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { inventedPayer } from './testing/invented-parties.ts'
import { grantOf, lockOf, reasonFor, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import type { Database } from './testing/province-site.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'
import { wholeText } from './testing/whole-text.ts'

const payer = inventedPayer('欧阳样例', 777)
/** Amounts that nothing else in a log could look like. */
const amounts = { face: '48271.36', fund: '1130.24', report: '913.57' } as const

let network: Network
let cast: Cast
let bill: SignedBill
/** Bodies of everything that was turned away. */
const problems: Posted[] = []

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  bill = await cast.hospital.register({
    payer,
    checkCode: 'q7w9zx',
    faceFen: 4_827_136n,
    fundPayFen: 113_024n,
  })
  await goodDays()
  await badDays()
  await eventsTold(network)
})
afterAll(() => network.stop())

/** What must not be found, by name. */
function secrets(): Readonly<Record<string, string>> {
  const fen = (amount: string) => amount.replace('.', '')
  return {
    'the name of the payer': payer.name,
    'the identity number of the payer': payer.code,
    'the check code': 'q7w9zx',
    'the bill number': bill.key.billNumber,
    'the key of the bill': `${bill.key.billCode}${bill.key.billNumber}`,
    'the face amount': amounts.face,
    'the face amount in fen': fen(amounts.face),
    'the amount borne': amounts.fund,
    'the reported amount': amounts.report,
    'the reported amount in fen': fen(amounts.report),
  }
}

/** A bill's life over both provinces. */
async function goodDays(): Promise<void> {
  await done(cast.portal, 'authorisation.grant', grantOf(bill, parties.company))
  await cast.company.item('bill.verify', bill.presented)
  await done(cast.company, 'bill.lock', lockOf(bill))
  await done(cast.company, 'reimbursement.report', reportOf(bill, amounts.report))
  await done(cast.insurer, 'bill.lock', lockOf(bill))
  await done(cast.hospital.application, 'reversal.lock', reasonFor(bill))
  await done(cast.insurer, 'bill.unlock', unlockOf(bill))
  await cast.company.call('bill.file', { ...bill.key, format: 'xml' })
}

/** Everything that can go wrong on the way, with the bill's data in the message. */
async function badDays(): Promise<void> {
  const content = { items: [{ ...lockOf(bill), holder: payer.name }] }
  await cast.company.items('bill.lock', content.items)
  const { company, portal } = cast
  problems.push(
    await company.post('bill.lock', JSON.stringify(content)),
    await company.post('bill.lock', `{"${payer.name}":"${payer.code}"`),
    await company.post('bill.lock', await company.seal('bill.lock', content, { sign: null })),
    await company.post('bill.lock', await company.seal('bill.lock', content, { at: 0 })),
    await company.post('bill.unlock', await company.seal('bill.lock', content)),
    await company.post(`bill.lock?payer=${payer.code}`, await company.seal('bill.unlock', content)),
    await company.post(payer.code, await company.seal('bill.lock', content)),
    await portal.post('bill.lock', await portal.seal('bill.lock', content)),
  )
  await brokenDatabase(network.p50.database, async () => {
    const sealed = await cast.insurer.seal('bill.lock', { items: [lockOf(bill)] })
    problems.push(await cast.insurer.post('bill.lock', sealed))
    await cast.company.item('bill.lock', lockOf(bill))
  })
  await network.p50.service.stop()
  await cast.company.item('bill.lock', lockOf(bill))
  await network.p50.service.start()
}

/** A fault of the platform itself in the middle of a change, whose error would repeat the rows. */
async function brokenDatabase(database: Database, work: () => Promise<void>): Promise<void> {
  await database.query(
    'alter table operations add constraint broken check (answer = $$nothing$$) not valid',
  )
  try {
    await work()
  } finally {
    await database.query('alter table operations drop constraint broken')
  }
}

/** Names of the secrets that stand in a text. */
function foundIn(text: string): readonly string[] {
  return Object.entries(secrets())
    .filter(([, secret]) => text.includes(secret))
    .map(([name]) => name)
}

describe('of the payer, the bill and its amounts there is nothing', () => {
  test('in the database of the hub', async () => {
    const text = await wholeText(network.hubDatabase)
    expect(text).toContain(network.p50.service.running.url)
    expect(foundIn(text)).toEqual([])
  })

  test('in any line that any of the services wrote', () => {
    const text = network.logLines.join('')
    expect(text).toContain('exchange.answered')
    expect(text).toContain('exchange.failed')
    expect(foundIn(text)).toEqual([])
  })

  test('in the body of anything that was turned away', () => {
    expect(problems.map(({ status }) => status)).toEqual([
      400, 400, 403, 400, 403, 403, 404, 403, 500,
    ])
    expect(foundIn(problems.map(({ text }) => text).join('\n'))).toEqual([])
  })
})

describe('the registry of the home province', () => {
  test('knows the payer by a keyed hash; name and number stand in the signed file alone', async () => {
    const { database } = network.p50
    const text = await wholeText(database)
    expect(text).not.toContain(payer.name)
    expect(text).not.toContain(payer.code)
    const { rows } = await database.query<{ xml: Buffer }>('select xml from bill_files')
    expect(rows.map(({ xml }) => xml.toString('utf8')).join('')).toContain(payer.code)
  })

  test('has the rest, so that the search would find it', async () => {
    expect(foundIn(await wholeText(network.p50.database))).toEqual(
      expect.arrayContaining(['the check code', 'the bill number', 'the face amount']),
    )
  })
})

test('the province of a unit keeps nothing of a foreign bill that names its payer or opens it', async () => {
  const text = await wholeText(network.p32.database)
  expect(text).toContain('bill.locked')
  for (const secret of [payer.name, payer.code, 'q7w9zx', amounts.face]) {
    expect(text).not.toContain(secret)
  }
})
