import { stakeholdersPerBillMax } from '../../bounds.ts'
import type { Party } from '../../identifiers.ts'
import type { DecisionCase } from '../../testing/decision-case.ts'
import { company, insurer } from '../../testing/sample.ts'
import { collect, grant, lock, register, unlock } from '../../testing/steps.ts'

/** A bill whose every place for a stakeholder is taken: the issuer, the company, and units that locked and unlocked. */
const crowded = [
  register(),
  ...[
    company,
    ...Array.from({ length: stakeholdersPerBillMax - 2 }, (_, index) => unitOf(index)),
  ].flatMap((unit) => [lock(unit), unlock(unit)]),
]

export const boundCases: readonly DecisionCase[] = [
  {
    name: 'a unit that nobody knows yet does not lock a bill that has no place for it',
    given: crowded,
    when: lock(insurer),
    then: 'refused STAKEHOLDERS_FULL',
    leaves: 'valid electronic open',
  },
  {
    name: 'a unit that has its place locks as before',
    given: crowded,
    when: lock(company),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a unit that nobody knows yet is not authorised on a bill that has no place for it',
    given: crowded,
    when: grant({ unit: insurer }),
    then: 'refused STAKEHOLDERS_FULL',
    leaves: 'valid electronic open',
  },
  {
    name: 'a portal that nobody knows yet does not collect a bill that has no place for it',
    given: crowded,
    when: collect(),
    then: 'refused STAKEHOLDERS_FULL',
    leaves: 'valid electronic open',
  },
]

function unitOf(index: number): Party {
  return { id: `UNIT-${index}`, name: `示例单位${index}`, province: '32' }
}
