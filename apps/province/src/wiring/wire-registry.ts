import { hmacSm3 } from '@piaoqiao/gm-crypto'
import type { ProvinceUseCases } from '../http/handlers.ts'
import type { BillStore } from '../ports.ts'
import { createBillStore } from '../postgres/bill-store.ts'
import { createHistoryStore } from '../postgres/history-store.ts'
import { createNumberStore } from '../postgres/number-store.ts'
import { createPayerStore } from '../postgres/payer-store.ts'
import { createAccountBills } from '../use-cases/account-bills.ts'
import { createAllotNumbers } from '../use-cases/allot-numbers.ts'
import { createAnnounceAccounts } from '../use-cases/announce-accounts.ts'
import { createAnswerOwnItems } from '../use-cases/answer-own-items.ts'
import { createApplyCommands } from '../use-cases/apply-commands.ts'
import { createBillHistory } from '../use-cases/bill-history.ts'
import { createExpireLocks } from '../use-cases/expire-locks.ts'
import { createKeepRequest } from '../use-cases/keep-request.ts'
import { createOwnChanges } from '../use-cases/own-changes.ts'
import {
  createFileOwn,
  createResultOwn,
  createStatusOwn,
  createVerifyOwn,
} from '../use-cases/own-reads.ts'
import { createPrepareDocuments } from '../use-cases/prepare-documents.ts'
import { createRotateKey } from '../use-cases/rotate-key.ts'
import { createServeItems } from '../use-cases/serve-items.ts'
import { createTakeForwarded } from '../use-cases/take-forwarded.ts'
import type { ProvinceParts } from './province-parts.ts'

export interface WiredRegistry {
  readonly store: BillStore
  readonly cases: Pick<
    ProvinceUseCases,
    'serveItems' | 'takeForwarded' | 'allotNumbers' | 'rotateKey'
  >
  readonly works: Readonly<Record<'expire-locks' | 'watch-outbox', () => Promise<number | void>>>
  isBusy(): boolean
  outboxRows(): number
}

/** Puts the use cases of the registry together: bills, numbers, keys. */
export function wireRegistry(
  parts: ProvinceParts,
  { onChange }: { readonly onChange: () => void },
): WiredRegistry {
  const { settings, pool, clock, secondClock, applications, carrier } = parts
  const { province: ownProvince, transactionsMax, outboxRowsMax } = settings
  const store = createBillStore(pool)
  const numbers = createNumberStore(pool)
  const applied = createApplyCommands({ store, clock, transactionsMax })
  const apply: typeof applied = async (submission) => {
    const answers = await applied(submission)
    onChange()
    return answers
  }
  let outboxRows = 0
  const isBusy = (): boolean => outboxRows > outboxRowsMax
  const answerOwnItems = answererOf(parts, { store, numbers, apply, isBusy })
  const keepRequest = createKeepRequest(apply)
  return {
    store,
    cases: {
      serveItems: createServeItems({ ownProvince, carrier, answerOwnItems, keepRequest }),
      takeForwarded: createTakeForwarded({ ownProvince, answerOwnItems, parties: applications }),
      allotNumbers: createAllotNumbers({ numbers, ownProvince }),
      rotateKey: createRotateKey({ applications, clock }),
    },
    works: {
      'expire-locks': createExpireLocks({
        store,
        apply,
        clock,
        ...(secondClock !== undefined && { secondClock }),
        province: ownProvince,
      }),
      'watch-outbox': async () => {
        outboxRows = await store.outboxDepth()
      },
    },
    isBusy,
    outboxRows: () => outboxRows,
  }
}

function answererOf(
  { settings, pool, crypto, keyName, clock, applications }: ProvinceParts,
  registry: {
    readonly store: BillStore
    readonly numbers: ReturnType<typeof createNumberStore>
    readonly apply: ReturnType<typeof createApplyCommands>
    readonly isBusy: () => boolean
  },
): ReturnType<typeof createAnswerOwnItems> {
  const { store, numbers, apply, isBusy } = registry
  const payers = createPayerStore(pool)
  const payerKeyOf = (payerCode: string): string =>
    Buffer.from(hmacSm3(settings.payerSecret, payerCode.toUpperCase())).toString('hex')
  const prepareDocuments = createPrepareDocuments({
    province: settings.province,
    crypto,
    supervisorKeyName: keyName,
    issuerKeys: (issuerId) => applications.issuerKeys(issuerId),
    numbers,
    payerKeyOf,
    payers,
    clock,
  })
  return createAnswerOwnItems({
    changes: createOwnChanges({ apply, prepareDocuments, payerKeyOf, isBusy }),
    verify: createVerifyOwn({ store, clock }),
    status: createStatusOwn({ store, clock }),
    file: createFileOwn({ store, clock, payerKeyOf }),
    result: createResultOwn({ store, clock }),
    others: {
      'account.announce': createAnnounceAccounts({
        ownProvince: settings.province,
        payers,
        payerKeyOf,
      }),
      'account.bills': createAccountBills({ payers, store, payerKeyOf, clock }),
      'bill.history': createBillHistory({
        store,
        histories: createHistoryStore(pool),
        payerKeyOf,
      }),
    },
  })
}
