import { serviceNamed } from '@piaoqiao/protocol'
import type { BatchService } from '../batch-services.ts'
import { isRequestId, newRequestId } from '../request-id.ts'
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
}

/** Carries out one item that stands on the command line. */
export async function singleCommand(
  session: Session,
  service: BatchService,
  { values, requestId = newRequestId() }: SingleCommandOptions,
): Promise<ExitKind> {
  if (!isRequestId(requestId)) throw new UsageFault('请求编号应为1至64位字母、数字或._:-')
  const read = readItem(itemFields(service), values)
  if ('faults' in read) throw new UsageFault(...read.faults)
  const client = await session.client()
  const changes = serviceNamed(service)?.changes === true
  // Said before anything is sent: whoever loses the answer needs it to ask again.
  if (changes && session.terminal.isWatched) session.terminal.note(`请求编号：${requestId}\n`)
  const { signal } = session
  const { results } = await client.batch(service, [read.item], { requestId, signal })
  const { billCode, billNumber } = values
  const items = results.map(({ answer, number }) => ({
    billCode,
    billNumber,
    requestId,
    item: number,
    ...answer,
  }))
  session.result({ requestId, items }, () =>
    results.map(({ answer }) => answerText(session.terminal, answer)).join(''),
  )
  return heaviest(results.map(({ answer }) => exitKindOfAnswer(answer.outcome)))
}
