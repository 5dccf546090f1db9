import type { DecisionCase } from '../../testing/decision-case.ts'
import { company, start } from '../../testing/sample.ts'
import { at } from '../../testing/small-registry.ts'
import {
  askReversal,
  bureau,
  lock,
  recover,
  register,
  report,
  unlock,
} from '../../testing/steps.ts'
import { dayMs } from '../../time.ts'

const held = [register(), lock(company)]

export const recoverCases: readonly DecisionCase[] = [
  {
    name: 'two persons of the bureau end a lock',
    given: held,
    when: recover(),
    then: 'done RECOVERED',
    leaves: 'valid electronic open',
  },
  {
    name: 'what was reimbursed before stays reimbursed',
    given: [...held, report(company, 1n), lock(company)],
    when: recover(),
    then: 'done RECOVERED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a marked reversal takes the bill at once',
    given: [...held, askReversal()],
    when: recover(),
    then: 'done RECOVERED_FOR_REVERSAL',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'one person alone ends no lock',
    given: held,
    when: recover({ approvedBy: 'CQ-1' }),
    then: 'refused SAME_PERSON_TWICE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the bureau of another province ends no lock',
    given: held,
    when: recover({}, { ...bureau, province: '32' }),
    then: 'refused OFFICE_NOT_OF_HOME_PROVINCE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'only the lock that was looked at is ended',
    given: [...held, unlock(company), lock(company)],
    when: recover({ lockId: 'L-500601260000000001-2' }),
    then: 'refused LOCK_NOT_FOUND',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a lock that has ended is not ended again',
    given: [...held, recover()],
    when: recover(),
    then: 'refused LOCK_NOT_FOUND',
    leaves: 'valid electronic open',
  },
  {
    name: 'a lock whose time is over has expired',
    given: held,
    when: at(start + 30 * dayMs, recover()),
    then: 'refused LOCK_NOT_FOUND',
    leaves: 'valid electronic open',
  },
]
