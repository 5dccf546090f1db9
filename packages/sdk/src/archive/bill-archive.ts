import { mkdir, readFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dateAt, dayMs, isCalendarDate } from '@piaoqiao/domain'
import type { CalendarDate } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { BillArchiveError } from './bill-archive-error.ts'
import type { BillKey, KeptFormat, KeptRecord, KeptVoucher } from './kept-record.ts'
import { isBillKey, readRecord, vouchersOf } from './kept-record.ts'
import { hasCode, placeWholeFile } from './place-whole-file.ts'

/** What is kept of one bill, oldest first. */
export interface KeptBill extends BillKey {
  readonly records: readonly KeptRecord[]
  readonly vouchers: readonly KeptVoucher[]
}

export interface FileToKeep extends BillKey {
  /** As people know the file, such as `bill.ofd`. */
  readonly name: string
  readonly format: KeptFormat
  readonly bytes: Uint8Array
}

/** Of one bill: an archive package takes no more. */
export const keptFilesPerBillMax = 10
export const keptBytesPerBillMax = 9 * 1024 * 1024
export const periodDaysMax = 3_660
const folderMode = 0o700
const fileMode = 0o600

/**
 * A folder that keeps every file of a bill that a unit used (妥善存储), with its checks and postings. Files and records
 * are named by their SM3, are there whole or not at all, and are never changed. Several processes may share it.
 */
export class BillArchive {
  readonly #folder: string
  readonly #now: () => number

  private constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  /** @throws BillArchiveError BILL_ARCHIVE_UNUSABLE */
  static async open(folder: string, { now = Date.now }: { now?: () => number } = {}) {
    await usable(() => mkdir(folder, { recursive: true, mode: folderMode }))
    return new BillArchive(folder, now)
  }

  /**
   * Keeps a file; the same bytes under the same name are kept once.
   * @throws BillArchiveError BILL_ARCHIVE_KEY, BILL_ARCHIVE_FILE_SIZE, BILL_ARCHIVE_BILL_FULL, BILL_ARCHIVE_UNUSABLE
   */
  async keepFile({ name, format, bytes, ...key }: FileToKeep): Promise<void> {
    requireKey(key)
    if (bytes.length === 0 || bytes.length > keptBytesPerBillMax) {
      throw new BillArchiveError('BILL_ARCHIVE_FILE_SIZE')
    }
    const digest = sm3Hex(bytes)
    const files = (await this.#recordsOf(key)).filter((record) => record.kind === 'file')
    if (files.some((file) => file.digest === digest && file.name === name)) return
    const total = files.reduce((sum, file) => sum + file.size, bytes.length)
    if (files.length >= keptFilesPerBillMax || total > keptBytesPerBillMax) {
      throw new BillArchiveError('BILL_ARCHIVE_BILL_FULL')
    }
    await this.#place(this.#pathOf(digest), bytes)
    await this.keep(key, { kind: 'file', digest, size: bytes.length, format, name })
  }

  /**
   * Keeps a record of a bill under the present moment.
   * @throws BillArchiveError BILL_ARCHIVE_KEY, BILL_ARCHIVE_UNUSABLE
   */
  async keep(key: BillKey, what: WithoutTime<KeptRecord>): Promise<void> {
    requireKey(key)
    const at = this.#now()
    const name = nameOf(key)
    const text = Buffer.from(`${JSON.stringify({ ...what, at: new Date(at).toISOString() })}\n`)
    await this.#place(join(this.#folder, 'days', dateAt(at), name), noBytes)
    if ('voucherNumber' in what) {
      await this.#place(join(this.#vouchersAt(what.voucherNumber), name), noBytes)
    }
    await this.#place(join(this.#folder, 'bills', name, `${sm3Hex(text)}.json`), text)
  }

  /**
   * What is kept of a bill; undefined where nothing is.
   * @throws BillArchiveError BILL_ARCHIVE_KEY, BILL_ARCHIVE_DAMAGED, BILL_ARCHIVE_UNUSABLE
   */
  async findByBill(key: BillKey): Promise<KeptBill | undefined> {
    requireKey(key)
    const { billCode, billNumber } = key
    const records = await this.#recordsOf(key)
    if (records.length === 0) return undefined
    return { billCode, billNumber, records, vouchers: vouchersOf(records) }
  }

  /** The bills that are posted under a voucher now. */
  async findByVoucher(voucherNumber: string): Promise<KeptBill[]> {
    const names = await namesIn(this.#vouchersAt(voucherNumber))
    const bills = await this.#billsNamed(names)
    return bills.filter(({ vouchers }) =>
      vouchers.some((voucher) => voucher.voucherNumber === voucherNumber),
    )
  }

  /**
   * The bills of which something was kept from one day to another, both included, days of Beijing.
   * @throws BillArchiveError BILL_ARCHIVE_PERIOD
   */
  async findByPeriod(from: CalendarDate, to: CalendarDate): Promise<KeptBill[]> {
    const names = new Set<string>()
    for (const day of daysBetween(from, to)) {
      for (const name of await namesIn(join(this.#folder, 'days', day))) names.add(name)
    }
    return this.#billsNamed([...names].toSorted())
  }

  /**
   * The bytes of a file that was kept.
   * @throws BillArchiveError BILL_ARCHIVE_DAMAGED, BILL_ARCHIVE_UNUSABLE
   */
  async readFile(digest: string): Promise<Uint8Array> {
    const bytes = await usable(() => readFile(this.#pathOf(digest)))
    if (sm3Hex(bytes) !== digest) throw new BillArchiveError('BILL_ARCHIVE_DAMAGED')
    return new Uint8Array(bytes)
  }

  async #billsNamed(names: readonly string[]): Promise<KeptBill[]> {
    const bills: KeptBill[] = []
    for (const name of names) {
      const [billCode = '', billNumber = ''] = name.split('-')
      const key = { billCode, billNumber }
      const bill = isBillKey(key) ? await this.findByBill(key) : undefined
      if (bill !== undefined) bills.push(bill)
    }
    return bills
  }

  async #recordsOf(key: BillKey): Promise<KeptRecord[]> {
    const folder = join(this.#folder, 'bills', nameOf(key))
    const names = (await namesIn(folder)).filter((name) => name.endsWith('.json'))
    const records = await Promise.all(
      names.map(async (name) => {
        const text = await usable(() => readFile(join(folder, name)))
        const record = readRecord(text.toString())
        if (record === undefined || `${sm3Hex(text)}.json` !== name) {
          throw new BillArchiveError('BILL_ARCHIVE_DAMAGED')
        }
        return record
      }),
    )
    return records.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  }

  /** A name that is taken is taken by the same content, because it is made from it. */
  async #place(path: string, bytes: Uint8Array): Promise<void> {
    await usable(async () => {
      await mkdir(dirname(path), { recursive: true, mode: folderMode })
      await placeWholeFile(path, bytes, fileMode)
    })
  }

  #pathOf(digest: string): string {
    return join(this.#folder, 'files', digest.slice(0, 2), digest)
  }

  #vouchersAt(voucherNumber: string): string {
    return join(this.#folder, 'vouchers', sm3Hex(voucherNumber))
  }
}

/** A record before its moment is put to it. */
export type WithoutTime<Record> = Record extends unknown ? Omit<Record, 'at'> : never

const noBytes = new Uint8Array()

const nameOf = ({ billCode, billNumber }: BillKey): string => `${billCode}-${billNumber}`

function requireKey(key: BillKey): void {
  if (!isBillKey(key)) throw new BillArchiveError('BILL_ARCHIVE_KEY')
}

function daysBetween(from: CalendarDate, to: CalendarDate): string[] {
  const [first, last] = [from, to].map((day) =>
    isCalendarDate(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN,
  )
  const days = ((last ?? Number.NaN) - (first ?? Number.NaN)) / dayMs + 1
  if (!(days >= 1 && days <= periodDaysMax)) throw new BillArchiveError('BILL_ARCHIVE_PERIOD')
  return Array.from({ length: days }, (_, index) =>
    new Date((first ?? 0) + index * dayMs).toISOString().slice(0, 10),
  )
}

async function namesIn(folder: string): Promise<string[]> {
  return usable(() =>
    readdir(folder).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return []
      throw error
    }),
  )
}

async function usable<Result>(doing: () => Promise<Result>): Promise<Result> {
  try {
    return await doing()
  } catch (error) {
    throw new BillArchiveError('BILL_ARCHIVE_UNUSABLE', { cause: error })
  }
}
