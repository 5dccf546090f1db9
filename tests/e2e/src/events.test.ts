import type { FeedAnswer, FeedEntry, WireEvent } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Application } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { brokenLinks, storedHistory } from './testing/history-chain.ts'
import { grantOf, lockOf, reasonFor, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'
import { WebhookReceiver } from './testing/webhook-receiver.ts'

let network: Network
let cast: Cast
let webhook: WebhookReceiver
/** Another application of the company in 32, with a webhook. */
let subscriber: Application
/** Two of the hospital in 50, one of the clinic in 32. */
let bills: readonly SignedBill[]

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  webhook = await WebhookReceiver.open()
  subscriber = await network.enrol('unit', parties.company, { webhookUrl: webhook.url })
  webhook.belongTo(subscriber)
  bills = await Promise.all([
    cast.hospital.register(),
    cast.hospital.register(),
    cast.clinic.register(),
  ])
  await useBills()
  await eventsTold(network)
})
afterAll(async () => {
  await network.stop()
  await webhook.close()
})

/** Everybody acts on all bills at once, so that events of different bills mix. */
async function useBills(): Promise<void> {
  await Promise.all(
    bills.map(async (bill) => {
      const issuer = bill.key.billCode.startsWith('50') ? cast.hospital : cast.clinic
      await done(cast.portal, 'authorisation.grant', grantOf(bill, parties.company))
      await done(cast.company, 'bill.lock', lockOf(bill))
      await done(cast.company, 'reimbursement.report', reportOf(bill, '300.00'))
      await done(cast.insurer, 'bill.lock', lockOf(bill))
      await done(issuer.application, 'reversal.lock', reasonFor(bill))
      await done(cast.insurer, 'bill.unlock', unlockOf(bill))
    }),
  )
}

async function feedOf(reader: Application): Promise<readonly FeedEntry[]> {
  const { entries } = (await reader.call('event.feed', { after: '0', limit: 1000 })) as FeedAnswer
  return entries
}

function eventsOf(entries: readonly FeedEntry[], { key }: SignedBill): readonly WireEvent[] {
  return entries
    .map(({ event }) => event)
    .filter((event) => event.billCode === key.billCode && event.billNumber === key.billNumber)
}

const homeOf = ({ key }: SignedBill) => network.site(key.billCode.slice(0, 2))

describe('the feed of a unit of 32', () => {
  test('has positions without a gap, and every event of every bill once and in order', async () => {
    const entries = await feedOf(subscriber)
    const positions = entries.map(({ position }) => Number(position))
    expect(positions).toEqual(entries.map((_, index) => index + 1))
    for (const bill of bills) {
      const history = await storedHistory(homeOf(bill), bill.key)
      const numbers = history.map(({ sequence }) => sequence)
      // Its stake begins with the authorisation, which is the second event.
      expect(eventsOf(entries, bill).map(({ sequence }) => sequence)).toEqual(numbers.slice(1))
    }
  })

  test('says where each bill stands after each event', async () => {
    const [bill] = bills
    if (bill === undefined) throw new Error('bills were registered')
    const events = eventsOf(await feedOf(subscriber), bill)
    expect(events.map(({ kind, reimbursement }) => `${kind} ${reimbursement}`)).toEqual([
      'authorisation.granted open',
      'bill.locked locked',
      'reimbursement.reported partly_reimbursed',
      'bill.locked locked',
      'reversal.marked locked',
      'bill.unlocked partly_reimbursed',
      'reversal.recovery_asked partly_reimbursed',
    ])
  })

  test('can be read page by page with the same result', async () => {
    const whole = await feedOf(subscriber)
    const paged: FeedEntry[] = []
    let page: FeedAnswer = { entries: [], next: '0', more: true }
    while (page.more) {
      page = (await subscriber.call('event.feed', { after: page.next, limit: 4 })) as FeedAnswer
      paged.push(...page.entries)
    }
    expect(paged).toEqual(whole)
  })

  test('is the same for every application of the unit, and was pushed to the webhook', async () => {
    const entries = await feedOf(subscriber)
    expect(await feedOf(cast.company)).toEqual(entries)
    expect(webhook.entries).toEqual(entries)
  })

  test('tells of the locks of others that they are there, and not for what', async () => {
    for (const bill of bills) {
      const [, own, , others] = eventsOf(await feedOf(subscriber), bill)
      expect(own).toMatchObject({ kind: 'bill.locked', actorName: parties.company.name })
      expect(own?.details).toMatchObject({ purpose: 'employer_expense' })
      expect(others).toMatchObject({ kind: 'bill.locked', actorName: null, details: {} })
    }
  })
})

describe('the history of a bill', () => {
  test('is an unbroken chain of hashes at its home', async () => {
    for (const bill of bills) {
      const history = await storedHistory(homeOf(bill), bill.key)
      expect(history).toHaveLength(8)
      expect(brokenLinks(history)).toEqual([])
    }
  })

  test('has the hashes that its subscribers were given', async () => {
    for (const bill of bills) {
      const hashes = (await storedHistory(homeOf(bill), bill.key)).map(({ hash }) => hash)
      for (const reader of [cast.company, cast.insurer]) {
        for (const { sequence, hash, previousHash } of eventsOf(await feedOf(reader), bill)) {
          expect(hash).toBe(hashes[sequence - 1])
          expect(previousHash).toBe(hashes[sequence - 2])
        }
      }
    }
  })

  test('shows where somebody changed an entry by hand', async () => {
    const [bill] = bills
    if (bill === undefined) throw new Error('bills were registered')
    const history = await storedHistory(homeOf(bill), bill.key)
    const forged = history.map((entry) =>
      entry.sequence === 4 ? { ...entry, event: entry.event.replace('300.00', '100.00') } : entry,
    )
    expect(brokenLinks(forged)).toEqual([4])
  })
})

test('a webhook that is out of order is told everything afterwards, in order and once', async () => {
  const before = webhook.entries.length
  const bill = await cast.clinic.register()
  webhook.isWorking = false
  const { attempts } = webhook
  await done(cast.company, 'bill.lock', lockOf(bill))
  await expect.poll(() => webhook.attempts, { timeout: 10_000 }).toBeGreaterThan(attempts)
  await done(cast.company, 'bill.unlock', unlockOf(bill))
  expect(webhook.entries).toHaveLength(before)
  webhook.isWorking = true
  network.clock.forward(60_000)
  await eventsTold(network)
  expect(webhook.entries).toEqual(await feedOf(subscriber))
})

test('an issuer hears of everything that happens to its bill, in whatever province', async () => {
  const [bill] = bills
  if (bill === undefined) throw new Error('bills were registered')
  const told = eventsOf(await feedOf(cast.hospital.application), bill)
  expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(told[2]).toMatchObject({ kind: 'bill.locked', actorName: parties.company.name })
})
