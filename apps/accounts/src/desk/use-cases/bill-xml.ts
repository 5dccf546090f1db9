import type { Instant } from '@piaoqiao/domain'
import { isSettled } from '@piaoqiao/sdk'
import type { BillKey } from '../bill-ports.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { DeskParts, DeskUser, OpenDesk } from './desk-parts.ts'
import { checkedByRegistry, keepBillFile } from './keep-bill-file.ts'

/**
 * The XML of a bill as the registry has it, kept at once; null where the registry does not give it to this unit.
 * @throws ExchangeError where the own registry does not answer
 * @throws AccountsError `PROVINCE_UNREACHABLE` where the bill's own province does not answer for now, and codes of uploads
 */
export async function fetchBillXml(
  parts: DeskParts,
  { registry }: Pick<OpenDesk, 'registry'>,
  { user, key, at }: { readonly user: DeskUser; readonly key: BillKey; readonly at: Instant },
): Promise<Uint8Array | null> {
  const { billCode, billNumber } = key
  const answer = await registry.file({ billCode, billNumber })
  if (!isSettled(answer)) throw refuseDesk('PROVINCE_UNREACHABLE')
  if (answer.outcome !== 'done') return null
  const bytes = new Uint8Array(Buffer.from(answer.content, 'base64'))
  const file = {
    billCode,
    billNumber,
    kind: 'xml',
    bytes,
    contentType: 'application/xml',
    voucherNumber: null,
    check: checkedByRegistry,
  } as const
  await keepBillFile(parts, user, file, at)
  return bytes
}
