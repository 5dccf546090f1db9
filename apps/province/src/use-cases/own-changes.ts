import type { RefusalCode } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { ChangeService, PayerKeyOf } from '@piaoqiao/protocol'
import { changeFrom } from '@piaoqiao/protocol'
import type { AnswerOwnItems, ApplyCommands, ItemRequest, SubmittedCommand } from '../ports.ts'
import { RegistryBusy } from './apply-commands.ts'
import type { Prepared } from './item-command.ts'
import { submitted } from './item-command.ts'
import type { PrepareDocuments } from './prepare-documents.ts'
import { refuseAll } from './serve-items.ts'

/**
 * Carries changes of own bills out, through `applyCommands`.
 * @param isBusy whether the outbox is full: then nothing new is taken in
 */
export function createOwnChanges(options: {
  readonly apply: ApplyCommands
  readonly prepareDocuments: PrepareDocuments
  readonly payerKeyOf: PayerKeyOf
  readonly isBusy: () => boolean
}): AnswerOwnItems {
  const { apply, isBusy } = options
  return async (request) => {
    if (isBusy()) return refuseAll(request, 'SERVICE_BUSY')
    const prepared = await prepare(options, request)
    const ready = prepared.filter((one) => 'command' in one)
    if (request.atomic && ready.length < prepared.length) {
      const [held] = refuseAll(
        { ...request, items: request.items.slice(0, 1) },
        'ATOMIC_BATCH_REFUSED',
      )
      return prepared.map((one) => ('answer' in one ? one.answer : held))
    }
    const answers = await submit(apply, request, ready)
    if (typeof answers === 'string') return refuseAll(request, answers)
    let next = 0
    return prepared.map((one) => ('answer' in one ? one.answer : answers[next++]))
  }
}

async function prepare(
  options: Parameters<typeof createOwnChanges>[0],
  request: ItemRequest,
): Promise<readonly Prepared[]> {
  const service = request.service as ChangeService
  if (service === 'bill.register' || service === 'reversal.complete') {
    return options.prepareDocuments({ ...request, service })
  }
  return request.items.map((numbered) => {
    const content = numbered.content as ChangeItem
    const change = changeFrom(service, content, options.payerKeyOf)
    const { item } = numbered
    const keyed = { item, content: withPayerKey(content, options.payerKeyOf) }
    const billId = billIdFrom(content.billCode, content.billNumber)
    return submitted(request, keyed, { billId, change })
  })
}

interface ChangeItem {
  readonly billCode: string
  readonly billNumber: string
  readonly payerCode?: string
}

/** The content that a retry is known by: with the keyed hash of the payer, whose code is part of no fingerprint. */
function withPayerKey(content: ChangeItem, payerKeyOf: PayerKeyOf): object {
  const { payerCode } = content
  return payerCode === undefined ? content : { ...content, payerKey: payerKeyOf(payerCode) }
}

async function submit(
  apply: ApplyCommands,
  { atomic, asked }: ItemRequest,
  commands: readonly SubmittedCommand[],
): Promise<readonly unknown[] | RefusalCode> {
  if (commands.length === 0) return []
  try {
    const answers = await apply({ commands, atomic, request: asked })
    return answers?.map((answer) => JSON.parse(answer) as unknown) ?? 'OPERATION_ID_REUSED'
  } catch (error) {
    if (error instanceof RegistryBusy) return error.code
    throw error
  }
}
