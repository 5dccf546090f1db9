import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { BatchService } from '../../batch-services.ts'
import { itemFields, readItem } from '../item-fields.ts'
import type { ItemField } from '../item-fields.ts'
import { UsageFault } from '../usage-fault.ts'
import { batchFileBytesMax, batchFileItemsMax } from './batch-rows.ts'
import type { BatchRow, RawRow } from './batch-rows.ts'
import { readCsv } from './read-csv.ts'
import { readJsonLines } from './read-json-lines.ts'

/** Faults that are told at once; a file with one wrong column would otherwise fill the screen. */
const faultsShownMax = 20

type ReadRows = (text: string, fields: readonly ItemField[]) => readonly RawRow[]

const readers: Readonly<Record<string, ReadRows>> = { '.csv': readCsv, '.jsonl': readJsonLines }

/**
 * The items of a file, all of them checked: a file with a fault anywhere is not used at all.
 * @throws UsageFault that names lines and fields, never the values in them
 */
export async function readBatchFile<Name extends BatchService>(
  service: Name,
  path: string,
): Promise<readonly BatchRow<Name>[]> {
  const read = readers[extname(path).toLowerCase()]
  if (read === undefined) throw new UsageFault('批量文件应为.csv或.jsonl文件')
  const fields = itemFields(service)
  const raw = read(decoded(await bytesOf(path)), fields)
  if (raw.length === 0) throw new UsageFault('批量文件中没有条目')
  if (raw.length > batchFileItemsMax) {
    throw new UsageFault(`批量文件超过${batchFileItemsMax}条，请拆分`)
  }
  return checked<Name>(fields, raw)
}

function checked<Name extends BatchService>(
  fields: readonly ItemField[],
  raw: readonly RawRow[],
): readonly BatchRow<Name>[] {
  const rows: BatchRow<Name>[] = []
  const faults: string[] = []
  for (const { line, values } of raw) {
    const read = readItem<Name>(fields, values)
    if ('item' in read) rows.push({ line, item: read.item })
    else faults.push(...read.faults.map((fault) => `第${line}行：${fault}`))
  }
  if (faults.length === 0) return rows
  const rest = faults.length - faultsShownMax
  throw new UsageFault(
    ...faults.slice(0, faultsShownMax),
    ...(rest > 0 ? [`另有${rest}处错误`] : []),
    '文件有误，没有发送任何条目',
  )
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const size = await stat(path).then(
    (file) => (file.isFile() ? file.size : null),
    () => null,
  )
  if (size === null) throw new UsageFault(`读不到批量文件：${path}`)
  if (size > batchFileBytesMax) throw new UsageFault('批量文件过大，请拆分')
  return readFile(path)
}

/** UTF-8, or GB18030 as spreadsheets on Chinese Windows write it. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
