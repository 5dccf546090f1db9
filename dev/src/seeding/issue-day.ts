import { dateAt, yuanFromFen } from '@piaoqiao/domain'
import type { RunningIssuer } from '@piaoqiao/issuer'
import type { World } from '../world/start-world.ts'
import { waitFor } from '../world/waiting.ts'
import type { BillFace } from '../world/hospital-system.ts'
import type { SeedDay } from './seed-plan.ts'

/** Issues the bills of a day and has them registered. Done again, it gives the same bills. */
export async function issueDay(
  { station }: Pick<World, 'station'>,
  { drafts }: SeedDay,
  signal: AbortSignal,
): Promise<readonly BillFace[]> {
  const bills: BillFace[] = []
  for (const draft of drafts) {
    signal.throwIfAborted()
    bills.push(faceOf(await station.issueBill(draft)))
  }
  await waitFor('the registration of sample bills', signal, async () => {
    const { failure } = await station.registerWaiting(signal)
    return failure === null ? true : null
  })
  return bills
}

function faceOf(issued: Awaited<ReturnType<RunningIssuer['issueBill']>>): BillFace {
  const { billCode, billNumber, checkCode, totalFen, issuedAt } = issued
  return {
    billCode,
    billNumber,
    checkCode,
    amount: yuanFromFen(totalFen),
    issuedOn: dateAt(issuedAt),
  }
}
