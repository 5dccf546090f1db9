import { DocumentError } from '../document-error.ts'
import { readBillFile } from '../reading/read-bill-file.ts'
import { archiveFault, type ContentFault } from './archive-faults.ts'
import type { ArchivedBill, ArchivedFile } from './archived-bill.ts'
import { medicalBillOf, medicalBillOfFacts, type MedicalBill } from './medical-bill.ts'

/**
 * Where the metadata of a bill says something else than its files. XML, OFD and PDF are read; of a picture and of other
 * files only the bytes are kept. Where a file has the XML of the bill in it, everything has to be the same, else what
 * its face says.
 * @param folder of the bill, for the subjects of faults
 */
export async function fileFaults(
  { files, metadata }: Pick<ArchivedBill, 'files' | 'metadata'>,
  folder: string,
): Promise<ContentFault[]> {
  const faults: ContentFault[] = []
  for (const file of files) {
    if (file.format === 'picture' || file.format === 'other') continue
    faults.push(...(await faultsOfFile(file, metadata, `${folder}/${file.name}`)))
  }
  return faults
}

async function faultsOfFile(
  { bytes, format }: ArchivedFile,
  metadata: MedicalBill,
  path: string,
): Promise<ContentFault[]> {
  try {
    const read = await readBillFile(bytes)
    if (read.kind !== format) return [archiveFault('ARCHIVE_BILL_FILE_UNREADABLE', path)]
    const differing =
      read.billXml === undefined
        ? differingFacts(metadata, medicalBillOfFacts(read.facts))
        : differingTexts(metadata, medicalBillOf(read.billXml.document))
    return differing.map((key) => archiveFault('ARCHIVE_METADATA_DISAGREES', `${path}#${key}`))
  } catch (error) {
    // Whatever else goes wrong is a defect of ours and no property of the file.
    if (!(error instanceof DocumentError)) throw error
    return [archiveFault('ARCHIVE_BILL_FILE_UNREADABLE', path)]
  }
}

type Values = Readonly<Record<string, unknown>>

function differingTexts(one: MedicalBill, other: MedicalBill): string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  const [left, right]: readonly Values[] = [{ ...one }, { ...other }]
  return [...keys].filter((key) => JSON.stringify(left?.[key]) !== JSON.stringify(right?.[key]))
}

/** A face masks the number of a person and says less than the bill. */
function differingFacts(metadata: MedicalBill, facts: MedicalBill): string[] {
  const values: Values = { ...metadata }
  return Object.entries(facts).flatMap(([key, text]) => {
    if (typeof text !== 'string' || key === 'payerCode') return []
    return text === values[key] ? [] : [key]
  })
}
