import type { BillId, Change, Instant, Party } from '@piaoqiao/domain'
import type { Pool } from 'pg'
import { sampleFacts } from '../../testing/sample-history.ts'
import { hospital, start } from '../../testing/sample-parties.ts'
import { createApplyCommands } from '../../use-cases/apply-commands.ts'
import { createBillStore } from '../bill-store.ts'

export interface SampleRegistry {
  /** Registers bills of the sample hospital, all in one transaction. */
  register(...billIds: readonly BillId[]): Promise<void>
  lock(billId: BillId, unit: Party): Promise<void>
  unlock(billId: BillId, unit: Party): Promise<void>
  change(billId: BillId, actor: Party, change: Change): Promise<void>
}

/** Changes bills in a test database on the way on which all bills are changed. */
export function openSampleRegistry(pool: Pool, clock: () => Instant = () => start): SampleRegistry {
  const apply = createApplyCommands({
    store: createBillStore(pool),
    clock,
    transactionsMax: 4,
  })
  let requests = 0

  async function carryOut(actor: Party, billIds: readonly BillId[], change: Change): Promise<void> {
    requests += 1
    const commands = billIds.map((billId, index) => ({
      command: { operationId: `${actor.id}/R-${requests}#${index + 1}`, billId, actor, change },
      fingerprint: '00'.repeat(32),
    }))
    const answers = await apply({ commands, atomic: false, request: null })
    for (const answer of answers ?? []) {
      const { outcome, code } = JSON.parse(answer) as { outcome: string; code: string }
      if (outcome !== 'done') throw new Error(`a change of the sample was refused: ${code}`)
    }
  }

  return {
    change: (billId, actor, change) => carryOut(actor, [billId], change),
    register: (...billIds) =>
      carryOut(hospital, billIds, { kind: 'bill.register', facts: sampleFacts }),
    lock: (billId, unit) =>
      carryOut(unit, [billId], {
        kind: 'bill.lock',
        purpose: 'employer_expense',
        businessReference: 'BX-1',
        basis: { kind: 'presented' },
        presented: sampleFacts,
        days: 30,
      }),
    unlock: (billId, unit) =>
      carryOut(unit, [billId], { kind: 'bill.unlock', reason: 'wrong_bill', note: '' }),
  }
}
