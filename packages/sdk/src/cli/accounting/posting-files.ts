import { dirname, join } from 'node:path'
import { AccountingError } from '@piaoqiao/documents/accounting'
import { billFileBytesMax } from '@piaoqiao/documents/reading'
import type { PostItem } from '@piaoqiao/protocol'
import {
  keepReceiverFiles,
  receiverFilesOfItems,
  requireRoomFor,
} from '../../receiver/keep-receiver-files.ts'
import type { AnsweredPosting, KeptReceiverFiles } from '../../receiver/keep-receiver-files.ts'
import { prepareReceiverFiles } from '../../receiver/prepare-receiver-files.ts'
import type { PreparedReceiverFile } from '../../receiver/prepare-receiver-files.ts'
import { ReceiverFileError } from '../../receiver/receiver-file-error.ts'
import { bytesOf } from '../commands/bill-file-input.ts'
import { isOfFile } from '../commands/bill-file-texts.ts'
import type { ExitKind } from '../exit-codes.ts'
import { faultObject } from '../fault-text.ts'
import { paint, printable } from '../terminal.ts'
import type { Terminal } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'
import { readVoucherFile } from './read-voucher-file.ts'
import type { NamedVoucher } from './read-voucher-file.ts'

export interface PostingFilesOptions {
  /** The file of vouchers. */
  readonly accounting?: string
  /** Where the files are written; the folder of the file of vouchers where nothing is said. */
  readonly accountingOutput?: string
}

/** The receiver's parts of what is to be posted, made before anything is sent. */
export interface PostingFiles {
  /** Writes those of the postings that the province has taken. */
  keep(postings: readonly AnsweredPosting[]): Promise<KeptReceiverFiles>
}

/**
 * Makes the receiver's parts that a posting command was asked for; null where it was not asked.
 * @throws UsageFault for whatever would leave a posted bill without its file
 */
export async function preparePostingFiles(
  { accounting, accountingOutput }: PostingFilesOptions,
  items: readonly PostItem[],
): Promise<PostingFiles | null> {
  if (accounting === undefined) {
    if (accountingOutput === undefined) return null
    throw new UsageFault('--accounting-output只能与--accounting一起使用')
  }
  const directory = accountingOutput ?? dirname(accounting)
  const prepared: PreparedReceiverFile[] = []
  for (const named of await readVoucherFile(accounting)) prepared.push(...(await filesOf(named)))
  try {
    await requireRoomFor(directory, receiverFilesOfItems(prepared, items))
  } catch (error) {
    throw usageFaultOf(error, accounting)
  }
  return { keep: (postings) => keepReceiverFiles(directory, prepared, postings) }
}

async function filesOf({ voucher, bills }: NamedVoucher): Promise<readonly PreparedReceiverFile[]> {
  const prepared: PreparedReceiverFile[] = []
  for (const { path, ...said } of bills) {
    const bill = { ...said, file: await bytesOf(path, billFileBytesMax) }
    try {
      prepared.push(...(await prepareReceiverFiles(voucher, [bill])))
    } catch (error) {
      throw usageFaultOf(error, path)
    }
  }
  return prepared
}

/** Faults of files and vouchers, under the path that they concern; nothing was sent yet. */
function usageFaultOf(error: unknown, path: string): unknown {
  const isKnown =
    error instanceof ReceiverFileError || error instanceof AccountingError || isOfFile(error)
  if (!isKnown) return error
  const { code, sentence } = faultObject(error)
  const element = error instanceof AccountingError && error.element !== '' ? error.element : null
  const place = element === null ? '' : `（${element}）`
  return new UsageFault(`${printable(path)}：${sentence}${place} ${code}`)
}

/** What was kept, for scripts; paths are those of the folder. */
export function keptObject({ directory, written, present, failed }: KeptReceiverFiles): object {
  const path = (name: string) => join(directory, name)
  return {
    written: written.map(path),
    present: present.map(path),
    failed: failed.map(({ name, error }) => ({ file: path(name), error: faultObject(error) })),
  }
}

/** What was kept, for people. */
export function keptText(terminal: Terminal, kept: KeptReceiverFiles): string {
  const { directory, written, present, failed } = kept
  const count = written.length + present.length
  const done = `入账数据文件：${printable(directory)}，共${count}个，新写${written.length}个。\n`
  const faults = failed.map(
    ({ name, error }) => `  ${name}：${paint(terminal, 'red', error.sentence)} ${error.code}\n`,
  )
  const next = '入账已登记，但有入账数据文件没有写成。处理后用同一请求编号再执行一次。\n'
  return [...(count === 0 ? [] : [done]), ...faults, ...(failed.length === 0 ? [] : [next])].join(
    '',
  )
}

export function exitKindOfKept(kept: KeptReceiverFiles | null): ExitKind {
  return kept === null || kept.failed.length === 0 ? 'done' : 'unwritten'
}
