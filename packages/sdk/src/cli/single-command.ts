import { serviceNamed } from '@piaoqiao/protocol'
import type { PostItem } from '@piaoqiao/protocol'
import type { BatchService } from '../batch-services.ts'
import type { AnsweredPosting } from '../receiver/keep-receiver-files.ts'
import { isRequestId, newRequestId } from '../request-id.ts'
import {
  exitKindOfKept,
  keptObject,
  keptText,
  preparePostingFiles,
} from './accounting/posting-files.ts'
import type { PostingFilesOptions } from './accounting/posting-files.ts'
import { unpostedText } from './accounting/unposted-text.ts'
import { answerText } from './answer-text.ts'
import { exitKindOfAnswer, heaviest } from './exit-codes.ts'
import type { ExitKind } from './exit-codes.ts'
import { itemFields, readItem } from './item-fields.ts'
import type { Session } from './session.ts'
import { UsageFault } from './usage-fault.ts'

export interface SingleCommandOptions {
  /** Texts of the command line by field name. */
  readonly values: Readonly<Record<string, string | undefined>>
  readonly requestId: string | undefined
  /** Only for `reimbursement.post`. */
  readonly files: PostingFilesOptions
}

/** Carries out one item that stands on the command line. */
export async function singleCommand(
  session: Session,
  service: BatchService,
  { values, requestId = newRequestId(), files }: SingleCommandOptions,
): Promise<ExitKind> {
  if (!isRequestId(requestId)) throw new UsageFault('请求编号应为1至64位字母、数字或._:-')
  const read = readItem(itemFields(service), values)
  if ('faults' in read) throw new UsageFault(...read.faults)
  const postingFiles = await preparePostingFiles(files, [read.item as PostItem])
  const client = await session.client()
  const changes = serviceNamed(service)?.changes === true
  // Said before anything is sent: whoever loses the answer needs it to ask again.
  if (changes && session.terminal.isWatched) session.terminal.note(`请求编号：${requestId}\n`)
  const { signal } = session
  const { results } = await client.batch(service, [read.item], { requestId, signal })
  const kept = (await postingFiles?.keep(results as readonly AnsweredPosting[])) ?? null
  const { billCode, billNumber } = values
  const items = results.map(({ answer, number }) => ({
    billCode,
    billNumber,
    requestId,
    item: number,
    ...answer,
  }))
  const accounting = kept === null ? {} : { accounting: keptObject(kept) }
  session.result({ requestId, items, ...accounting }, () => {
    const answers = results.map(({ answer }) => answer)
    const texts = answers.map((answer) => answerText(session.terminal, answer))
    const unposted = unpostedText(service, answers)
    return [...texts, unposted, kept === null ? '' : keptText(session.terminal, kept)].join('')
  })
  const kinds = results.map(({ answer }) => exitKindOfAnswer(answer.outcome))
  return heaviest([...kinds, exitKindOfKept(kept)])
}
