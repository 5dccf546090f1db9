import type { BillFacts, BillId, Change, Instant, Party } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { AnswerOwnItems } from '../../ports.ts'
import { createBillStore } from '../../postgres/bill-store.ts'
import { createHistoryStore } from '../../postgres/history-store.ts'
import { createLookStore } from '../../postgres/look-store.ts'
import { createPayerStore } from '../../postgres/payer-store.ts'
import { openProvinceDatabase } from '../../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../../postgres/testing/sample-registry.ts'
import { asked, payerCode, payerKeyOf, portal } from '../../testing/sample-accounts.ts'
import { sampleFacts } from '../../testing/sample-history.ts'
import { hospital, start } from '../../testing/sample-parties.ts'
import { createAccountBills } from '../account-bills.ts'
import { createAnnounceAccounts } from '../announce-accounts.ts'
import { createApplyCommands } from '../apply-commands.ts'
import { createBillHistory } from '../bill-history.ts'
import { createOwnChanges } from '../own-changes.ts'
import { createFileOwn } from '../own-reads.ts'

export const ownFacts: BillFacts = { ...sampleFacts, payerKey: payerKeyOf(payerCode) }
export const unnamedFacts: BillFacts = { ...sampleFacts, payerKey: null }
/** What stands on the face of the sample bill. */
export const face = { checkCode: 'a1b2c3', amount: '100.00', issuedOn: '2026-03-01' }

/** A registry as portals ask it, with a database of its own. */
export interface AccountRegistry {
  readonly database: ProvinceDatabase
  readonly answer: Readonly<
    Record<'announce' | 'bills' | 'history' | 'file' | 'changes', AnswerOwnItems>
  >
  register(billId: BillId, facts?: BillFacts): Promise<void>
  change(billId: BillId, actor: Party, change: Change): Promise<void>
  collect(
    billId: BillId,
    shown?: object,
    by?: { readonly party: Party; readonly code: string },
  ): Promise<readonly unknown[]>
  pass(durationMs: number): void
  clear(): Promise<void>
  close(): Promise<void>
}

export async function openAccountRegistry(): Promise<AccountRegistry> {
  const database = await openProvinceDatabase()
  const { pool } = database
  let now = start
  let requests = 0
  const answer = answersOf(pool, () => now)
  const registry = openSampleRegistry(pool, () => now)
  return {
    database,
    answer,
    register: (billId, facts = ownFacts) =>
      registry.change(billId, hospital, { kind: 'bill.register', facts }),
    change: (billId, actor, change) => registry.change(billId, actor, change),
    collect: (billId, shown = {}, { party, code } = { party: portal, code: payerCode }) => {
      requests += 1
      const item = { ...keyOf(billId), payerCode: code, ...shown }
      const requestId = `C-${requests}`
      return answer.changes(asked('bill.collect', [item], { party, requestId }))
    },
    pass: (durationMs) => {
      now += durationMs
    },
    clear: async () => {
      now = start
      await pool.query(
        `truncate bills, bill_states, bill_events, bill_files, bill_looks, operations, due_locks,
           outbox, requests, payer_bills, payer_portals`,
      )
    },
    close: () => database.close(),
  }
}

export function keyOf(billId: BillId): { readonly billCode: string; readonly billNumber: string } {
  return { billCode: billCodeOf(billId), billNumber: billNumberOf(billId) }
}

function answersOf(pool: ProvinceDatabase['pool'], clock: () => Instant) {
  const store = createBillStore(pool)
  const payers = createPayerStore(pool)
  const histories = createHistoryStore(pool)
  const looks = createLookStore(pool)
  return {
    announce: createAnnounceAccounts({ ownProvince: '50', payers, payerKeyOf }),
    bills: createAccountBills({ payers, store, payerKeyOf, clock }),
    history: createBillHistory({ store, histories, looks, payerKeyOf }),
    file: createFileOwn({ store, clock, payerKeyOf }),
    changes: createOwnChanges({
      apply: createApplyCommands({ store, clock, transactionsMax: 1 }),
      payerKeyOf,
      isBusy: () => false,
      prepareDocuments: () => Promise.reject(new Error('no documents here')),
    }),
  }
}
