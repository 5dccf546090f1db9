import type { Bill, BillId, Change, Party } from '@piaoqiao/domain'
import { decide } from '@piaoqiao/domain'
import type { StoredBill, StoredRequest, Submission, SubmittedCommand } from '../ports.ts'
import { chainEvent, firstPreviousHash } from '../use-cases/chain-event.ts'
import { fingerprintOf } from '../use-cases/fingerprint.ts'
import { sampleFacts } from './sample-history.ts'
import { billNumbered, company, hospital, start } from './sample-parties.ts'

export const lockChange: Change = {
  kind: 'bill.lock',
  purpose: 'employer_expense',
  businessReference: 'BX-1',
  basis: { kind: 'presented' },
  presented: { checkCode: 'a1b2c3', face: 10_000n, issuedOn: '2026-03-01' },
  days: 30,
}

export const registerChange: Change = { kind: 'bill.register', facts: sampleFacts }

export function reportChange(amount: bigint): Change {
  return {
    kind: 'reimbursement.report',
    amount,
    reimbursedOn: '2026-03-02',
    voucherNumber: 'V-1',
    postedOn: null,
  }
}

/** A command as it comes out of a message: `request` and `item` make its operation id. */
export function sampleCommand(options: {
  readonly change: Change
  readonly billId?: BillId
  readonly actor?: Party
  readonly request?: string
  readonly item?: number
}): SubmittedCommand {
  const { change, billId = billNumbered(1), actor = company, request = 'R-1', item = 1 } = options
  const operationId = `${actor.id}/${request}#${item}`
  // Amounts are integers, which JSON has no way to say.
  const content = JSON.stringify(change, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  return {
    command: { operationId, billId, actor, change },
    fingerprint: fingerprintOf(change.kind, content),
  }
}

export function submissionOf(
  commands: readonly SubmittedCommand[],
  { atomic = false, request = null }: { atomic?: boolean; request?: StoredRequest | null } = {},
): Submission {
  return { commands, atomic, request }
}

/** A bill right after its registration, with its hash. */
export function registeredBill(billId: BillId = billNumbered(1)): StoredBill {
  const { command } = sampleCommand({ change: registerChange, billId, actor: hospital })
  const { bills, events } = decide(null, null, command, start)
  const [event] = events
  if (event === undefined) throw new Error('a registration is an event')
  return { bill: bills[0] as Bill, lastHash: chainEvent(event, firstPreviousHash).hash }
}

export function codesOf(answers: readonly string[] | null): readonly string[] {
  return (answers ?? []).map((answer) => (JSON.parse(answer) as { code: string }).code)
}
