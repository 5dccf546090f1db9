import type { Bill, BillId } from '@piaoqiao/domain'
import type {
  BatchLoad,
  BillStore,
  BillTransaction,
  StoredBill,
  StoredOperation,
} from '@piaoqiao/province/parts'
import type { ProcessPorts } from '../nodes/province-process.ts'
import type { Mutants, Sabotage } from '../nodes/sabotage.ts'

/** Broken registries. */
export const registryMutants: Mutants = {
  'a store forgets operations': () => inTransactions(forgetful),
  'a store keeps no operations': () =>
    inTransactions(({ load, append }) => ({
      load,
      append: (batch) => append({ ...batch, operations: [] }),
    })),
  'a store forgets which requests it took in': () =>
    inTransactions(({ load, append }) => ({
      load: async (keys) => ({ ...(await load(keys)), requests: [] }),
      append: (batch) => append({ ...batch, requests: [] }),
    })),
  'a change is answered before its commit': () =>
    withBills((bills) => ({ ...bills, change: (work) => answeredEarly(bills, work) })),
  'now and then nothing is written': () => {
    let appended = 0
    return inTransactions(({ load, append }) => ({
      load,
      append: (batch) => ((appended += 1) % 20 === 0 ? Promise.resolve() : append(batch)),
    }))
  },
  'a lock is not seen': () => seeing((bill) => ({ ...bill, lock: null })),
  'reports are not seen': () => seeing((bill) => ({ ...bill, reports: [] })),
  'a waiting reversal is not seen': () => seeing((bill) => ({ ...bill, pendingReversal: null })),
  'a reversal is not seen': () => seeing((bill) => ({ ...bill, standing: 'valid' })),
  'an exchange for paper is not seen': () =>
    seeing((bill) => ({ ...bill, form: 'electronic', paper: null })),
  'a revoked authorisation is valid': () =>
    seeing((bill) => ({
      ...bill,
      authorisations: bill.authorisations.map((one) => ({ ...one, revoked: false })),
    })),
  'who collected a bill is not seen': () => seeing((bill) => ({ ...bill, collectorKey: null })),
  'announced accounts are forgotten': () => ({
    province: (ports) => ({
      ...ports,
      payers: { ...ports.payers, portalsOf: async () => new Map() },
    }),
  }),
  'accounts are announced for everybody': () => ({
    province: (ports) => ({ ...ports, payers: { ...ports.payers, portalsOf: everybody } }),
  }),
  'history is written over': () =>
    inTransactions(({ load, append }) => ({
      load,
      append: (batch) => {
        const edit = (text: string) => text.replace('"amount":"1', '"amount":"2')
        return append({
          ...batch,
          events: batch.events.map((event) => ({ ...event, text: edit(event.text) })),
        })
      },
    })),
  'a bill is written without its events': () =>
    inTransactions(({ load, append }) => ({
      load,
      append: (batch) => append({ ...batch, events: batch.events.slice(0, 1) }),
    })),
  'bills are seen as they were': () => withBills(stale),
  'locks are never looked after': () =>
    withBills((bills) => ({ ...bills, dueLocks: async () => [] })),
  'numbers are allotted twice': () => ({
    province: (ports) => ({
      ...ports,
      numbers: {
        ...ports.numbers,
        allot: async (asked) => {
          const block = await ports.numbers.allot(asked)
          const code = BigInt(asked.billCode) * 10n ** 10n
          return block && { from: code + 1n, to: code + BigInt(asked.count) }
        },
      },
    }),
  }),
}

const everybody: ProcessPorts['payers']['portalsOf'] = async (payerKeys) => {
  const portal = { id: '11500100000000001X', province: '50' }
  return new Map(payerKeys.map((key) => [key, [portal]]))
}

function withBills(change: (bills: BillStore) => BillStore): Sabotage {
  return { province: (ports: ProcessPorts) => ({ ...ports, bills: change(ports.bills) }) }
}

function inTransactions(change: (transaction: BillTransaction) => BillTransaction): Sabotage {
  return withBills((bills) => ({
    ...bills,
    change: (work) => bills.change((transaction) => work(change(transaction))),
  }))
}

/** Decisions see something else than what is kept. */
function seeing(distort: (bill: Bill) => Bill): Sabotage {
  const distorted = (bills: BatchLoad['bills']) =>
    new Map([...bills].map(([id, stored]) => [id, { ...stored, bill: distort(stored.bill) }]))
  return inTransactions(({ load, append }) => ({
    load: async (keys) => {
      const loaded = await load(keys)
      return { ...loaded, bills: distorted(loaded.bills) }
    },
    append,
  }))
}

function answeredEarly<T>(
  bills: BillStore,
  work: (transaction: BillTransaction) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const answered = async (transaction: BillTransaction) => {
      const result = await work(transaction)
      resolve(result)
      return result
    }
    bills.change(answered).catch(reject)
  })
}

/** What is known is not read, and not written a second time. */
function forgetful({ load, append }: BillTransaction): BillTransaction {
  const known = new Set<string>()
  const keyOf = ({ billId, operationId }: StoredOperation) => `${billId} ${operationId}`
  return {
    load: async (keys) => {
      const loaded = await load(keys)
      for (const operation of loaded.operations) known.add(keyOf(operation))
      return { ...loaded, operations: [] }
    },
    append: (batch) => {
      const operations = batch.operations.filter((operation) => !known.has(keyOf(operation)))
      return append({ ...batch, operations })
    },
  }
}

/** Reads come from a copy that is one look behind. */
function stale(bills: BillStore): BillStore {
  const copies = new Map<BillId, StoredBill>()
  return {
    ...bills,
    find: async (ids) => {
      const found = await bills.find(ids)
      const seen = new Map([...found].map(([id, stored]) => [id, copies.get(id) ?? stored]))
      for (const [id, stored] of found) copies.set(id, stored)
      return seen
    },
  }
}
