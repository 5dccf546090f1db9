import { fenFromYuan } from '@piaoqiao/domain'
import { SandboxFault } from '../sandbox-fault.ts'
import { isMedical } from '../world/bill-kinds.ts'
import type { IssueWish } from '../world/world-actions.ts'
import { issueBody, read } from './control-bodies.ts'

/** A bill that a developer wants to have issued. @throws SandboxFault `BODY_MALFORMED` */
export function issueWishIn(body: unknown): IssueWish {
  const wish: IssueWish = read(issueBody, body)
  const { fundPay, amount, kind = 'outpatient' } = wish
  if (fundPay === undefined) return wish
  const isBearable = amount !== undefined && fenFromYuan(fundPay) <= fenFromYuan(amount)
  if (!isBearable || !isMedical(kind)) throw new SandboxFault('BODY_MALFORMED')
  return wish
}
