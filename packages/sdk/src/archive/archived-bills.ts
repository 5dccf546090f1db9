import { fenFromYuan } from '@piaoqiao/domain'
import { medicalBillOf, medicalBillOfFacts } from '@piaoqiao/documents/archive'
import type {
  ArchivedBill,
  ArchivedFile,
  FinanceCheck,
  MedicalBill,
} from '@piaoqiao/documents/archive'
import { readBillFile } from '@piaoqiao/documents/reading'
import type { BillView } from '@piaoqiao/protocol'
import type { BillArchive, KeptBill } from './bill-archive.ts'
import type { KeptRecord } from './kept-record.ts'

type KeptCheck = Extract<KeptRecord, { readonly kind: 'check' }>

/**
 * A bill that was kept, as it goes into an archive package: its metadata from the file that says most, its finance
 * check from the last answer of the platform. Undefined where no file of it was kept, or too little is known of it.
 */
export async function archivedBill(
  archive: BillArchive,
  { records, vouchers, ...key }: KeptBill,
): Promise<ArchivedBill | undefined> {
  const read = await readFiles(archive, records)
  const view = lastView(records)
  const metadata = metadataOf(read, view)
  const { billCode, billNumber } = metadata ?? {}
  const isSame = billCode === key.billCode && billNumber === key.billNumber
  if (metadata === undefined || !isSame || read.length === 0) return undefined
  const check = records.findLast((record) => record.kind === 'check')
  return {
    files: read.map(({ file, facts }) => ({
      ...file,
      // What says another thing than the metadata is kept as it is, and not as a form of the bill.
      format: facts === undefined || !isForm(facts, metadata) ? 'other' : file.format,
    })),
    metadata,
    financeCheck: financeCheckOf(view, vouchers),
    vouchers: vouchers.map(({ voucherNumber, postedOn, amount }) => {
      return { voucherNumber, postedOn, amountFen: amount === null ? null : fenFromYuan(amount) }
    }),
    ...(check !== undefined && { check: checkOf(check) }),
  }
}

interface ReadFile {
  readonly file: ArchivedFile
  /** What the file says; undefined for what is no bill that can be read. */
  readonly facts: { readonly medical: MedicalBill; readonly isWhole: boolean } | undefined
}

async function readFiles(
  archive: BillArchive,
  records: readonly KeptRecord[],
): Promise<ReadFile[]> {
  const files: ReadFile[] = []
  const taken = new Set(['metadata.xml', 'check.json'])
  for (const record of records) {
    if (record.kind !== 'file') continue
    const bytes = await archive.readFile(record.digest)
    const name = freeName(record.name, taken)
    taken.add(name.toLowerCase())
    files.push({ file: { name, format: record.format, bytes }, facts: await factsIn(bytes) })
  }
  return files
}

/** Whatever was called the same is told apart by a number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const safe = name.normalize('NFKC').replaceAll(/[\\/:\p{C}\p{Zl}\p{Zp}\u{FFFD}]/gu, '_')
  const cut = Array.from(safe).slice(-nameCharactersMax).join('').replace(/^\.+$/, '_')
  const candidates = [cut, ...Array.from({ length: 100 }, (_, index) => `${index + 2}-${cut}`)]
  return candidates.find((each) => !taken.has(each.toLowerCase())) ?? cut
}

/** In UTF-8 these take no more bytes than a package allows for a name. */
const nameCharactersMax = 25

async function factsIn(bytes: Uint8Array): Promise<ReadFile['facts']> {
  try {
    const { kind, billXml, facts } = await readBillFile(bytes)
    if (kind === 'picture') return undefined
    return billXml === undefined
      ? { medical: medicalBillOfFacts(facts), isWhole: false }
      : { medical: medicalBillOf(billXml.document), isWhole: true }
  } catch {
    return undefined
  }
}

function metadataOf(
  files: readonly ReadFile[],
  view: BillView | undefined,
): MedicalBill | undefined {
  const facts = files.flatMap((each) => each.facts ?? [])
  const best = facts.find(({ isWhole }) => isWhole) ?? facts[0]
  return best?.medical ?? (view === undefined ? undefined : medicalBillOfView(view))
}

function medicalBillOfView(view: BillView): MedicalBill {
  const { billName, billCode, billNumber, issuedOn, amount, issuerName } = view
  const totalFen = fenFromYuan(amount)
  const facts = medicalBillOfFacts({ billCode, billNumber, issuedOn, issuerName, totalFen })
  return { ...facts, billName }
}

function isForm({ medical, isWhole }: NonNullable<ReadFile['facts']>, metadata: MedicalBill) {
  if (isWhole) return JSON.stringify(sorted(medical)) === JSON.stringify(sorted(metadata))
  const values: Readonly<Record<string, unknown>> = { ...metadata }
  return Object.entries(medical).every(
    ([key, text]) => typeof text !== 'string' || key === 'payerCode' || text === values[key],
  )
}

function sorted(medical: MedicalBill): unknown {
  return Object.entries(medical).toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function lastView(records: readonly KeptRecord[]): BillView | undefined {
  const views = records.flatMap((record) => {
    return record.kind === 'check' && isView(record.answer) ? [record.answer] : []
  })
  return views.at(-1)
}

function isView(answer: unknown): answer is BillView {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'outcome' in answer &&
    answer.outcome === 'found'
  )
}

function checkOf({ checkedBy, at, answer }: KeptCheck) {
  return { checkedBy, checkedAt: Date.parse(at), answer }
}

function financeCheckOf(view: BillView | undefined, vouchers: KeptBill['vouchers']): FinanceCheck {
  const last = vouchers
    .map(({ postedOn }) => postedOn)
    .toSorted()
    .at(-1)
  const amounts = vouchers.map(({ amount }) => (amount === null ? null : fenFromYuan(amount)))
  const isKnown = amounts.every((amount) => amount !== null)
  const total = amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)
  return {
    isChecked: view !== undefined,
    // The platform tells that there is a paper bill, and not its numbers.
    paper: view?.form === 'exchanged' ? { billCode: '', billNumber: '' } : null,
    reversal:
      view?.standing === 'reversed'
        ? { billCode: view.redBillCode ?? '', billNumber: view.redBillNumber ?? '' }
        : null,
    accounted: last === undefined ? null : { on: last, amountFen: isKnown ? total : null },
  }
}
