import { hmacSm3 } from '@piaoqiao/gm-crypto'
import type { PayerKeyOf } from '@piaoqiao/protocol'
import type { LookWatch } from '../look-ports.ts'
import type { AnswerOwnItems, ApplyCommands, BillStore, NumberStore } from '../ports.ts'
import { createHistoryStore } from '../postgres/history-store.ts'
import { createLookStore } from '../postgres/look-store.ts'
import { createPayerStore } from '../postgres/payer-store.ts'
import { createAccountBills } from '../use-cases/account-bills.ts'
import { createAnnounceAccounts } from '../use-cases/announce-accounts.ts'
import { createAnswerOwnItems } from '../use-cases/answer-own-items.ts'
import { createBillEvidence } from '../use-cases/bill-evidence.ts'
import { createBillHistory } from '../use-cases/bill-history.ts'
import { createOwnChanges } from '../use-cases/own-changes.ts'
import {
  createFileOwn,
  createResultOwn,
  createStatusOwn,
  createVerifyOwn,
} from '../use-cases/own-reads.ts'
import { createPrepareDocuments } from '../use-cases/prepare-documents.ts'
import { watchLooks } from '../use-cases/watch-looks.ts'
import type { ProvinceParts } from './province-parts.ts'

export interface RegistryParts {
  readonly store: BillStore
  readonly numbers: NumberStore
  readonly apply: ApplyCommands
  readonly isBusy: () => boolean
  readonly watch: LookWatch
}

/** Puts together what this province answers about its own bills. */
export function wireAnswers(parts: ProvinceParts, registry: RegistryParts): AnswerOwnItems {
  const { settings, clock } = parts
  const { store, apply, isBusy, watch } = registry
  const payerKeyOf: PayerKeyOf = (payerCode) =>
    Buffer.from(hmacSm3(settings.payerSecret, payerCode.toUpperCase())).toString('hex')
  const prepareDocuments = documentsOf(parts, registry, payerKeyOf)
  const watched = (answer: AnswerOwnItems) => watchLooks(answer, { watch, clock })
  return createAnswerOwnItems({
    changes: createOwnChanges({ apply, prepareDocuments, payerKeyOf, isBusy }),
    verify: watched(createVerifyOwn({ store, clock })),
    status: watched(createStatusOwn({ store, clock })),
    file: watched(createFileOwn({ store, clock, payerKeyOf })),
    result: createResultOwn({ store, clock }),
    others: {
      ...accountAnswers(parts, store, payerKeyOf),
      'bill.evidence': watched(evidenceOf(parts, store)),
    },
  })
}

function documentsOf(
  { settings, pool, crypto, keyName, clock, applications }: ProvinceParts,
  { numbers }: RegistryParts,
  payerKeyOf: PayerKeyOf,
): ReturnType<typeof createPrepareDocuments> {
  return createPrepareDocuments({
    province: settings.province,
    crypto,
    supervisorKeyName: keyName,
    issuerKeys: (issuerId) => applications.issuerKeys(issuerId),
    numbers,
    payerKeyOf,
    payers: createPayerStore(pool),
    clock,
  })
}

function accountAnswers(
  { settings, pool, clock }: ProvinceParts,
  store: BillStore,
  payerKeyOf: PayerKeyOf,
): Readonly<Record<string, AnswerOwnItems>> {
  const payers = createPayerStore(pool)
  const histories = createHistoryStore(pool)
  const looks = createLookStore(pool)
  return {
    'account.announce': createAnnounceAccounts({
      ownProvince: settings.province,
      payers,
      payerKeyOf,
    }),
    'account.bills': createAccountBills({ payers, store, payerKeyOf, clock }),
    'bill.history': createBillHistory({ store, histories, looks, payerKeyOf }),
  }
}

function evidenceOf(
  { settings, pool, crypto, keyName, clock }: ProvinceParts,
  store: BillStore,
): AnswerOwnItems {
  const histories = createHistoryStore(pool)
  const { province } = settings
  return createBillEvidence({ province, store, histories, crypto, keyName, clock })
}
