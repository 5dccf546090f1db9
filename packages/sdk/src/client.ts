import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type {
  ChangeAnswerItem,
  FeedAnswer,
  FeedEntry,
  FileAnswer,
  OperationResultRequest,
  RefusedItem,
  RotateAnswer,
} from '@piaoqiao/protocol'
import {
  answersOf,
  batchParts,
  inDoubt,
  isPayloadSettled,
  isPayloadUnknown,
  isSettled,
  payloadInDoubt,
} from './batch.ts'
import type { BatchPart, ItemResult } from './batch.ts'
import { BatchInterrupted } from './batch-interrupted.ts'
import type { BatchAnswerOf, BatchItemOf, BatchService } from './batch-services.ts'
import { messengerFrom, pausingOf } from './client-options.ts'
import type { ClientOptions } from './client-options.ts'
import { followFeed } from './event-stream.ts'
import type { FollowOptions } from './event-stream.ts'
import { ExchangeError } from './exchange-error.ts'
import { feedAnswerFrom } from './feed-answer.ts'
import type { Messenger } from './messenger.ts'
import { newRequestId } from './request-id.ts'
import type { Pausing } from './retry.ts'

export interface MessageOptions {
  /** Chosen and kept by the caller; without one the client makes one. */
  readonly requestId?: string
  readonly signal?: AbortSignal
}

export interface BatchOptions extends MessageOptions {
  /** All items or none; only for items that fit into one message. */
  readonly atomic?: boolean
}

export interface PartOptions extends Omit<BatchOptions, 'requestId'> {
  /** Whether an earlier process may have sent this part. */
  readonly mayHaveBeenSent?: boolean
}

/** What became of a batch. Sending the same items under its request id again repeats nothing. */
export interface BatchResult<Name extends BatchService> {
  readonly requestId: string
  readonly results: readonly ItemResult<BatchItemOf[Name], BatchAnswerOf<Name>>[]
}

/**
 * The services of a province, for one application. Every method rejects with ExchangeError where no trustworthy answer
 * came; refusals of items are answers.
 */
export class Client {
  readonly #messenger: Messenger
  readonly #pausing: Pausing

  constructor(messenger: Messenger, pausing: Pausing) {
    this.#messenger = messenger
    this.#pausing = pausing
  }

  /** 查验: for whoever knows the check code. */
  verify(items: readonly BatchItemOf['bill.verify'][], options?: BatchOptions) {
    return this.batch('bill.verify', items, options)
  }

  /** 状态查询: for parties with a stake in the bill. */
  status(items: readonly BatchItemOf['bill.status'][], options?: BatchOptions) {
    return this.batch('bill.status', items, options)
  }

  /** 锁定. */
  lock(items: readonly BatchItemOf['bill.lock'][], options?: BatchOptions) {
    return this.batch('bill.lock', items, options)
  }

  /** 锁定延期. */
  extend(items: readonly BatchItemOf['bill.extend'][], options?: BatchOptions) {
    return this.batch('bill.extend', items, options)
  }

  /** 解锁. */
  unlock(items: readonly BatchItemOf['bill.unlock'][], options?: BatchOptions) {
    return this.batch('bill.unlock', items, options)
  }

  /** 报销信息反馈. */
  report(items: readonly BatchItemOf['reimbursement.report'][], options?: BatchOptions) {
    return this.batch('reimbursement.report', items, options)
  }

  /** 撤销报销. */
  withdraw(items: readonly BatchItemOf['reimbursement.withdraw'][], options?: BatchOptions) {
    return this.batch('reimbursement.withdraw', items, options)
  }

  /** 入账. */
  post(items: readonly BatchItemOf['reimbursement.post'][], options?: BatchOptions) {
    return this.batch('reimbursement.post', items, options)
  }

  /** 入账撤销. */
  unpost(items: readonly BatchItemOf['reimbursement.unpost'][], options?: BatchOptions) {
    return this.batch('reimbursement.unpost', items, options)
  }

  /**
   * Items of any batch service, in as many messages as they need, one after the other.
   * @throws BatchInterrupted at the first message without a trustworthy answer; it holds what was answered before
   * @throws RangeError for an atomic batch that needs several messages
   */
  async batch<Name extends BatchService>(
    service: Name,
    items: readonly BatchItemOf[Name][],
    options: BatchOptions = {},
  ): Promise<BatchResult<Name>> {
    const { requestId = newRequestId(), ...partOptions } = options
    const parts = batchParts(items, requestId)
    if (options.atomic === true && parts.length > 1) {
      throw new RangeError('an atomic batch has to fit into one message')
    }
    const results: ItemResult<BatchItemOf[Name], BatchAnswerOf<Name>>[] = []
    for (const part of parts) {
      try {
        results.push(...(await this.sendPart(service, part, partOptions)))
      } catch (error) {
        if (!(error instanceof ExchangeError)) throw error
        throw new BatchInterrupted(error, requestId, results)
      }
    }
    return { requestId, results }
  }

  /** One message of a batch that was cut by `batchParts`, for callers that keep books on each. */
  async sendPart<Name extends BatchService>(
    service: Name,
    { requestId, items }: BatchPart<BatchItemOf[Name]>,
    { atomic, signal, mayHaveBeenSent = false }: PartOptions = {},
  ): Promise<readonly ItemResult<BatchItemOf[Name], BatchAnswerOf<Name>>[]> {
    const { answer: answers, mayHaveBeenDone } = await this.#messenger.send({
      service,
      payload: { items, ...(atomic !== undefined && { atomic }) },
      requestId,
      read: (payload) => answersOf(payload, items.length),
      isSettled: (received) => received.every(isSettled),
      leavesDoubt: (received) => received.some(({ outcome }) => outcome === 'unknown'),
      mayHaveBeenSent,
      signal,
    })
    const read = mayHaveBeenDone ? answers.map(inDoubt) : answers
    return items.map((item, index) => {
      const answer = read[index] as BatchAnswerOf<Name>
      return { item, requestId, number: index + 1, answer }
    })
  }

  /** 票据文件下载: the XML with both signatures, or a refusal. */
  async file(
    bill: { readonly billCode: string; readonly billNumber: string },
    options?: MessageOptions,
  ): Promise<FileAnswer> {
    return (await this.call('bill.file', { ...bill, format: 'xml' }, options)) as FileAnswer
  }

  /** 操作结果查询: what became of an item that was sent earlier. */
  async operationResult(
    request: OperationResultRequest,
    options?: MessageOptions,
  ): Promise<ChangeAnswerItem> {
    return (await this.call('operation.result', request, options)) as ChangeAnswerItem
  }

  /** 事件查询: one page of the feed after a position. */
  async events(after: string, limit?: number, options?: MessageOptions): Promise<FeedAnswer> {
    const request = { after, ...(limit !== undefined && { limit }) }
    return feedAnswerFrom(await this.call('event.feed', request, options))
  }

  /** Every event after a position, as it comes in. */
  eventStream(options: FollowOptions): AsyncGenerator<FeedEntry, void, undefined> {
    const { signal } = options
    const messageOptions = signal === undefined ? {} : { signal }
    const read = (after: string, limit: number | undefined) =>
      this.events(after, limit, messageOptions)
    return followFeed(read, this.#pausing, options)
  }

  /** 更换公钥. This client goes on with the old key; make a new one for the new key. */
  async rotateKey(
    publicKey: Sm2PublicKey,
    options?: MessageOptions,
  ): Promise<RotateAnswer | RefusedItem> {
    const request = { publicKey: exportSm2PublicKeyPem(publicKey) }
    return (await this.call('key.rotate', request, options)) as RotateAnswer | RefusedItem
  }

  /** Any service, with the payload as it is. The same request id settles what an earlier call left unknown. */
  async call(
    service: string,
    payload: unknown,
    { requestId = newRequestId(), signal }: MessageOptions = {},
  ): Promise<unknown> {
    const { answer, mayHaveBeenDone } = await this.#messenger.send({
      service,
      payload,
      requestId,
      read: (received) => received,
      isSettled: isPayloadSettled,
      leavesDoubt: isPayloadUnknown,
      mayHaveBeenSent: false,
      signal,
    })
    return mayHaveBeenDone ? payloadInDoubt(answer) : answer
  }
}

export function createClient(options: ClientOptions): Client {
  const pausing = pausingOf(options)
  return new Client(messengerFrom(options, pausing), pausing)
}
