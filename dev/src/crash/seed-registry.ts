import { dateAt, fenFromYuan } from '@piaoqiao/domain'
import type { BillFacts, BillId } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import {
  createApplicationStore,
  createApplyCommands,
  createBillStore,
  fingerprintOf,
} from '@piaoqiao/province'
import type { SubmittedCommand } from '@piaoqiao/province'
import type { Pool } from 'pg'
import { issuers } from './parties.ts'
import type { CrashParty, Home } from './parties.ts'

/** What every bill of the run shows on its face. */
export const faceYuan = '993.54'
export const reimbursableYuan = '797.50'
export const checkCode = 'a1b2c3'
/** The day on which the run began, in Beijing. */
export const today = dateAt(Date.now())

const payerKey = 'c'.repeat(64)
const quotaPerMinute = 1_000_000

/** An application with the key that it signs with. */
export interface EnrolledParty {
  readonly party: CrashParty
  readonly privateKey: Sm2PrivateKey
  /** 32 bytes. */
  readonly appKey: Uint8Array
}

/** Enrols the application of a party in the database of its province. */
export async function enrolParty(
  pool: Pool,
  party: CrashParty,
  { privateKey, masterKey }: { readonly privateKey: Sm2PrivateKey; readonly masterKey: Uint8Array },
): Promise<EnrolledParty> {
  const { id, name, province, appId, kind } = party
  const applications = createApplicationStore({ pool, province, masterKey, clock: Date.now })
  const { appKey } = await applications.enrolApplication({
    appId,
    kind,
    party: { id, name, province },
    publicKey: privateKey.publicKey,
    quotaPerMinute,
  })
  return { party, privateKey, appKey }
}

/**
 * Registers bills by the province's own one way to change them, from this process: as another process of the province would
 * that stands beside the one under test.
 */
export async function registerBills(pool: Pool, home: Home, ids: readonly BillId[]): Promise<void> {
  const store = createBillStore(pool)
  const apply = createApplyCommands({ store, clock: Date.now, transactionsMax: 1 })
  const commands = ids.map((billId) => registration(home, billId))
  const answers = await apply({ commands, atomic: true, request: null })
  if (answers?.every((answer) => answer.includes('"REGISTERED"')) !== true) {
    throw new Error('the bills of a round could not be registered')
  }
}

function registration(home: Home, billId: BillId): SubmittedCommand {
  const { id, name, province } = issuers[home]
  const facts: BillFacts = {
    billName: '医疗门诊收费票据（电子）',
    issuer: { id, name, province },
    checkCode,
    issuedOn: today,
    face: fenFromYuan(faceYuan),
    reimbursable: fenFromYuan(reimbursableYuan),
    payerKey,
    contentDigest: sm3Hex(billId.toString()),
    original: null,
  }
  return {
    command: {
      operationId: `${id}/registration-${billId}#1`,
      billId,
      actor: facts.issuer,
      change: { kind: 'bill.register', facts },
    },
    fingerprint: fingerprintOf('bill.register', { billId: billId.toString() }),
  }
}
