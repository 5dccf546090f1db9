import { billIdFrom } from '@piaoqiao/domain'
import type { Stage } from './stage.ts'
import { outpatientDraft, issuedFace } from './story-bill.ts'
import type { BillFace } from '../world/hospital-system.ts'
import { waitFor } from '../world/waiting.ts'

/** A bill that is issued and registered without being told of. */
export async function preparedBill(stage: Stage, name: string): Promise<BillFace> {
  const draft = outpatientDraft(`${stage.runName}-${name}`)
  const bill = issuedFace(await stage.hospitalSystem.issue(draft))
  const billId = billIdFrom(bill.billCode, bill.billNumber)
  await waitFor('a registration', stage.signal, async () => {
    const { registration } = await stage.world.station.billStatus(billId)
    return registration === 'waiting' ? null : registration
  })
  return bill
}
