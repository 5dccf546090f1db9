import type { Instant } from '@piaoqiao/domain'
import type { BillKey } from '../bill-ports.ts'
import type { DeskParts, DeskUser, OpenDesk } from './desk-parts.ts'
import { checkedByRegistry, keepBillFile } from './keep-bill-file.ts'

/** The XML of a bill as the registry has it, kept at once; null where the registry does not give it to this unit. */
export async function fetchBillXml(
  parts: DeskParts,
  { registry }: Pick<OpenDesk, 'registry'>,
  { user, key, at }: { readonly user: DeskUser; readonly key: BillKey; readonly at: Instant },
): Promise<Uint8Array | null> {
  const { billCode, billNumber } = key
  const answer = await registry.file({ billCode, billNumber })
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
