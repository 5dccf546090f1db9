import type { Instant } from '@piaoqiao/domain'
import type { Service } from '@piaoqiao/protocol'
import { wireUnknown } from '@piaoqiao/protocol'
import type { Logger } from '@piaoqiao/service-kit'
import { MessageRefused } from '@piaoqiao/service-kit'
import type { MagicBill, MagicEffect } from '../magic/magic-bills.ts'
import { busyRetrySeconds, slowAnswerMs, slowAnswersMax } from '../magic/magic-bills.ts'
import type { MagicItem } from '../magic/magic-in-message.ts'
import { magicItemsIn } from '../magic/magic-in-message.ts'
import type { MessageLog } from '../ports.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import { RefusedOnce } from './magic-memory.ts'
import { outcomeOf } from './message-outcome.ts'
import type { RunningWorld, WorldOwner } from './running-world.ts'
import type { WorldKeeper } from './world-keeper.ts'

export interface ServeMessageOptions {
  readonly keeper: WorldKeeper
  readonly magic: readonly MagicBill[]
  readonly log: MessageLog
  readonly clock: () => Instant
  readonly logger: Logger
  /** Ends early when the sandbox stops. */
  readonly pause: (durationMs: number) => Promise<void>
  /** Called after a message that may have changed something. */
  readonly onChange: () => void
}

export interface SandboxMessage {
  readonly service: Service
  readonly requestId: string
  readonly payload: unknown
}

/** What a message is answered; `isCut` where no answer is to arrive. */
export interface Served {
  readonly answer: unknown
  readonly isCut: boolean
}

export type ServeMessage = (owner: WorldOwner, message: SandboxMessage) => Promise<Served>

/**
 * Answers a message in the world of its sender, and lets the magic bills that it names do what they do.
 * @throws MessageRefused where a magic bill turns the message away, or too many worlds are in use
 */
export function createServeMessage(options: ServeMessageOptions): ServeMessage {
  const refusedOnce = new RefusedOnce()
  let waiting = 0
  return async (owner, message) => {
    const items = magicItemsIn(options.magic, message.payload)
    try {
      refuseByMagic(items, () => refusedOnce.isFirst(owner.appId, message.requestId))
    } catch (error) {
      if (error instanceof MessageRefused) await keepRefused(options, owner, message, error)
      throw error
    }
    const { answer, first } = await serveInWorld(options, owner, message, items)
    if (first.has('slow') && waiting < slowAnswersMax) {
      waiting += 1
      await options.pause(slowAnswerMs).finally(() => (waiting -= 1))
    }
    return { answer, isCut: first.has('fails_after_commit') && message.service.changes }
  }
}

function refuseByMagic(items: readonly MagicItem[], isFirst: () => boolean): void {
  const effects = new Set(items.map(({ effect }) => effect))
  if (effects.has('unavailable')) {
    throw new MessageRefused('ENVELOPE_UNAVAILABLE', busyRetrySeconds)
  }
  if (effects.has('quota_exceeded') && isFirst()) {
    throw new MessageRefused('ENVELOPE_QUOTA_EXCEEDED', busyRetrySeconds)
  }
}

interface ServedInWorld {
  readonly answer: unknown
  /** Effects of magic bills that this message names for the first time under its request id. */
  readonly first: ReadonlySet<MagicEffect>
}

async function serveInWorld(
  options: ServeMessageOptions,
  owner: WorldOwner,
  message: SandboxMessage,
  items: readonly MagicItem[],
): Promise<ServedInWorld> {
  const { service, requestId, payload } = message
  try {
    return await options.keeper.use(owner, async (world) => {
      const fresh = await newItems(world, message, items)
      const given = service.changes
        ? await world.act({ kind: 'message', service: service.name, requestId, payload })
        : await world.read(service.name, requestId, payload)
      const answer = service.changes ? withUnknown(given, fresh) : given
      await keepAnswered(options, world, owner, { ...message, answer })
      if (service.changes) options.onChange()
      return { answer, first: new Set(fresh.map(({ effect }) => effect)) }
    })
  } catch (error) {
    if (!(error instanceof SandboxFault)) throw error
    throw new MessageRefused('ENVELOPE_UNAVAILABLE', busyRetrySeconds, { cause: error })
  }
}

/** Items that were not decided before: a repeated request is answered as it should be. */
async function newItems(
  world: RunningWorld,
  { service, requestId }: SandboxMessage,
  items: readonly MagicItem[],
): Promise<readonly MagicItem[]> {
  if (!service.changes) return items
  const fresh: MagicItem[] = []
  for (const item of items) {
    const { billCode, billNumber } = item
    const asked = { billCode, billNumber, requestId, item: item.item }
    const known = (await world.read('operation.result', requestId, asked)) as { code?: string }
    if (known.code === 'OPERATION_NOT_FOUND') fresh.push(item)
  }
  return fresh
}

function withUnknown(answer: unknown, fresh: readonly MagicItem[]): unknown {
  const unknown = new Set(
    fresh.filter(({ effect }) => effect === 'outcome_unknown').map(({ item }) => item),
  )
  if (unknown.size === 0) return answer
  const { items } = answer as { readonly items: readonly unknown[] }
  return { items: items.map((one, index) => (unknown.has(index + 1) ? wireUnknown() : one)) }
}

async function keepAnswered(
  { log, clock, logger }: ServeMessageOptions,
  world: RunningWorld,
  { appId }: WorldOwner,
  { service, requestId, payload, answer }: SandboxMessage & { readonly answer: unknown },
): Promise<void> {
  const worldAt = clock() + world.aheadMs
  const entry = { at: clock(), worldAt, service: service.name, requestId, payload, answer }
  try {
    await log.keep(appId, { ...entry, outcome: outcomeOf(answer) })
  } catch (error) {
    // The message is answered all the same; its developer only misses a line.
    logger.error('message.not_kept', { appId, requestId }, error)
  }
}

async function keepRefused(
  { log, clock, logger }: ServeMessageOptions,
  { appId }: WorldOwner,
  { service, requestId, payload }: SandboxMessage,
  { code }: MessageRefused,
): Promise<void> {
  const at = clock()
  const entry = { at, worldAt: at, service: service.name, requestId, payload, answer: null }
  try {
    await log.keep(appId, { ...entry, outcome: code })
  } catch (error) {
    logger.error('message.not_kept', { appId, requestId }, error)
  }
}
