import type { BillId, PartyId, ProvinceCode } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { PayerKeyOf } from '@piaoqiao/protocol'
import type {
  AnswerOwnItems,
  ApplyCommands,
  BillStore,
  Carrier,
  EventCarrier,
  EventStore,
  EventWatch,
  NumberStore,
  PayerStore,
  RegistryTables,
} from '@piaoqiao/province/parts'
import {
  calmConditions,
  createAccountBills,
  createAllotNumbers,
  createAnnounceAccounts,
  createAnswerOwnItems,
  createAnswerReconcile,
  createApplyCommands,
  createBillHistory,
  createEventFeed,
  createExpireLocks,
  createFileOwn,
  createKeepRequest,
  createMemoryBillStore,
  createMemoryEventStore,
  createMemoryHistoryStore,
  createMemoryNumberStore,
  createMemoryPayerStore,
  createOwnChanges,
  createPrepareDocuments,
  createPushEvents,
  createResultOwn,
  createSequenceOutbox,
  createServeItems,
  createStatusOwn,
  createTakeForwarded,
  createTakePushedEvents,
  createVerifyOwn,
  deliveryLeaseMs,
  emptyTables,
  MemoryDatabase,
  provinceHandlers,
} from '@piaoqiao/province/parts'
import { fileKeyNames } from './world-parts.ts'

export interface WorldProvinceOptions {
  readonly code: ProvinceCode
  readonly clock: () => number
  readonly crypto: CryptoModule
  readonly payerKeyOf: PayerKeyOf
  /** Parties at home here. */
  readonly parties: ReadonlySet<PartyId>
  readonly carrier: Carrier & EventCarrier
  /** Makes the file of a bill that nobody has asked for yet; null for a bill that is not there. */
  readonly fileOf: (billId: BillId) => Promise<Uint8Array | null>
}

/** A province of a world: the use cases of a real one, over stores in memory. */
export interface WorldProvince {
  readonly tables: RegistryTables
  readonly events: EventStore
  readonly apply: ApplyCommands
  readonly handlers: ReturnType<typeof provinceHandlers>
  /** What a province does by itself. Each says how much there was to do. */
  readonly works: readonly (() => Promise<number>)[]
}

/** Nothing goes wrong between the provinces of a world, so nobody has to be told. */
const silentWatch: EventWatch = {
  faulty: () => undefined,
  pushRefused: () => undefined,
  strangersLeftOut: () => undefined,
}

const client = { isOver: false }

export function createWorldProvince(options: WorldProvinceOptions): WorldProvince {
  const { code, clock, carrier, parties } = options
  const tables = emptyTables()
  const database = new MemoryDatabase(calmConditions)
  const bills = storeOf(options, database, tables)
  const store = { database, tables, client, province: code, leaseMs: deliveryLeaseMs }
  const events = createMemoryEventStore(store)
  const numbers = createMemoryNumberStore(database, { blocks: [], nextNumbers: new Map() }, client)
  const apply = createApplyCommands({ store: bills, clock, transactionsMax: 1 })
  const payers = createMemoryPayerStore(database, tables, client)
  const histories = createMemoryHistoryStore(database, tables, client)
  const answerOwnItems = answererOf(options, bills, { apply, numbers, payers, histories })
  const keepRequest = createKeepRequest(apply)
  const known = {
    known: async (ids: readonly PartyId[]) => new Set(ids.filter((id) => parties.has(id))),
  }
  const watch = silentWatch
  return {
    tables,
    events,
    apply,
    handlers: provinceHandlers({
      serveItems: createServeItems({ ownProvince: code, carrier, answerOwnItems, keepRequest }),
      takeForwarded: createTakeForwarded({ ownProvince: code, answerOwnItems, parties: known }),
      allotNumbers: createAllotNumbers({ numbers, ownProvince: code }),
      rotateKey: () => Promise.reject(new Error('keys do not belong to a world')),
      eventFeed: createEventFeed({ events }),
      takePushedEvents: createTakePushedEvents({ events, parties: known, watch }),
      answerReconcile: createAnswerReconcile({ bills, events, watch }),
      provinceReachable: (other) => events.hasten(`province:${other}`, clock()),
    }),
    works: [
      createExpireLocks({ store: bills, apply, clock, province: code }),
      createSequenceOutbox({ events }),
      createPushEvents({ events, carrier, clock, watch }),
    ],
  }
}

function storeOf(
  { fileOf }: WorldProvinceOptions,
  database: MemoryDatabase,
  tables: RegistryTables,
): BillStore {
  const store = createMemoryBillStore({ database, tables, client, committed: () => undefined })
  return {
    ...store,
    findFile: async (billId) => {
      const known = await store.findFile(billId)
      if (known !== null) return known
      const file = await fileOf(billId)
      if (file !== null) tables.files.set(billId, file)
      return file
    },
  }
}

interface AnswererParts {
  readonly apply: ApplyCommands
  readonly numbers: NumberStore
  readonly payers: PayerStore
  readonly histories: ReturnType<typeof createMemoryHistoryStore>
}

function answererOf(
  { code, clock, crypto, payerKeyOf }: WorldProvinceOptions,
  store: BillStore,
  { apply, numbers, payers, histories }: AnswererParts,
): AnswerOwnItems {
  const prepareDocuments = createPrepareDocuments({
    province: code,
    crypto,
    supervisorKeyName: fileKeyNames.supervisor,
    issuerKeys: async () => [crypto.publicKey(fileKeyNames.issuer)],
    numbers,
    payerKeyOf,
    payers,
    clock,
  })
  // Nobody but the owner looks at the bills of a world, and who looks is told to payers alone.
  const history = { store, histories, payerKeyOf, looks: { looksAt: async () => [] } }
  return createAnswerOwnItems({
    changes: createOwnChanges({ apply, prepareDocuments, payerKeyOf, isBusy: () => false }),
    verify: createVerifyOwn({ store, clock }),
    status: createStatusOwn({ store, clock }),
    file: createFileOwn({ store, clock, payerKeyOf }),
    result: createResultOwn({ store, clock }),
    others: {
      'account.announce': createAnnounceAccounts({ ownProvince: code, payers, payerKeyOf }),
      'account.bills': createAccountBills({ payers, store, payerKeyOf, clock }),
      'bill.history': createBillHistory(history),
    },
  })
}
