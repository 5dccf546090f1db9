import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { ChangeAnswer } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import type { FolderBill } from '../folder-ports.ts'
import type { Activation } from '../person-ports.ts'
import { sendTo } from './people-parts.ts'
import type { PeopleParts } from './people-parts.ts'
import { isFinal } from './person-requests.ts'

const followedPerMessage = 200
const messagesPerRunMax = 20

/**
 * Asks the registry for the events of every bill of a folder of which it does not yet tell the portal (`bill.collect`). What
 * it refused is asked again with the next reading of the list.
 * @returns false where an answer is still to come, and the same has to be asked soon
 */
export async function followBills(
  parts: PeopleParts,
  { personId, province }: Pick<Activation, 'personId' | 'province'>,
  payerCode: string,
): Promise<boolean> {
  let after: BillId | null = null
  for (let message = 0; message < messagesPerRunMax; message += 1) {
    const page = { after, limit: followedPerMessage }
    const bills: readonly FolderBill[] = await parts.transact(({ folder }) =>
      folder.unfollowed(personId, province, page),
    )
    if (!(await followAll(parts, personId, payerCode, bills))) return false
    if (bills.length < followedPerMessage) return true
    after = bills.at(-1)?.billId ?? null
  }
  return false
}

async function followAll(
  parts: PeopleParts,
  personId: string,
  payerCode: string,
  bills: readonly FolderBill[],
): Promise<boolean> {
  if (bills.length === 0) return true
  const items = bills.map(({ billId }) => ({
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    payerCode,
  }))
  // To collect a bill twice changes nothing, so that a new message may ask what an earlier one left open.
  const answer = await sendTo<ChangeAnswer>(() =>
    parts.portal().call('bill.collect', { items }, { requestId: newRequestId() }),
  )
  if (answer === null) return false
  const answered = bills.flatMap(({ billId }, index) => {
    const item = answer.items[index]
    return item?.outcome === 'done' ? [{ billId, sequence: item.sequence }] : []
  })
  await parts.transact(({ folder }) => folder.follow(personId, answered))
  return answer.items.length === bills.length && answer.items.every(isFinal)
}
