import { isDeepStrictEqual } from 'node:util'
import type { BatchItemOf } from '@piaoqiao/sdk'
import { newRequestId } from '@piaoqiao/sdk'
import { services } from '@piaoqiao/protocol'
import { employer, insurer } from '../../world/parties.ts'
import type { WorldUnit } from '../../world/parties.ts'
import { outcome, outcomeOfItem } from '../outcome.ts'
import { send } from '../sending.ts'
import { pathOf } from '../stage.ts'
import type { Stage } from '../stage.ts'
import { keyOf } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'

type LockItem = BatchItemOf['bill.lock']

/** One unit takes the bill; nobody else can, and a repeated message does nothing twice. */
export async function tellLocking(
  stage: Stage,
  bill: BillFace,
  authorisationId: string,
): Promise<void> {
  stage.story.chapter(
    '锁定',
    '报销之前先锁定。锁定期间别的单位不能用这张票据，医院也不能直接冲红。默认30天，到期自动解除。',
  )
  const requestId = newRequestId()
  const item: LockItem = {
    ...keyOf(bill),
    purpose: employer.purpose,
    businessReference: `${stage.runName}-BX-1`,
    authorisationId,
  }
  const locked = await send(stage, employer, 'bill.lock', item, {
    say: `${employer.name}凭授权锁定。`,
    expect: 'LOCKED',
    requestId,
  })
  await repeatLock(stage, item, requestId, locked)
  await send(
    stage,
    employer,
    'bill.lock',
    { ...item, days: 90 },
    {
      say: '同一请求编号换了内容（改成90天）：平台不会当成新请求执行。',
      expect: 'OPERATION_ID_REUSED',
      requestId,
    },
  )
  await send(stage, insurer, 'bill.lock', presentedLock(stage, bill, insurer), {
    say: '样例甲又把票据交给保险公司，保险公司凭票面信息锁定。',
    expect: 'BILL_LOCKED',
  })
  await askForResult(stage, bill, requestId)
}

/** A lock by a unit that was shown the bill and has no authorisation. */
export function presentedLock(stage: Stage, bill: BillFace, unit: WorldUnit): LockItem {
  const { purpose, appId } = unit
  return { ...bill, purpose, businessReference: `${stage.runName}-${appId}` }
}

async function repeatLock(
  stage: Stage,
  item: LockItem,
  requestId: string,
  first: unknown,
): Promise<void> {
  await stage.story.step({
    say: '答复在路上丢了，单位用同一请求编号重发：答复一字不差，没有锁第二次。',
    message: 'bill.lock',
    title: services['bill.lock'].title,
    requestId,
    path: pathOf(employer),
    expect: 'SAME_ANSWER',
    act: () => stage.clientOf(employer).lock([item], { requestId }),
    told({ results }) {
      const [result] = results
      const isSame = isDeepStrictEqual(result?.answer, first)
      return isSame
        ? outcome('SAME_ANSWER', '与第一次的答复完全相同。')
        : outcome('OTHER_ANSWER', '与第一次的答复不同。')
    },
  })
}

async function askForResult(stage: Stage, bill: BillFace, requestId: string): Promise<void> {
  await stage.story.step({
    say: '单位也可以凭当时的请求编号查询结果。',
    message: 'operation.result',
    title: services['operation.result'].title,
    path: pathOf(employer),
    expect: 'LOCKED',
    act: () => stage.clientOf(employer).operationResult({ ...keyOf(bill), requestId, item: 1 }),
    told: outcomeOfItem,
  })
}
