import { billIdText } from '@piaoqiao/domain'
import type { Judgement } from '../engine/judgement.ts'
import type { HubMemory } from '../nodes/memory-hub-stores.ts'
import type { RegistryTables } from '@piaoqiao/province/parts'
import type { Histories } from './histories.ts'
import type { Operations } from './operations.ts'

export interface KeptByProvince {
  readonly code: string
  readonly tables: RegistryTables
}

/** Compares what the provinces and the hub keep at the end with what the witness saw being committed. */
export function checkKept(
  judgement: Judgement,
  provinces: readonly KeptByProvince[],
  histories: Histories,
  operations: Operations,
): void {
  for (const province of provinces) {
    checkHistories(judgement, province, histories)
    checkOperations(judgement, province, operations)
    checkBureau(judgement, province, histories)
  }
  const kept = provinces.reduce((sum, { tables }) => sum + tables.events.size, 0)
  judgement.demand(kept === histories.all.size, 'no history is lost', () => `${kept} are kept`)
}

/** History is append-only: every text stands as it was committed. */
function checkHistories(
  judgement: Judgement,
  { tables }: KeptByProvince,
  histories: Histories,
): void {
  for (const [billId, events] of tables.events) {
    const versions = histories.of(billIdText(billId))
    const isSame =
      events.length === versions.length &&
      events.every(({ text, hash }, index) => {
        const version = versions[index]
        return version?.text === text && version.hash === hash
      })
    judgement.demand(isSame, 'history is kept as it was committed', () => billIdText(billId))
  }
}

/** What was acknowledged survives; and a repeated request is still known. */
function checkOperations(
  judgement: Judgement,
  { code, tables }: KeptByProvince,
  operations: Operations,
): void {
  const expected = [...operations.all].filter(([key]) => key.startsWith(code))
  for (const [key, answer] of expected) {
    const [billKey = '', operationId = ''] = key.split(' ')
    const kept = tables.operations.get(`${BigInt(billKey)} ${operationId}`)
    judgement.demand(
      kept?.answer === answer,
      'an operation is known for the life of its bill',
      () => key,
    )
  }
}

/** The finance bureau hears of every number that was used twice, once. */
function checkBureau(
  judgement: Judgement,
  { code, tables }: KeptByProvince,
  histories: Histories,
): void {
  const expected = [...histories.all].flatMap(([billKey, versions]) =>
    billKey.startsWith(code)
      ? versions
          .filter(({ event }) => event.kind === 'bill.registration_conflict')
          .map(({ event }) => `${billKey} ${event.sequence}`)
      : [],
  )
  const told = (tables.feeds.get('BUREAU') ?? []).map(
    ({ billId, sequence }) => `${billIdText(billId)} ${sequence}`,
  )
  judgement.demand(
    expected.toSorted().join() === told.toSorted().join(),
    'the bureau hears of every conflict once',
    () => `${expected.join()}, told ${told.join()}`,
  )
}

/** What a hub may keep: codes of provinces, addresses, keys, counts and times. */
const billOrParty = /\d{18}|[0-9A-Z]{17}[0-9A-Z]|sealed-|R-(unit|issuer|portal)/

export function checkHub(judgement: Judgement, hub: HubMemory): void {
  const contents = hub.contents()
  judgement.demand(!billOrParty.test(contents), 'the hub keeps nothing of a bill', () => contents)
}
