import type { Party } from '@piaoqiao/domain'
import { generateSm2PrivateKey, sm3Hex } from '@piaoqiao/gm-crypto'
import type { EnvelopeCode, ForwardAnswer, PushRequest, RelayAnswer } from '@piaoqiao/protocol'
import { hubAppId, provinceAppId, provinceAppKey } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ItemAnswer, Posted } from './testing/application.ts'
import { Application } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { lockOf, reasonFor, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused, expectTurnedAway } from './testing/refusal-claims.ts'
import { changingNothing, historyOf } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { forwardOf, speakerTo50 } from './testing/speaker.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
/** Province 32 as it speaks to province 50, in the hands of somebody who tries things. */
let province32: Application
let hub: Application
/** Held by the insurer, a unit of 50. */
let held: SignedBill

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  province32 = speakerTo50(network, '32', { key: network.p32.key })
  hub = speakerTo50(network, 'hub', { appId: hubAppId, key: network.hubKey })
  held = await cast.hospital.register()
  await done(cast.insurer, 'bill.lock', lockOf(held))
})
afterAll(() => network.stop())

async function forwarded(
  speaker: Application,
  request: ReturnType<typeof forwardOf>,
): Promise<ItemAnswer> {
  const { items } = (await speaker.call('forward', request)) as ForwardAnswer
  return items[0]?.answer as ItemAnswer
}

describe('a province speaks for its own parties only', () => {
  const asIts = (party: Party): Party => ({ ...party, province: '32' })

  test('for them it is heard', async () => {
    const bill = await cast.hospital.register()
    const answer = await forwarded(
      province32,
      forwardOf(parties.company, 'bill.lock', lockOf(bill)),
    )
    expect(answer).toMatchObject({ outcome: 'done', code: 'LOCKED' })
  })

  test.each([
    { name: 'a party of ours', party: parties.insurer, path: '/party' },
    {
      name: 'a party of ours that it calls its own',
      party: asIts(parties.insurer),
      path: '/party',
    },
    {
      name: 'a party of a third province',
      party: { ...parties.company, province: '44' },
      path: '/party',
    },
  ])('in the name of $name it unlocks, reports and reads nothing', async ({ party, path }) => {
    const requests = [
      forwardOf(party, 'bill.unlock', unlockOf(held)),
      forwardOf(party, 'reimbursement.report', reportOf(held, '1.00')),
      forwardOf(party, 'bill.file', { ...held.key, format: 'xml' }),
      forwardOf(party, 'bill.status', held.key),
    ]
    const answers = await changingNothing(network, 'bills and requests', () =>
      Promise.all(requests.map((request) => forwarded(province32, request))),
    )
    for (const answer of answers) {
      expectRefused(answer, 'ITEM_MALFORMED')
      expect(answer.details).toEqual({ path })
    }
  })

  test('it never speaks for an issuer of ours, whatever it calls it', async () => {
    const bill = await cast.hospital.register()
    const requests = [parties.hospital, asIts(parties.hospital)].flatMap((issuer) => [
      forwardOf(issuer, 'reversal.lock', reasonFor(bill)),
      forwardOf(issuer, 'bill.file', { ...bill.key, format: 'xml' }),
    ])
    const answers = await changingNothing(network, 'bills and requests', () =>
      Promise.all(requests.map((request) => forwarded(province32, request))),
    )
    for (const answer of answers) expectRefused(answer, 'ITEM_MALFORMED')
  })

  test('what only issuers and provinces may ask is not forwarded for anybody', async () => {
    const requests = [
      forwardOf(parties.clinic, 'reversal.lock', reasonFor(held)),
      forwardOf(parties.clinic, 'bill.register', { xml: 'YmlsbA==' }),
      forwardOf(parties.company, 'forward', held.key),
    ]
    for (const request of requests) {
      const answer = await changingNothing(network, 'bills and requests', () =>
        forwarded(province32, request),
      )
      expectRefused(answer, 'ITEM_MALFORMED')
      expect(answer.details).toEqual({ path: '/service' })
    }
  })

  test('it asks us about bills of ours only', async () => {
    const bill = await cast.clinic.register()
    const answer = await changingNothing(network, 'bills and requests', () =>
      forwarded(province32, forwardOf(parties.company, 'bill.lock', lockOf(bill))),
    )
    expectRefused(answer, 'ITEM_MALFORMED')
  })

  test('the hub, which carries everything, speaks for nobody', async () => {
    const request = forwardOf(parties.company, 'bill.lock', lockOf(held))
    const answer = await changingNothing(network, 'bills and requests', () =>
      forwarded(hub, request),
    )
    expectRefused(answer, 'ITEM_MALFORMED')
  })
})

describe('a message between provinces is turned away', () => {
  const forwardLock = () => forwardOf(parties.company, 'bill.lock', lockOf(held))
  const send = async (
    speaker: Application,
    otherwise: Parameters<Application['seal']>[2] = {},
  ): Promise<Posted> =>
    speaker.post('forward', await speaker.seal('forward', forwardLock(), otherwise))

  test.each<{ name: string; code: EnvelopeCode; post: () => Promise<Posted> }>([
    {
      name: 'with the signature of another key',
      code: 'ENVELOPE_SIGNATURE_INVALID',
      post: () => send(speakerTo50(network, '32', { key: generateSm2PrivateKey() })),
    },
    {
      name: 'with the signature of the hub',
      code: 'ENVELOPE_SIGNATURE_INVALID',
      post: () => send(speakerTo50(network, '32', { key: network.hubKey })),
    },
    {
      name: 'without a signature',
      code: 'ENVELOPE_SIGNATURE_MISSING',
      post: () => send(province32, { sign: null }),
    },
    {
      name: 'from a province that takes no part',
      code: 'ENVELOPE_APP_UNKNOWN',
      post: () => send(speakerTo50(network, '44', { key: generateSm2PrivateKey() })),
    },
    {
      name: 'that was meant for another province',
      code: 'ENVELOPE_MAC_INVALID',
      post: () => send(province32, { appKey: provinceAppKey('32', '44') }),
    },
    {
      name: 'that was sealed for the hub',
      code: 'ENVELOPE_UNDECRYPTABLE',
      post: () => send(province32, { receiver: network.hubKey.publicKey }),
    },
  ])('$name: $code', async ({ code, post }) => {
    expectTurnedAway(await changingNothing(network, 'bills and requests', post), code)
  })

  test('even a question, without a signature', async () => {
    const sealed = await province32.seal('reconcile', { bills: [] }, { sign: null })
    expectTurnedAway(await province32.post('reconcile', sealed), 'ENVELOPE_SIGNATURE_MISSING')
  })
})

describe('the hub carries for a province', () => {
  let toHub: Application
  beforeEach(() => {
    const { url, publicKey: platformKey } = network.hub.running
    const { key } = province32.options
    const appKey = provinceAppKey('32', 'hub')
    toHub = new Application({ ...province32.options, url, platformKey, appKey, key })
  })

  test.each([
    {
      name: 'nothing that another one sealed',
      to: '50',
      service: 'forward',
      from: '44',
      code: 'ENVELOPE_SERVICE_NOT_ALLOWED',
    },
    {
      name: 'no message of a unit',
      to: '50',
      service: 'bill.lock',
      from: '32',
      code: 'ENVELOPE_SERVICE_NOT_ALLOWED',
    },
    {
      name: 'nothing to a province that takes no part',
      to: '44',
      service: 'forward',
      from: '32',
      code: 'ENVELOPE_APP_UNKNOWN',
    },
  ])('$name', async ({ to, service, from, code }) => {
    const request = forwardOf(parties.company, 'bill.lock', lockOf(held))
    const envelope = await province32.seal(service, request, { appId: provinceAppId(from) })
    const answer = await changingNothing(network, 'bills and requests', () =>
      toHub.call('relay', { to, service, envelope }),
    )
    expect(answer).toEqual({ outcome: 'fault', code } satisfies RelayAnswer)
  })
})

describe('events are believed from the home of their bill only', () => {
  async function pushOf(alter: (text: string) => string): Promise<PushRequest> {
    const { rows } = await network.p50.database.query<{ event: string }>(
      'select event from bill_events where bill_id = $1 and sequence = 1',
      [`${held.key.billCode}${held.key.billNumber}`],
    )
    const text = alter(rows[0]?.event ?? '')
    const previousHash = '0'.repeat(64)
    const event = { text, previousHash, hash: sm3Hex(`${previousHash}\n${text}`) }
    return { deliveries: [{ subscriber: parties.insurer.id, event }] }
  }
  const feedOfInsurer = () => cast.insurer.call('event.feed', { after: '0' })

  test.each([
    { name: 'an event of our bill', alter: (text: string) => text },
    {
      name: 'an event of a bill of a third province',
      alter: (text: string) => text.replace('"50', '"44'),
    },
    { name: 'no event', alter: () => '{}' },
    { name: 'no JSON', alter: () => 'locked' },
  ])('a push with $name is refused, and the feed stays as it is', async ({ alter }) => {
    await eventsTold(network)
    const before = await feedOfInsurer()
    const push = await pushOf(alter)
    const answer = await changingNothing(network, 'bills and requests', () =>
      province32.call('event.push', push),
    )
    expectRefused(answer as ItemAnswer, 'ITEM_MALFORMED')
    expect(await feedOfInsurer()).toEqual(before)
  })

  test('an event whose hash is not the one of its text is left out and reported', async () => {
    await eventsTold(network)
    const before = await feedOfInsurer()
    const { deliveries } = await pushOf((text) => text.replaceAll('"50060126', '"32060126'))
    const forged = deliveries.map(({ subscriber, event }) => ({
      subscriber,
      event: { ...event, hash: '1'.repeat(64) },
    }))
    const answer = await province32.call('event.push', { deliveries: forged })
    expect(answer).toEqual({ outcome: 'done', taken: 0 })
    await eventsTold(network)
    expect(await feedOfInsurer()).toEqual(before)
    expect(network.logLines.some((line) => line.includes('EVENT_HASH_WRONG'))).toBe(true)
  })

  test('a province learns nothing of a bill in which none of its parties has a stake', async () => {
    const bill = { ...held.key, subscriber: parties.company.id, sequence: 1, hash: '0'.repeat(64) }
    const answer = await province32.call('reconcile', { bills: [bill] })
    expect(answer).toMatchObject({ differences: [{ difference: 'unknown', sequence: 0 }] })
  })
})

test('a message between provinces that arrives twice acts once', async () => {
  const bill = await cast.hospital.register()
  const sealed = await province32.seal(
    'forward',
    forwardOf(parties.company, 'bill.lock', lockOf(bill)),
  )
  const first = await province32.open('forward', sealed, await province32.post('forward', sealed))
  const second = await changingNothing(network, 'bills and requests', () =>
    province32.post('forward', sealed),
  )
  expect(await province32.open('forward', sealed, second)).toEqual(first)
  expect(await historyOf(network.p50, bill.key)).toEqual(['bill.registered', 'bill.locked'])
})
