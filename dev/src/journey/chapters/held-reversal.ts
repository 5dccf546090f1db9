import { employer } from '../../world/parties.ts'
import { askStation, send } from '../sending.ts'
import type { Stage } from '../stage.ts'
import { keyOf } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'

/** The hospital wants to reverse a bill that a unit holds. */
export async function tellHeldReversal(stage: Stage, bill: BillFace): Promise<void> {
  const { story, hospitalSystem } = stage
  story.chapter(
    '持有期间申请冲红',
    '患者说要退费。票据还在单位手里，医院不能直接冲红，只能先做标记：单位一解锁，票据直接转入冲红锁定，不会被别人抢先用掉。',
  )
  await askStation(
    stage,
    'reversal.lock',
    () => hospitalSystem.requestReversal(bill, '患者申请退费'),
    { say: '医院申请冲红锁定。', expect: 'REVERSAL_HELD_MARKED' },
  )
  await send(
    stage,
    employer,
    'bill.extend',
    { ...keyOf(bill), days: 30 },
    {
      say: '单位想把锁定再延长30天。',
      expect: 'BILL_REVERSAL_PENDING',
    },
  )
  await askStation(
    stage,
    'reversal.release',
    () => hospitalSystem.releaseReversal(bill, '患者取消退费'),
    { say: '患者改主意不退了，医院撤回申请。', expect: 'REVERSAL_RELEASED' },
  )
}
