import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { BillArchive, WithoutTime } from './bill-archive.ts'
import { isBillKey } from './kept-record.ts'
import type { BillKey, KeptRecord } from './kept-record.ts'

/** A message and its answer, as they pass through a unit's system. */
export interface UsedMessage {
  readonly service: string
  readonly payload: unknown
  readonly answer: unknown
  /** The application that asked. */
  readonly appId: string
}

/** Keeping goes on for this many bills at a time; each waits for the disk. */
const keptAtOnceMax = 16
type Members = Readonly<Partial<Record<string, unknown>>>

/**
 * Keeps what an answer says of the bills that a unit uses: the file that `bill.file` brought, the results of
 * `bill.verify`, reports and postings. Of other services, and of what was refused, nothing is kept.
 * @throws BillArchiveError
 */
export async function keepUsedBills(archive: BillArchive, message: UsedMessage): Promise<void> {
  if (message.service === 'bill.file') {
    await keepFileOf(archive, membersOf(message.answer))
    return
  }
  const found = recordsOf(message)
  for (let at = 0; at < found.length; at += keptAtOnceMax) {
    const some = found.slice(at, at + keptAtOnceMax)
    await Promise.all(some.map(({ key, record }) => archive.keep(key, record)))
  }
}

async function keepFileOf(archive: BillArchive, answer: Members): Promise<void> {
  const key = keyOf(answer)
  const { outcome, content, digest } = answer
  if (outcome !== 'done' || key === undefined || typeof content !== 'string') return
  const bytes = Buffer.from(content, 'base64')
  // Whoever asked checks the digest too; a damaged file is not what was used.
  if (sm3Hex(bytes) !== digest) return
  const name = `${key.billCode}-${key.billNumber}.xml`
  await archive.keepFile({ ...key, name, format: 'xml', bytes })
}

interface FoundRecord {
  readonly key: BillKey
  readonly record: WithoutTime<KeptRecord>
}

function recordsOf({ service, payload, answer, appId }: UsedMessage): FoundRecord[] {
  const items = itemsOf(payload)
  const answers = itemsOf(answer)
  return items.flatMap((item, index) => {
    const key = keyOf(item)
    const record = recordOf(service, item, answers[index] ?? {}, appId)
    return key === undefined || record === undefined ? [] : [{ key, record }]
  })
}

function recordOf(
  service: string,
  item: Members,
  answer: Members,
  appId: string,
): WithoutTime<KeptRecord> | undefined {
  if (service === 'bill.verify' && answer['outcome'] === 'found') {
    return { kind: 'check', checkedBy: appId, answer }
  }
  if (answer['outcome'] !== 'done') return undefined
  const reportId = textOf(answer['reportId'] ?? item['reportId'])
  const voucherNumber = textOf(item['voucherNumber'])
  const postedOn = textOf(item['postedOn'])
  switch (service) {
    case 'reimbursement.report': {
      const amount = textOf(item['amount'])
      return { kind: 'report', reportId, amount, voucherNumber, postedOn: postedOn || null }
    }
    case 'reimbursement.post':
      return { kind: 'post', reportId, voucherNumber, postedOn }
    case 'reimbursement.unpost':
    case 'reimbursement.withdraw':
      return { kind: 'unpost', reportId }
    default:
      return undefined
  }
}

function keyOf({ billCode, billNumber }: Members): BillKey | undefined {
  const key = { billCode: textOf(billCode), billNumber: textOf(billNumber) }
  return isBillKey(key) ? key : undefined
}

function itemsOf(message: unknown): readonly Members[] {
  const { items } = membersOf(message)
  return Array.isArray(items) ? items.map(membersOf) : []
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
