import type { BillId, Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { serviceNamed } from '@piaoqiao/protocol'
import type { MessageEntry, MessageLog } from '../ports.ts'
import { sandboxBounds } from '../sandbox-bounds.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import type { StateName } from '../world/bill-states.ts'
import type { SampleBill } from '../world/sample-bill.ts'
import type { Act, IssueWish } from '../world/world-actions.ts'
import type { RunningWorld, WorldOwner } from './running-world.ts'
import type { ServeMessage } from './serve-message.ts'
import type { WorldKeeper } from './world-keeper.ts'
import type { BillRow, BillsPage } from './world-views.ts'
import { billCounts, billIn, billsPage } from './world-views.ts'

export interface WorldDeskOptions {
  readonly keeper: WorldKeeper
  readonly log: MessageLog
  readonly serveMessage: ServeMessage
  /** Called after something happened in a world. */
  readonly onChange: () => void
}

export type Journey =
  { readonly advanceDays: number } | { readonly advanceMinutes: number } | { readonly to: string }

export interface WorldOverview {
  readonly seed: number
  readonly startedAt: Instant
  readonly now: Instant
  readonly aheadMs: number
  /** Actions since the start; beyond the bound the world is not kept over a restart. */
  readonly actions: number
  readonly actionsMax: number
  readonly kept: boolean
  readonly bills: Readonly<Partial<Record<StateName, number>>>
  readonly feed: { readonly events: number; readonly told: number | null }
}

/** What the developers of a unit do with their world beside sending messages. */
export interface WorldDesk {
  overview(owner: WorldOwner): Promise<WorldOverview>
  bills(
    owner: WorldOwner,
    asked: { state?: StateName; after?: string; limit: number },
  ): Promise<BillsPage>
  /** @throws SandboxFault `BILL_NOT_HERE` */
  bill(owner: WorldOwner, billId: BillId): Promise<BillRow>
  reset(owner: WorldOwner, seed?: number): Promise<WorldOverview>
  /** @throws SandboxFault `TIME_NOT_REACHABLE` */
  travel(owner: WorldOwner, journey: Journey): Promise<WorldOverview>
  /** @throws SandboxFault `BILLS_FULL` */
  issue(owner: WorldOwner, wish: IssueWish): Promise<BillRow>
  /** @throws SandboxFault `BILL_NOT_HERE`, `MAGIC_BILL_FIXED`, `ACT_NOT_POSSIBLE`, `BILLS_FULL` */
  act(owner: WorldOwner, act: Act): Promise<unknown>
  messages(
    owner: WorldOwner,
    before: bigint | null,
    limit: number,
  ): Promise<readonly MessageEntry[]>
  /** Plays a message again, as its sender would repeat it. @throws SandboxFault `MESSAGE_NOT_KEPT` */
  replay(owner: WorldOwner, number: bigint): Promise<unknown>
}

export function createWorldDesk(options: WorldDeskOptions): WorldDesk {
  const { keeper, log, onChange } = options
  const changing = async <Outcome>(change: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await change
    onChange()
    return outcome
  }
  return {
    overview: (owner) => keeper.use(owner, overviewOf),
    bills: (owner, asked) =>
      keeper.use(owner, (running) => running.look((world) => billsPage(world, asked))),
    bill: (owner, billId) => keeper.use(owner, (running) => rowOf(running, billId)),
    reset: (owner, seed) =>
      keeper.use(owner, async (running) => {
        await running.reset(seed)
        return overviewOf(running)
      }),
    travel: (owner, journey) =>
      changing(
        keeper.use(owner, async (running) => {
          await running.travel(
            (now) => destinationOf(journey, now),
            sandboxBounds.aheadDaysMax * dayMs,
          )
          return overviewOf(running)
        }),
      ),
    issue: (owner, wish) => changing(keeper.use(owner, (running) => issue(running, wish))),
    act: (owner, act) =>
      changing(keeper.use(owner, (running) => running.act({ kind: 'act', act }))),
    messages: (owner, before, limit) => log.before(owner.appId, before, limit),
    replay: (owner, number) => replay(options, owner, number),
  }
}

function overviewOf(running: RunningWorld): Promise<WorldOverview> {
  return running.look((world) => ({
    seed: world.origin.seed,
    startedAt: world.origin.startedAt,
    now: running.now,
    aheadMs: running.aheadMs,
    actions: running.actions,
    actionsMax: running.actionsMax,
    kept: running.isKept,
    bills: billCounts(world),
    feed: { events: world.feedLength, told: world.toldPosition },
  }))
}

function destinationOf(journey: Journey, now: Instant): Instant {
  if ('advanceDays' in journey) return now + journey.advanceDays * dayMs
  if ('advanceMinutes' in journey) return now + journey.advanceMinutes * 60_000
  return Date.parse(journey.to)
}

async function issue(running: RunningWorld, wish: IssueWish): Promise<BillRow> {
  const { billId } = (await running.act({ kind: 'issue', wish })) as SampleBill
  return rowOf(running, billId)
}

async function rowOf(running: RunningWorld, billId: BillId): Promise<BillRow> {
  const row = await running.look((world) => billIn(world, billId))
  if (row === null) throw new SandboxFault('BILL_NOT_HERE')
  return row
}

async function replay(
  { log, serveMessage }: WorldDeskOptions,
  owner: WorldOwner,
  number: bigint,
): Promise<unknown> {
  const entry = await log.find(owner.appId, number)
  const service = serviceNamed(entry?.service ?? '')
  if (entry === null || entry.content === null || service === null) {
    throw new SandboxFault('MESSAGE_NOT_KEPT')
  }
  const { requestId, content } = entry
  const served = await serveMessage(owner, { service, requestId, payload: content.payload })
  return served.answer
}
