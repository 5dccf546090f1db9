import { isRequestId } from '../../request-id.ts'
import { answerText } from '../answer-text.ts'
import { exitKindOfAnswer } from '../exit-codes.ts'
import type { ExitKind } from '../exit-codes.ts'
import { integerOption } from '../option-values.ts'
import type { Session } from '../session.ts'
import { UsageFault } from '../usage-fault.ts'

export interface ResultCommandOptions {
  readonly billCode: string
  readonly billNumber: string
  readonly requestId: string
  readonly item: string
}

/** Highest number that an item can have in its message. */
const itemNumberMax = 1000

/** Asks what became of an item that was sent earlier. */
export async function resultCommand(
  session: Session,
  { billCode, billNumber, requestId, item }: ResultCommandOptions,
): Promise<ExitKind> {
  if (!isRequestId(requestId)) throw new UsageFault('请求编号应为1至64位字母、数字或._:-')
  const request = {
    billCode,
    billNumber,
    requestId,
    item: integerOption('--item', item, 1, itemNumberMax),
  }
  const { signal } = session
  const answer = await (await session.client()).operationResult(request, { signal })
  session.result(answer, () => answerText(session.terminal, answer))
  return exitKindOfAnswer(answer.outcome)
}
