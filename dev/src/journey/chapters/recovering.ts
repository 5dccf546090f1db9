import { billIdFrom } from '@piaoqiao/domain'
import { services } from '@piaoqiao/protocol'
import { employer, insurer } from '../../world/parties.ts'
import type { WorldUnit } from '../../world/parties.ts'
import { outcome } from '../outcome.ts'
import { askStation, send } from '../sending.ts'
import { names } from '../stage.ts'
import type { Stage } from '../stage.ts'
import { keyOf } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'
import { waitFor } from '../../world/waiting.ts'
import { presentedLock } from './locking.ts'
import type { StoryReports } from './reimbursing.ts'

const reason = '开票单位退费冲红'

/** A bill that was reimbursed is reversed: first everybody takes back what was paid, then the red bill comes. */
export async function tellRecovering(
  stage: Stage,
  bill: BillFace,
  reports: StoryReports,
): Promise<void> {
  const { story, hospitalSystem } = stage
  story.chapter(
    '报销之后冲红',
    '患者最终还是退了费。票据已经报销，必须先把报销的钱追回：每一家报销过的单位都撤销之后，票据才进入冲红锁定，医院才能开红字票据。',
  )
  await askStation(stage, 'reversal.lock', () => hospitalSystem.requestReversal(bill, '患者退费'), {
    say: '医院申请冲红锁定。',
    expect: 'REVERSAL_RECOVERY_ASKED',
  })
  await complete(stage, bill, { say: '医院着急，想现在就冲红。', expect: 'REVERSAL_NOT_GRANTED' })
  await withdraw(stage, bill, employer, reports.employer, {
    say: '单位收到待追回通知，撤销报销；但这笔报销已经入账。',
    expect: 'REPORT_POSTED',
  })
  await unpost(stage, bill, employer, reports.employer)
  await withdraw(stage, bill, employer, reports.employer, {
    say: '再撤销报销。还差保险公司一家。',
    expect: 'WITHDRAWN',
  })
  await unpost(stage, bill, insurer, reports.insurer)
  await withdraw(stage, bill, insurer, reports.insurer, {
    say: '保险公司也撤销。最后一家撤销的同时，票据转入冲红锁定，中间没有空当。',
    expect: 'WITHDRAWN_FOR_REVERSAL',
  })
  await send(stage, employer, 'bill.lock', presentedLock(stage, bill, employer), {
    say: '这时再有单位来锁定。',
    expect: 'BILL_REVERSAL_LOCKED',
  })
  await awaitGrant(stage, bill)
  await complete(stage, bill, {
    say: '医院开出红字票据，完成冲红。两张票据同时登记，或者都不登记。',
    expect: 'REVERSED',
  })
  await send(stage, employer, 'bill.lock', presentedLock(stage, bill, employer), {
    say: '冲红之后，原票据再也不能使用。',
    expect: 'BILL_REVERSED',
  })
}

type Told = Parameters<typeof askStation>[3]

async function complete(stage: Stage, bill: BillFace, told: Told): Promise<void> {
  await askStation(
    stage,
    'reversal.complete',
    () => stage.hospitalSystem.completeReversal(bill),
    told,
  )
}

/** The station learns from the bill's events that the reversal is granted after all. */
async function awaitGrant({ world, story, signal }: Stage, bill: BillFace): Promise<void> {
  const billId = billIdFrom(bill.billCode, bill.billNumber)
  await story.step({
    say: '开票站从事件中得知：冲红锁定成了。',
    message: 'event.feed',
    title: services['event.feed'].title,
    path: [names.station, names.home],
    expect: 'REVERSAL_GRANTED',
    act: () =>
      waitFor('the grant of the reversal', signal, async () => {
        const { reversal } = await world.station.billStatus(billId)
        return reversal?.state === 'granted' ? 'REVERSAL_GRANTED' : null
      }),
    told: (code) => outcome(code, '冲红申请已获准，可以冲红。'),
  })
}

async function withdraw(
  stage: Stage,
  bill: BillFace,
  unit: WorldUnit,
  reportId: string,
  told: Told,
): Promise<void> {
  await send(stage, unit, 'reimbursement.withdraw', { ...keyOf(bill), reportId, reason }, told)
}

async function unpost(
  stage: Stage,
  bill: BillFace,
  unit: WorldUnit,
  reportId: string,
): Promise<void> {
  await send(
    stage,
    unit,
    'reimbursement.unpost',
    { ...keyOf(bill), reportId, reason },
    {
      say: `${unit.name}先撤销入账。`,
      expect: 'UNPOSTED',
    },
  )
}
