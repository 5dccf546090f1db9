import { services } from '@piaoqiao/protocol'
import type { WireEvent } from '@piaoqiao/protocol'
import { stateNames } from '@piaoqiao/domain'
import { employer, insurer } from '../../world/parties.ts'
import { outcome } from '../outcome.ts'
import type { Outcome } from '../outcome.ts'
import { names, pathOf } from '../stage.ts'
import type { Stage } from '../stage.ts'
import type { BillFace } from '../../world/hospital-system.ts'
import { waitFor } from '../../world/waiting.ts'

/** Everybody with a stake in the bill learns of every change, numbered and without gaps. */
export async function tellEventFeed(stage: Stage, bill: BillFace): Promise<void> {
  const { story } = stage
  story.chapter(
    '事件',
    '票据的每次变化都是一个事件，按票据编号，首尾用SM3散列相接。有关的单位都会收到，不缺、不重、不乱；别人的业务细节不在里面。',
  )
  await story.watch(null)
  const events = await story.step({
    say: `${employer.name}查看这张票据发生过什么。它从得到授权起就与票据有关。`,
    message: 'event.feed',
    title: services['event.feed'].title,
    path: pathOf(employer).slice(0, 2),
    expect: 'WITHOUT_GAPS',
    act: () => untilLast(stage, () => stage.employerFeed.eventsOf(bill)),
    told: outcomeOfEvents,
  })
  story.table(['序号', '时间', '事件', '操作单位', '票据状态', '报销状态'], events.map(rowOf))
  await story.step({
    say: `${insurer.name}登记了通知地址，不用来查：平台有事就送到它的系统。它从第一次锁定起与票据有关。`,
    message: 'event.deliver',
    title: services['event.deliver'].title,
    path: pathOf(insurer).slice(0, 2).toReversed(),
    expect: 'WITHOUT_GAPS',
    act: () => untilLast(stage, async () => stage.insurerInbox.eventsOf(bill)),
    told: outcomeOfEvents,
  })
}

/** The events up to the last one of the bill's life. */
function untilLast(
  { signal }: Stage,
  read: () => Promise<readonly WireEvent[]>,
): Promise<readonly WireEvent[]> {
  return waitFor('the last event of the bill', signal, async () => {
    const events = await read()
    return events.at(-1)?.kind === 'reversal.completed' ? events : null
  })
}

function outcomeOfEvents(events: readonly WireEvent[]): Outcome {
  const joins = events.every((event, index) => {
    const before = events[index - 1]
    if (before === undefined) return true
    return event.sequence === before.sequence + 1 && event.previousHash === before.hash
  })
  const [first, last] = [events.at(0)?.sequence ?? 0, events.at(-1)?.sequence ?? 0]
  return joins
    ? outcome(
        'WITHOUT_GAPS',
        `收到第${first}号至第${last}号共${events.length}个事件，序号连续，散列相接。`,
      )
    : outcome('WITH_GAPS', `收到${events.length}个事件，序号或散列接不上。`)
}

const beijingOffsetMs = 8 * 3_600_000

function rowOf(event: WireEvent): readonly string[] {
  const { sequence, at, kind, title, actorName, standing, reimbursement } = event
  const time = new Date(Date.parse(at) + beijingOffsetMs).toISOString().slice(11, 19)
  const states = [standing, reimbursement].map(
    (state) => stateNames[state as keyof typeof stateNames],
  )
  return [String(sequence), time, title, actorName ?? unnamedActor(kind), ...states]
}

/** Of another unit the platform tells that it acted, and not who it is. */
function unnamedActor(kind: string): string {
  return kind.startsWith('authorisation.') ? names.payer : '（别的单位）'
}
