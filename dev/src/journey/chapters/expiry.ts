import type { BillChangeKind, OutcomeCode } from '@piaoqiao/domain'
import { services } from '@piaoqiao/protocol'
import { employer, hospital, insurer } from '../../world/parties.ts'
import { outcome } from '../outcome.ts'
import { preparedBill } from '../prepared-bill.ts'
import { send } from '../sending.ts'
import { pathOf, watchOf } from '../stage.ts'
import type { Stage } from '../stage.ts'
import type { BillFace } from '../../world/hospital-system.ts'
import { waitFor } from '../../world/waiting.ts'
import { presentedLock } from './locking.ts'

const lockDays = 30
/** How many days before today the bill is locked, and its holder is warned. */
const lockedDaysAgo = 31
const warnedDaysAgo = 3

/** A holder that does nothing loses the bill when its time is over. */
export async function tellExpiry(stage: Stage): Promise<void> {
  const { world, story } = stage
  story.chapter(
    '锁定到期',
    '锁定不会没完没了。为了不等一个月，下面这张票据的开票和锁定发生在31天前：演示把各方共用的时钟先拨回去，再一步步拨回今天。',
  )
  world.clock.goBack(lockedDaysAgo)
  const bill = await preparedBill(stage, '门诊-5')
  await story.watch(watchOf(stage, bill))
  await send(
    stage,
    employer,
    'bill.lock',
    { ...presentedLock(stage, bill, employer), days: lockDays },
    {
      say: '31天前，单位锁定了一张票据，之后一直没有办理。',
      expect: 'LOCKED',
    },
  )
  world.clock.goBack(warnedDaysAgo)
  await look(stage, bill, {
    kind: 'bill.lock_warned',
    expect: 'LOCK_WARNED',
    say: '离到期只剩两天，平台提醒持有单位。',
    sentence: '单位收到提醒：锁定即将到期。',
  })
  world.clock.goToPresent()
  await look(stage, bill, {
    kind: 'bill.lock_expired',
    expect: 'LOCK_EXPIRED',
    say: '回到今天，锁定已经到期，平台自动解除。',
    sentence: '单位收到通知：锁定已到期。',
  })
  await send(stage, insurer, 'bill.lock', presentedLock(stage, bill, insurer), {
    say: '别的单位可以用了。',
    expect: 'LOCKED',
  })
}

interface DueLock {
  readonly kind: BillChangeKind
  readonly expect: OutcomeCode
  readonly say: string
  readonly sentence: string
}

/** Lets the home province look for locks whose time has come, and waits until the holder is told. */
async function look(
  { world, story, signal, employerFeed }: Stage,
  bill: BillFace,
  { kind, expect, say, sentence }: DueLock,
): Promise<void> {
  await story.step({
    say,
    message: 'event.push',
    title: services['event.push'].title,
    path: [...pathOf(employer)].toReversed(),
    expect,
    async act() {
      await world.provinces[hospital.province].running.runJob('expire-locks')
      return waitFor(`the event ${kind}`, signal, async () => {
        const events = await employerFeed.eventsOf(bill)
        return events.some((event) => event.kind === kind) ? expect : null
      })
    },
    told: (code) => outcome(code, sentence),
  })
}
