import { randomBytes } from 'node:crypto'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Envelope, LockItem } from '@piaoqiao/protocol'
import { openEnvelope, parseEnvelope, sealEnvelope } from '@piaoqiao/protocol'
import { benchAppId } from './bench-parties.ts'
import type { BillPicker } from './bill-picker.ts'
import type { ReadyMessage } from './send-messages.ts'
import { benchBillId, benchCheckCode } from './seed-bills.ts'

export const senderKeyName = 'unit'

export interface Sealing {
  readonly crypto: CryptoModule
  readonly appKey: Uint8Array
  readonly province: Sm2PublicKey
}

/** How many messages are sealed at one time; the crypto module spreads them over its workers. */
const sealedAtOnce = 64

export async function sealLocks(
  sealing: Sealing,
  picker: BillPicker,
  { messages, billsPerMessage, name }: { messages: number; billsPerMessage: number; name: string },
): Promise<readonly ReadyMessage[]> {
  const sealed: ReadyMessage[] = []
  for (let from = 0; from < messages; from += sealedAtOnce) {
    const count = Math.min(sealedAtOnce, messages - from)
    const group = Array.from({ length: count }, (_, index) =>
      sealLock(sealing, picker, `${name}-${from + index}`, billsPerMessage),
    )
    sealed.push(...(await Promise.all(group)))
  }
  return sealed
}

async function sealLock(
  { crypto, appKey, province }: Sealing,
  picker: BillPicker,
  requestId: string,
  bills: number,
): Promise<ReadyMessage> {
  const items = Array.from({ length: bills }, () => lockItem(benchBillId(picker.take())))
  const envelope = await sealEnvelope({
    kind: 'request',
    service: 'bill.lock',
    appId: benchAppId,
    requestId,
    at: Date.now(),
    payload: { items },
    appKey,
    receiver: province,
    sign: { crypto, keyName: senderKeyName },
    crypto,
    randomBytes,
  })
  return { requestId, path: '/exchange/v1/bill.lock', bills, body: JSON.stringify(envelope) }
}

function lockItem(billId: bigint): LockItem {
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    checkCode: benchCheckCode,
    amount: '993.54',
    issuedOn: '2026-03-02',
    purpose: 'employer_expense',
    businessReference: 'BX-2026-0001',
    days: 30,
  }
}

/** Opens an answer as its receiver would, and counts the bills that it says are locked. */
export async function lockedBills(
  { crypto, appKey, province }: Sealing,
  requestId: string,
  body: Buffer,
): Promise<number> {
  const request: Pick<Envelope, 'appId' | 'requestId'> = { appId: benchAppId, requestId }
  const { payload } = await openEnvelope({
    kind: 'answer',
    request,
    service: 'bill.lock',
    envelope: parseEnvelope(body),
    appKey,
    sender: province,
    signatureRequired: true,
    crypto,
    keyName: senderKeyName,
    now: Date.now(),
  })
  const { items } = payload as { items: readonly { code: string }[] }
  return items.filter(({ code }) => code === 'LOCKED').length
}
