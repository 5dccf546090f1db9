import type { Instant } from '@piaoqiao/domain'
import type { VerifyItem } from '@piaoqiao/protocol'
import { keyText } from '../bill-ports.ts'
import type { FileCheck } from '../kept-file-ports.ts'
import type {
  FileKnowledge,
  FoundBill,
  ReadComparison,
  ReadOneFile,
} from '../reading/reading-task.ts'
import type { RunReading } from '../reading/run-reading.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { openDesk } from './desk-parts.ts'
import { keepBillFile } from './keep-bill-file.ts'
import type { FileToKeep } from './keep-bill-file.ts'
import { verifyBills } from './verify-bills.ts'
import type { VerifiedBill } from './verify-bills.ts'

/** What became of one uploaded file. */
export interface VerifiedFile {
  readonly name: string
  /** Where it is kept; null where it is no file of a bill. */
  readonly fileId: string | null
  readonly found: FoundBill | null
  readonly refused: ReadOneFile['refused']
}

export interface VerifiedUpload {
  readonly files: readonly VerifiedFile[]
  readonly bills: readonly VerifiedBill[]
  readonly comparisons: readonly ReadComparison[]
}

/** A face that hides its check code can be shown, and not verified. */
const checkCodeAbsent = {
  outcome: 'refused',
  code: 'CHECK_CODE_ABSENT',
  sentence: '文件中没有校验码，不能向登记系统查验。',
  faults: [],
} as const

/**
 * Verifies the bills of uploaded files: what the files themselves prove, whether files of one bill agree, and what the
 * registry says. Every file of a bill is kept with its result.
 * @throws AccountsError for uploads that are refused as a whole
 */
export async function verifyUploads(
  parts: DeskParts & { readonly runReading: RunReading; readonly fileKnowledge: FileKnowledge },
  user: DeskUser,
  bytes: Uint8Array,
  at: Instant,
): Promise<VerifiedUpload> {
  await openDesk(parts, user.unitId)
  const { files, comparisons } = await parts.runReading({
    kind: 'files',
    bytes,
    knowledge: { ...parts.fileKnowledge, at },
  })
  const items = itemsOf(files)
  const bills = items.length === 0 ? [] : await verifyBills(parts, user, items, at)
  const answers = new Map(bills.map((bill) => [keyText(bill), bill.answer]))
  const verified: VerifiedFile[] = []
  for (const { name, bytes: content, found, refused } of files) {
    const fileId =
      found === null
        ? null
        : (await keepBillFile(parts, user, fileToKeep(found, content, answers), at)).fileId
    verified.push({ name, fileId, found, refused })
  }
  return { files: verified, bills, comparisons }
}

/** One item for each bill: from the file that says most of it. */
function itemsOf(files: readonly ReadOneFile[]): readonly VerifyItem[] {
  const items = new Map<string, VerifyItem>()
  for (const { found } of files) {
    if (found === null || found.checkCode === '') continue
    const { billCode, billNumber, checkCode, amount, issuedOn } = found
    const item = {
      billCode,
      billNumber,
      checkCode,
      ...(amount !== '' && { amount }),
      ...(issuedOn !== '' && { issuedOn }),
    }
    const known = items.get(keyText(found))
    if (known === undefined || Object.keys(known).length < Object.keys(item).length) {
      items.set(keyText(found), item)
    }
  }
  return [...items.values()]
}

function fileToKeep(
  found: FoundBill,
  bytes: Uint8Array,
  answers: ReadonlyMap<string, VerifiedBill['answer']>,
): FileToKeep {
  const { billCode, billNumber, kind, contentType, faults } = found
  const check = { ...checkOf(answers.get(keyText(found))), faults: faults.map(faultOf) }
  return { billCode, billNumber, kind, bytes, contentType, voucherNumber: null, check }
}

function checkOf(answer: VerifiedBill['answer'] | undefined): FileToKeep['check'] {
  if (answer === undefined) return checkCodeAbsent
  const { outcome, sentence } = answer
  const code = outcome === 'found' ? 'FOUND' : answer.code
  return { outcome, code, sentence, faults: [] }
}

function faultOf({
  code,
  sentence,
  subject,
}: FoundBill['faults'][number]): FileCheck['faults'][number] {
  return { code, sentence, subject }
}
