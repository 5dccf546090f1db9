import { join } from 'node:path'
import type { ChangeAnswerItem, PostItem } from '@piaoqiao/protocol'
import { isPresent, keepWholeFile, requireWritableFolder } from './keep-whole-file.ts'
import type { PreparedReceiverFile } from './prepare-receiver-files.ts'
import { ReceiverFileError } from './receiver-file-error.ts'

/** An item of `reimbursement.post` and its answer: an `ItemResult` is one, and what a caller has kept of it. */
export interface AnsweredPosting {
  readonly item: PostItem
  /** Null where there is no answer yet. */
  readonly answer: ChangeAnswerItem | null
}

export interface KeptReceiverFiles {
  readonly directory: string
  /** Names of files that were written now. */
  readonly written: readonly string[]
  /** Names of files that were there already with the same content. */
  readonly present: readonly string[]
  /** What was posted and has no file now. Posting again under the same request id, and keeping again, mends it. */
  readonly failed: readonly { readonly name: string; readonly error: ReceiverFileError }[]
}

/**
 * The file of every item that is to be posted, where one bill stands in one item.
 * @throws ReceiverFileError `RECEIVER_FILE_ABSENT`, `RECEIVER_FILE_TWICE`
 */
export function receiverFilesOfItems(
  prepared: readonly PreparedReceiverFile[],
  items: readonly PostItem[],
): readonly PreparedReceiverFile[] {
  const byPosting = new Map(prepared.map((file) => [postingKey(file), file]))
  const bills = new Set(items.map(({ billCode, billNumber }) => `${billCode}-${billNumber}`))
  const isTwice = bills.size < items.length || byPosting.size < prepared.length
  if (isTwice) throw new ReceiverFileError('RECEIVER_FILE_TWICE')
  return items.map((item) => {
    const file = byPosting.get(postingKey(item))
    if (file === undefined) throw new ReceiverFileError('RECEIVER_FILE_ABSENT')
    return file
  })
}

/**
 * Refuses a folder that nobody can write to, or in which a file of the same name says something else: better known
 * before posting than after.
 * @throws ReceiverFileError `RECEIVER_FILE_OTHER_CONTENT`, `RECEIVER_FILE_UNWRITABLE`
 */
export async function requireRoomFor(
  directory: string,
  files: readonly PreparedReceiverFile[],
): Promise<void> {
  await requireWritableFolder(directory)
  for (const { name, bytes } of files) await isPresent(join(directory, name), bytes)
}

/**
 * Writes the receiver's part of every bill whose item the province answered POSTED, now or when it was asked before.
 * Each file is there whole or not at all, and never takes the place of another content.
 * @throws ReceiverFileError where the items do not fit the files; what concerns one file is told in the result
 */
export async function keepReceiverFiles(
  directory: string,
  prepared: readonly PreparedReceiverFile[],
  postings: readonly AnsweredPosting[],
): Promise<KeptReceiverFiles> {
  const files = receiverFilesOfItems(
    prepared,
    postings.map(({ item }) => item),
  )
  const names = { written: [] as string[], present: [] as string[] }
  const failed: { name: string; error: ReceiverFileError }[] = []
  for (const [index, { name, bytes }] of files.entries()) {
    const answer = postings[index]?.answer ?? null
    if (answer?.outcome !== 'done' || answer.code !== 'POSTED') continue
    try {
      names[await keepWholeFile(join(directory, name), bytes)].push(name)
    } catch (error) {
      if (!(error instanceof ReceiverFileError)) throw error
      failed.push({ name, error })
    }
  }
  return { directory, ...names, failed }
}

type Posting = Pick<PostItem, 'billCode' | 'billNumber' | 'voucherNumber' | 'postedOn'>

function postingKey({ billCode, billNumber, voucherNumber, postedOn }: Posting): string {
  return JSON.stringify([billCode, billNumber, voucherNumber, postedOn])
}
