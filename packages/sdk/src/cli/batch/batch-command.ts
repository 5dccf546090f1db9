import { sm3Hex } from '@piaoqiao/gm-crypto'
import { batchItemsMax } from '@piaoqiao/protocol'
import type { PostItem } from '@piaoqiao/protocol'
import type { BatchService } from '../../batch-services.ts'
import type { AnsweredPosting, KeptReceiverFiles } from '../../receiver/keep-receiver-files.ts'
import { batchRequestIdLengthMax, isRequestId, newRequestId } from '../../request-id.ts'
import {
  exitKindOfKept,
  keptObject,
  keptText,
  preparePostingFiles,
} from '../accounting/posting-files.ts'
import type { PostingFilesOptions } from '../accounting/posting-files.ts'
import { unpostedText } from '../accounting/unposted-text.ts'
import { exitKindOfAnswer, exitKindOfError, heaviest } from '../exit-codes.ts'
import type { ExitKind } from '../exit-codes.ts'
import { faultObject, faultText } from '../fault-text.ts'
import type { Session } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'
import type { BatchRow } from './batch-rows.ts'
import { batchText, countsOf } from './batch-text.ts'
import { readBatchFile } from './read-batch-file.ts'
import { ResultFile } from './result-file.ts'
import type { BatchHeading } from './result-file.ts'
import { runBatch } from './run-batch.ts'
import type { BatchEnd } from './run-batch.ts'

export interface BatchCommandOptions extends PostingFilesOptions {
  readonly file: string
  readonly result?: string
  readonly resume?: boolean
  readonly atomic?: boolean
  readonly requestId?: string
}

/** Carries out a file of items, and keeps what became of them in a result file. */
export async function batchCommand(
  session: Session,
  service: BatchService,
  options: BatchCommandOptions,
): Promise<ExitKind> {
  const rows = await readBatchFile(service, options.file)
  const heading = headingOf(service, rows, options)
  const items = rows.map(({ item }) => item as PostItem)
  const postingFiles = await preparePostingFiles(options, items)
  const client = await session.client()
  const resultPath = options.result ?? `${options.file}.result.jsonl`
  const file = await ResultFile.open(resultPath, heading, options.resume ?? false)
  const { signal, terminal } = session
  const onProgress = progressOn(terminal, rows.length)
  try {
    const end = await runBatch({ client, service, rows, file, signal, onProgress })
    const kept = (await postingFiles?.keep(postingsOf(end))) ?? null
    tell(session, { ...file.heading, service, resultPath, ...end, kept })
    return heaviest([exitKindOf(end), exitKindOfKept(kept)])
  } finally {
    await file.close()
  }
}

function headingOf(
  service: BatchService,
  rows: readonly BatchRow<BatchService>[],
  { requestId = newRequestId(), atomic = false }: BatchCommandOptions,
): BatchHeading {
  if (!isRequestId(requestId) || requestId.length > batchRequestIdLengthMax) {
    throw new UsageFault(`请求编号应为1至${batchRequestIdLengthMax}位字母、数字或._:-`)
  }
  if (atomic && rows.length > batchItemsMax) {
    throw new UsageFault(`要求全部成功才执行的批次不超过${batchItemsMax}条`)
  }
  const items = rows.map(({ item }) => item)
  const digest = sm3Hex(`${service}\n${JSON.stringify(items)}`)
  return { service, requestId, items: rows.length, atomic, digest }
}

function progressOn(terminal: Terminal, total: number): (itemsDone: number) => void {
  if (!terminal.isWatched) return () => undefined
  return (done) => terminal.note(`\r已处理${done}/${total}${done === total ? '\n' : ''}`)
}

function postingsOf({ outcomes }: BatchEnd<BatchService>): readonly AnsweredPosting[] {
  return outcomes.map(({ row, answer }) => ({ item: row.item, answer }) as AnsweredPosting)
}

interface ToldBatch extends BatchEnd<BatchService> {
  readonly service: BatchService
  readonly requestId: string
  readonly resultPath: string
  readonly kept: KeptReceiverFiles | null
}

function tell(session: Session, told: ToldBatch): void {
  const { service, requestId, resultPath, outcomes, interruption, kept } = told
  const answered = outcomes.filter(({ answer }) => answer !== null)
  const items = answered.map(({ row, requestId: partId, item, answer }) => {
    const { billCode, billNumber } = row.item as Partial<Record<string, string>>
    return { line: row.line, billCode, billNumber, requestId: partId, item, ...answer }
  })
  const summary = {
    requestId,
    result: resultPath,
    counts: countsOf(outcomes),
    ...(interruption !== null && { error: faultObject(interruption) }),
    ...(kept !== null && { accounting: keptObject(kept) }),
    items,
  }
  session.result(summary, () => {
    const answers = outcomes.map(({ answer }) => answer)
    return [
      batchText(session.terminal, outcomes, resultPath),
      unpostedText(service, answers),
      kept === null ? '' : keptText(session.terminal, kept),
    ].join('')
  })
  if (interruption === null) return
  // The progress left the cursor behind its line.
  if (session.terminal.isWatched) session.terminal.note('\n')
  session.terminal.note(`${faultText(interruption)}批次已停止，处理后加--resume继续。\n`)
}

function exitKindOf({ outcomes, interruption }: BatchEnd<BatchService>): ExitKind {
  return heaviest([
    ...new Set(outcomes.map(({ answer }) => exitKindOfAnswer(answer?.outcome ?? 'done'))),
    ...(interruption === null ? [] : [exitKindOfError(interruption)]),
  ])
}
