import type { BillXml } from '@piaoqiao/documents'
import { readBillXml } from '@piaoqiao/documents'
import type { SealPictures } from '@piaoqiao/documents/faces'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { FileName } from '../../file-ports.ts'
import { FileStoreError } from '../../files/bill-file-store.ts'
import type { BillFormat } from '../../files/bill-formats.ts'
import { billFormats, downloadName, fileKeyOf } from '../../files/bill-formats.ts'
import type { IssuedBill } from '../../ports.ts'
import { StationError } from '../../station-error.ts'
import { drawPdf, drawPictures } from './draw-bill.ts'
import type { FileOffice } from './file-office.ts'
import { makeOfd } from './make-ofd.ts'
import { ownSeal, sealsOf } from './shown-seals.ts'
import { fetchSupervisedXml } from './supervised-xml.ts'

export interface GivenFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** For whoever keeps it. */
  readonly fileName: string
}

/**
 * A file of a bill, made now where it was not made before. XML and OFD are the bill itself, so there are none before the
 * province has supervised it. PDF and pictures can be had at once; before that, and while the province cannot be asked,
 * they show no seal of the supervisor and are not kept.
 * @throws StationError
 */
export async function billFile(office: FileOffice, name: FileName): Promise<GivenFile> {
  try {
    const bill = await requireReady(office, name)
    const bytes =
      (await keptFile(office, name)) ?? pageOf(await makeFiles(office, bill, name.format), name)
    const { mediaType } = billFormats[name.format]
    return { bytes, mediaType, fileName: downloadName(name) }
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error
    throw new StationError('FILE_STORE_UNAVAILABLE', '', { cause: error })
  }
}

/** Whether a file can be had. @throws StationError where it cannot */
export async function requireReady(office: FileOffice, name: FileName): Promise<IssuedBill> {
  const bill = await office.station.store.tables.bills.find(name.billId)
  if (bill === null) throw new StationError('BILL_NOT_HERE')
  if (bill.registration === 'refused') throw new StationError('REGISTRATION_REFUSED')
  const isTheBill = name.format === 'xml' || name.format === 'ofd'
  if (bill.registration === 'waiting' && isTheBill) throw new StationError('REGISTRATION_WAITING')
  if (!billFormats[name.format].isPicture && name.page !== 1) {
    throw new StationError('FILE_PAGE_MISSING')
  }
  return bill
}

async function keptFile({ tables, files }: FileOffice, name: FileName): Promise<Uint8Array | null> {
  const [first, made] = await Promise.all(
    [1, name.page].map((page) => tables.made.find({ ...name, page })),
  )
  if (first && name.page > first.pages) throw new StationError('FILE_PAGE_MISSING')
  if (!made) return null
  const bytes = await files.get(made.fileKey)
  if (bytes !== null && sm3Hex(bytes) === made.digest) return bytes
  // The store has lost or changed it: what is given has to be what was made.
  await tables.made.forget(name)
  return null
}

function pageOf(pages: readonly Uint8Array[], { page }: FileName): Uint8Array {
  const bytes = pages[page - 1]
  if (bytes === undefined) throw new StationError('FILE_PAGE_MISSING')
  return bytes
}

/** Every page of a form, kept where it is lasting. */
async function makeFiles(
  office: FileOffice,
  bill: IssuedBill,
  format: BillFormat,
): Promise<readonly Uint8Array[]> {
  const { billId, issuedAt } = bill
  switch (format) {
    case 'xml':
      return keep(office, bill, format, [(await fetchSupervisedXml(office, billId)).bytes])
    case 'ofd': {
      const xml = await supervisedXml(office, bill)
      return keep(office, bill, format, [await makeOfd(office, { billId, xml, issuedAt })])
    }
    case 'pdf':
    case 'png':
      return drawn(office, bill, format)
  }
}

async function drawn(
  office: FileOffice,
  bill: IssuedBill,
  format: 'pdf' | 'png',
): Promise<readonly Uint8Array[]> {
  const supervised = bill.registration === 'registered' ? await shownBill(office, bill) : null
  const shown = supervised ?? (await unsupervisedBill(office, bill))
  const drawing = { ...bill, ...shown }
  const pages =
    format === 'pdf' ? [await drawPdf(office, drawing)] : await drawPictures(office, drawing)
  return supervised === null ? pages : keep(office, bill, format, pages)
}

interface ShownBill {
  readonly xml: BillXml
  readonly seals: SealPictures
}

/** Null where the bill cannot be sealed now. */
async function shownBill(office: FileOffice, bill: IssuedBill): Promise<ShownBill | null> {
  if (office.signingKey().sealing === null) return null
  try {
    const { bytes } = await billFile(office, { billId: bill.billId, format: 'ofd', page: 1 })
    return { xml: await supervisedXml(office, bill), seals: await sealsOf(bytes) }
  } catch (error) {
    if (error instanceof StationError && error.code === 'FILE_NOT_MADE') return null
    throw error
  }
}

async function unsupervisedBill(
  { station, signingKey }: FileOffice,
  { billId }: IssuedBill,
): Promise<ShownBill> {
  const xml = readBillXml(await station.store.tables.bills.xml(billId))
  return { xml, seals: await ownSeal(signingKey().sealing?.seal ?? null) }
}

async function supervisedXml(office: FileOffice, { billId }: IssuedBill): Promise<BillXml> {
  const { bytes } = await billFile(office, { billId, format: 'xml', page: 1 })
  return readBillXml(bytes)
}

/** Of two that make a file at one time both give the one that was entered first. */
async function keep(
  { tables, files, keepsFiles, station }: FileOffice,
  { billId }: IssuedBill,
  format: BillFormat,
  pages: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  if (!keepsFiles) return pages
  return Promise.all(
    pages.map(async (bytes, index) => {
      const name = { billId, format, page: index + 1 }
      const digest = sm3Hex(bytes)
      const fileKey = fileKeyOf(name, digest)
      await files.put(fileKey, bytes, billFormats[format].mediaType)
      const made = { ...name, fileKey, pages: pages.length, byteCount: bytes.length, digest }
      const entered = await tables.made.enter(made, station.clock())
      if (entered.digest === digest) return bytes
      const first = await files.get(entered.fileKey)
      if (first === null) return bytes
      await files.delete(fileKey)
      return first
    }),
  )
}
