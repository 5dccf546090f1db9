import { verifyBillSignatures } from '@piaoqiao/documents'
import { readCertificate } from '@piaoqiao/documents/ofd'
import {
  BillFileError,
  compareBillFiles,
  comparedFilesMax,
  factText,
  faultsOfFile,
  readBillFile,
} from '@piaoqiao/documents/reading'
import type { BillFileKnowledge, ReadBillFile } from '@piaoqiao/documents/reading'
import { readZip, ZipFileError } from '@piaoqiao/documents/zip'
import type { Instant } from '@piaoqiao/domain'
import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type {
  FileKnowledge,
  FoundBill,
  ReadComparison,
  ReadFiles,
  ReadOneFile,
} from './reading-task.ts'
import { SheetRefused } from './sheet-refused.ts'

/** Most files of one upload. */
export const uploadedFilesMax = 60
/** What every OFD has at its root, and no archive of bills. */
const ofdRoot = 'OFD.xml'

interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Reads an uploaded file of a bill, or an archive with such files, and holds the files of one bill against each other.
 * @throws SheetRefused `SHEET_ARCHIVE_UNFIT`, `FILES_TOO_MANY`
 */
export async function readUploadedFiles(
  bytes: Uint8Array,
  knowledge: FileKnowledge & { readonly at: Instant },
): Promise<ReadFiles> {
  const readFile = readerWith(knowledge)
  const files: ReadOneFile[] = []
  const read: { readonly name: string; readonly bill: ReadBillFile }[] = []
  for (const file of filesIn(bytes)) {
    try {
      const bill = await readFile(file.bytes)
      read.push({ name: file.name, bill })
      files.push({ ...file, found: foundBill(bill, file.bytes), refused: null })
    } catch (error) {
      files.push({ ...file, found: null, refused: refusalOf(error) })
    }
  }
  const groups = Map.groupBy(read, ({ bill }) => keyOf(bill))
  return { files, comparisons: [...groups.values()].flatMap(comparisonOf) }
}

/**
 * Reads a file and verifies what can be verified: seals where somebody is trusted, and the signature of the supervisor on
 * bills of the own province. Whose keys the others sign with, their registries know.
 */
function readerWith({
  province,
  provincePublicKey,
  seals,
  at,
}: FileKnowledge & { readonly at: Instant }): (bytes: Uint8Array) => Promise<ReadBillFile> {
  const supervisor = importSm2PublicKey(provincePublicKey)
  const sealTrust: Pick<BillFileKnowledge, 'sealTrust'> =
    seals === null
      ? {}
      : {
          sealTrust: {
            trustedRoots: seals.roots.map(readCertificate),
            trustedMakers: seals.makers.map(readCertificate),
            at,
          },
        }
  return async (bytes) => {
    const read = await readBillFile(bytes, sealTrust)
    const isOwn = read.facts.billCode?.startsWith(province) === true
    if (!isOwn || read.billXml === undefined) return read
    return { ...read, signatures: verifyBillSignatures(read.billXml, { supervisor }) }
  }
}

function filesIn(bytes: Uint8Array): readonly NamedFile[] {
  const name = ''
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [{ name, bytes }]
  try {
    const entries = readZip(bytes)
    if (entries.some((entry) => entry.name === ofdRoot)) return [{ name, bytes }]
    if (entries.length === 0 || entries.length > uploadedFilesMax) {
      throw new SheetRefused('FILES_TOO_MANY', { files: String(uploadedFilesMax) })
    }
    // A view of the archive would keep all of it alive, and be sent with each file.
    return entries.map((entry) => ({ name: entry.name, bytes: new Uint8Array(entry.bytes) }))
  } catch (error) {
    if (!(error instanceof ZipFileError)) throw error
    throw new SheetRefused('SHEET_ARCHIVE_UNFIT', { fault: error.sentence })
  }
}

/** The readers of the formats name their faults by a code and a sentence. */
function refusalOf(error: unknown): { readonly code: string; readonly sentence: string } {
  const { code, sentence } = error as { readonly code?: unknown; readonly sentence?: unknown }
  if (typeof code === 'string' && typeof sentence === 'string') return { code, sentence }
  throw error
}

const contentTypes = {
  xml: 'application/xml',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
} as const

function foundBill(bill: ReadBillFile, bytes: Uint8Array): FoundBill {
  const { kind, facts, signatures, seals } = bill
  const isPng = bytes[0] === 0x89
  if (facts.billCode === undefined || facts.billNumber === undefined) {
    throw new BillFileError('BILL_FILE_NO_BILL')
  }
  return {
    kind,
    contentType: kind === 'picture' ? pictureType(isPng) : contentTypes[kind],
    billCode: facts.billCode,
    billNumber: facts.billNumber,
    checkCode: facts.checkCode ?? '',
    amount: factText(facts, 'totalFen') ?? '',
    issuedOn: facts.issuedOn ?? '',
    signatures: { ...signatures },
    seals: { ...seals },
    faults: faultsOfFile(bill),
  }
}

function pictureType(isPng: boolean): string {
  return isPng ? 'image/png' : 'image/jpeg'
}

function keyOf({ facts }: ReadBillFile): string {
  return `${facts.billCode ?? ''} ${facts.billNumber ?? ''}`
}

function comparisonOf(
  group: readonly { readonly name: string; readonly bill: ReadBillFile }[],
): ReadComparison[] {
  const compared = group.slice(0, comparedFilesMax)
  if (compared.length < 2) return []
  const { agrees, disagreements } = compareBillFiles(compared.map(({ bill }) => bill))
  const [billCode = '', billNumber = ''] = keyOf(compared[0]?.bill as ReadBillFile).split(' ')
  return [
    {
      billCode,
      billNumber,
      names: compared.map(({ name }) => name),
      agrees,
      disagreements: disagreements.map(({ code, sentence, label, firstText, secondText }) => {
        return { code, sentence, label, firstText, secondText }
      }),
    },
  ]
}
