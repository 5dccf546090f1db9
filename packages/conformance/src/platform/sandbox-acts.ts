import type { ServiceName } from '@piaoqiao/protocol'
import type { Role } from '../catalogue/situations.ts'

/** What the control interface of a sandbox is told so that others act on a bill, by who does what. */
const actNames: Readonly<Partial<Record<`${Role} ${string}`, string>>> = {
  'rival bill.lock': 'unit_locks',
  'rival bill.unlock': 'unit_unlocks',
  'rival reimbursement.report': 'unit_reports',
  'rival reimbursement.withdraw': 'unit_withdraws',
  'issuer reversal.lock': 'issuer_asks_reversal',
  'issuer reversal.release': 'issuer_releases_reversal',
  'issuer reversal.complete': 'issuer_reverses',
  'issuer paper.exchange': 'issuer_exchanges',
  'issuer paper.return': 'issuer_takes_paper_back',
  'payer authorisation.grant': 'payer_grants',
  'payer authorisation.revoke': 'payer_revokes',
}

const membersKept = ['days', 'amount', 'purpose', 'validUntil', 'amountMax'] as const

/**
 * The act as the sandbox wants it; null for one that it does not play.
 * @param callerId whom payers of the sandbox authorise, and nobody else
 */
export function sandboxAct(
  role: Role,
  service: ServiceName,
  item: Readonly<Record<string, unknown>>,
  callerId: string,
): object | null {
  const act = actNames[`${role} ${service}`]
  if (act === undefined) return null
  if (item['unitId'] !== undefined && item['unitId'] !== callerId) return null
  const members = membersKept.flatMap((name) =>
    item[name] === undefined || !allows(act, name) ? [] : [[name, item[name]] as const],
  )
  const { billCode, billNumber } = item
  return { act, billCode, billNumber, ...Object.fromEntries(members) }
}

/** The amount of a lock is that of the face, which the sandbox knows. */
function allows(act: string, name: (typeof membersKept)[number]): boolean {
  if (name === 'amount') return act === 'unit_reports'
  return name !== 'purpose' || act === 'payer_grants'
}
