import { isCreditCode } from '@piaoqiao/domain'
import type { AccountingEntry, Posting, ReceiverAccountingData } from './accounting-data.ts'
import { defaultAccountingDialect } from './accounting-dialect.ts'
import type { AccountingDialect } from './accounting-dialect.ts'
import { AccountingError } from './accounting-error.ts'
import { receiverConcepts } from './receiver-concepts.ts'
import type { ReceiverFacts } from './receiver-concepts.ts'
import { readInstance } from './read-instance.ts'
import { writeInstance } from './write-instance.ts'

/** Such as `efi_receiver_50060125_0000000101.xml`. */
export function receiverFileName(billCode: string, billNumber: string): string {
  return `efi_receiver_${billCode}_${billNumber}.xml`
}

/**
 * The receiver's part as an XBRL instance, in the context of the unit and the day of posting, or of issue as long as
 * the bill is not posted.
 * @throws AccountingError such as `ACCOUNTING_UNBALANCED`
 */
export function writeReceiverPart(
  data: ReceiverAccountingData,
  dialect: AccountingDialect = defaultAccountingDialect,
): Uint8Array {
  requireConsistent(data)
  return writeInstance(receiverConcepts, factsOf(data), contextOf(data), dialect)
}

/**
 * Reads what `writeReceiverPart` writes, and any other spelling of the same facts.
 * @throws AccountingError such as `ACCOUNTING_UNBALANCED`
 */
export function readReceiverPart(
  bytes: Uint8Array,
  dialect: AccountingDialect = defaultAccountingDialect,
): ReceiverAccountingData {
  const { values, context } = readInstance(bytes, receiverConcepts, dialect)
  const data = dataOf(values)
  requireConsistent(data)
  const expected = contextOf(data)
  if (context.entityCode !== expected.entityCode || context.instant !== expected.instant) {
    throw new AccountingError('ACCOUNTING_CONTEXT')
  }
  return data
}

function contextOf({ entityCode, posting, issuedOn }: ReceiverAccountingData) {
  return { entityCode, instant: posting?.postedOn ?? issuedOn }
}

function factsOf({ posting, ...bill }: ReceiverAccountingData): ReceiverFacts {
  if (posting === undefined) return { ...bill, isPosted: false, entries: [] }
  const { amountFen, ...said } = posting
  return { ...bill, ...said, isPosted: true, postedFen: amountFen }
}

function dataOf(facts: ReceiverFacts): ReceiverAccountingData {
  const { isPosted, voucherNumber, period, summary, postedOn, postedFen, ...rest } = facts
  const { accountingDocuments, entries, ...bill } = rest
  const said = [voucherNumber, period, summary, postedOn, postedFen, accountingDocuments]
  const isAnythingSaid = entries.length > 0 || said.some((value) => value !== undefined)
  if (!isPosted) {
    if (isAnythingSaid) throw new AccountingError('ACCOUNTING_POSTING')
    return bill
  }
  const isWhole =
    voucherNumber !== undefined &&
    period !== undefined &&
    summary !== undefined &&
    postedOn !== undefined &&
    postedFen !== undefined &&
    accountingDocuments !== undefined
  if (!isWhole) throw new AccountingError('ACCOUNTING_POSTING')
  const voucher = { voucherNumber, period, summary, postedOn, accountingDocuments }
  return { ...bill, posting: { ...voucher, amountFen: postedFen, entries } }
}

function requireConsistent({ entityCode, posting }: ReceiverAccountingData): void {
  if (!isCreditCode(entityCode)) {
    throw new AccountingError('ACCOUNTING_VALUE', 'UnifiedSocialCreditCode')
  }
  if (posting !== undefined) requireBalanced(posting)
}

/** Every file holds at least one debit and one credit, and their sums are equal. */
function requireBalanced({ entries }: Posting): void {
  const [debits, credits] = [linesOf(entries, 'debit'), linesOf(entries, 'credit')]
  const isBalanced = debits.length > 0 && credits.length > 0 && sumOf(debits) === sumOf(credits)
  if (!isBalanced) throw new AccountingError('ACCOUNTING_UNBALANCED')
  const isInOrder = entries.every(({ line }, index) => line > (entries[index - 1]?.line ?? 0))
  if (!isInOrder) throw new AccountingError('ACCOUNTING_VALUE', 'EntryLineNumber')
}

function linesOf(entries: readonly AccountingEntry[], direction: AccountingEntry['direction']) {
  return entries.filter((entry) => entry.direction === direction)
}

function sumOf(entries: readonly AccountingEntry[]): bigint {
  return entries.reduce((sum, { amountFen }) => sum + amountFen, 0n)
}
