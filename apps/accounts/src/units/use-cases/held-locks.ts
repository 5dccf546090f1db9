import type { BillListAnswer } from '@piaoqiao/protocol'
import { ExchangeError } from '@piaoqiao/sdk'
import { refuseHttp } from '../../office-refusals.ts'
import { refuseUnit } from '../unit-refusals.ts'
import type { UnitsParts } from './units-parts.ts'

/** A page can be empty and not be the last; so many are read before the registry is asked to narrow it. */
const pagesMax = 50

/**
 * Makes sure that a unit holds no bill locked.
 * @throws AccountsError `UNIT_HOLDS_LOCKS`, `PROVINCE_UNREACHABLE`
 */
export async function requireNoLocks(
  { door }: Pick<UnitsParts, 'door'>,
  holderId: string,
): Promise<void> {
  let after: string | null = null
  for (let page = 0; page < pagesMax; page += 1) {
    const asked = { holderId, limit: 1, ...(after !== null && { after }) }
    const answer = await read(door, asked)
    if (answer.bills.length > 0) throw refuseUnit('UNIT_HOLDS_LOCKS')
    if (answer.next === null) return
    after = answer.next
  }
  throw refuseHttp('PROVINCE_UNREACHABLE')
}

async function read(door: UnitsParts['door'], asked: object) {
  try {
    const answer = (await door.office.call('bill.list', asked)) as BillListAnswer
    if (answer.outcome === 'found') return answer
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
  }
  throw refuseHttp('PROVINCE_UNREACHABLE')
}
