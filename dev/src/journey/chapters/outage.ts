import { newRequestId } from '@piaoqiao/sdk'
import { employer, homeEmployer } from '../../world/parties.ts'
import { preparedBill } from '../prepared-bill.ts'
import { send } from '../sending.ts'
import { watchOf } from '../stage.ts'
import type { Stage } from '../stage.ts'
import { issue, register } from './issuing.ts'
import { presentedLock } from './locking.ts'

/** What goes on while a part of the network is away, and how honestly the rest is answered. */
export async function tellOutage(stage: Stage): Promise<void> {
  const { world, story } = stage
  const ownBill = await preparedBill(stage, '门诊-2')
  const foreignBill = await preparedBill(stage, '门诊-3')
  story.chapter(
    '网络中断',
    '平台之间断了联系，本省的票据照常办理；外省的票据，办没办成要如实说，不能让人猜。',
  )
  await tellHubAway(stage, ownBill, foreignBill)
  story.note('现在停掉重庆市平台。')
  await world.provinces['50'].stop()
  await story.watch(null)
  const late = await issue(stage, `${stage.runName}-门诊-4`, {
    say: '医院窗口不受影响：开票站照常开票，票据先留在开票站。',
  })
  await send(stage, employer, 'bill.verify', late, {
    say: '江苏的单位这时查验，只会得到联系不上的答复，不会被说成假票。',
    expect: 'HOME_PROVINCE_UNREACHABLE',
  })
  story.note('重庆市平台恢复。')
  await world.provinces['50'].start()
  await story.watch(watchOf(stage, late))
  await register(stage, late, '开票站自己发现平台恢复，把留着的票据补登记。')
}

async function tellHubAway(
  stage: Stage,
  ownBill: Awaited<ReturnType<typeof preparedBill>>,
  foreignBill: Awaited<ReturnType<typeof preparedBill>>,
): Promise<void> {
  const { world, story } = stage
  story.note('现在停掉全国平台。')
  await world.hub.stop()
  await story.watch(watchOf(stage, ownBill))
  await send(stage, homeEmployer, 'bill.lock', presentedLock(stage, ownBill, homeEmployer), {
    say: '重庆的单位锁定重庆的票据，不经过全国平台，照常办成。',
    expect: 'LOCKED',
  })
  await story.watch(watchOf(stage, foreignBill))
  const requestId = newRequestId()
  const item = presentedLock(stage, foreignBill, employer)
  await send(stage, employer, 'bill.lock', item, {
    say: '江苏的单位锁定重庆的票据，请求送不出去。答复说得很清楚：没有送达，状态没变。',
    expect: 'HOME_PROVINCE_UNREACHABLE',
    requestId,
  })
  story.note('全国平台恢复。')
  await world.hub.start()
  await send(stage, employer, 'bill.lock', item, {
    say: '单位用同一请求编号重试，这次办成了。',
    expect: 'LOCKED',
    requestId,
  })
}
