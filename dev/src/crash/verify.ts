import { setTimeout as sleep } from 'node:timers/promises'
import type { BillId } from '@piaoqiao/domain'
import { homeProvinceOf } from '@piaoqiao/domain'
import { checkAnswers } from './checks/check-answers.ts'
import { checkFeed, haveArrived, toldBill } from './checks/check-feeds.ts'
import type { ToldBill } from './checks/check-feeds.ts'
import { checkHistory } from './checks/check-history.ts'
import { readRegistry } from './checks/read-registry.ts'
import type { RecordedBill } from './checks/read-registry.ts'
import type { FeedFollower } from './feed-follower.ts'
import type { Findings } from './finding.ts'
import { ignoreExchangeError } from './ignore-exchange-error.ts'
import type { Ledger } from './ledger.ts'
import { homes } from './parties.ts'
import type { CrashNetwork } from './start-network.ts'
import { withPool } from './start-network.ts'

/** How long events may take to every subscriber after everything is up. */
export const drainMaxMs = 60_000
const drainPollMs = 250

export interface Verified {
  readonly drainedMs: number
  readonly billsChecked: number
  readonly eventsChecked: number
}

export interface VerifyOptions {
  readonly network: CrashNetwork
  readonly followers: readonly FeedFollower[]
  readonly ledger: Ledger
  readonly findings: Findings
  readonly hastenEvents: () => Promise<void>
}

/** Holds registries and feeds to everything that the units were told about these bills. Nobody changes them meanwhile. */
export async function verifyBills(
  options: VerifyOptions,
  bills: readonly BillId[],
): Promise<Verified> {
  const { network, followers, ledger, findings } = options
  const recorded = await readAll(network, bills)
  for (const bill of recorded) checkHistory(bill, findings)
  checkAnswers(ledger.requests, recorded, findings)
  const told = recorded.map(toldBill)
  const drainedMs = await drain(options, told)
  for (const follower of followers) checkFeed(follower, told, findings)
  return {
    drainedMs,
    billsChecked: recorded.length,
    eventsChecked: recorded.reduce((sum, { events }) => sum + events.length, 0),
  }
}

/** Reads every feed again from its beginning: what a subscriber received once never changes. */
export async function verifyFeedsAgain(
  { network, followers, findings }: VerifyOptions,
  bills: readonly BillId[],
): Promise<void> {
  const told = (await readAll(network, bills)).map(toldBill)
  for (const { id, feed, client } of followers) {
    try {
      checkFeed({ id, feed: await feed.readAgain(client) }, told, findings)
    } catch (error) {
      ignoreExchangeError(error)
      findings.add('feeds can be read again', id, String(error))
    }
  }
}

async function readAll(
  { provinces }: CrashNetwork,
  bills: readonly BillId[],
): Promise<readonly RecordedBill[]> {
  const read = homes.map((home) => {
    const own = bills.filter((billId) => homeProvinceOf(billId) === home)
    return withPool(provinces[home].database.url, (pool) => readRegistry(pool, own))
  })
  return (await Promise.all(read)).flat()
}

async function drain(
  { followers, findings, hastenEvents }: VerifyOptions,
  told: readonly ToldBill[],
): Promise<number> {
  const began = Date.now()
  while (!haveArrived(followers, told)) {
    if (Date.now() - began > drainMaxMs) {
      findings.add('events arrive', 'feeds', `events are missing after ${drainMaxMs} ms`)
      break
    }
    await hastenEvents()
    for (const { feed, client } of followers) await feed.read(client).catch(ignoreExchangeError)
    await sleep(drainPollMs)
  }
  return Date.now() - began
}
