import type { DecisionCase } from '../../testing/decision-case.ts'
import { at, on } from '../../testing/small-registry.ts'
import { clinic, company, otherBillId, redBillId, start } from '../../testing/sample.ts'
import { askReversal, completeReversal, lock, register, unlock } from '../../testing/steps.ts'

const otherContent = { contentDigest: '03'.repeat(32) }

export const registerCases: readonly DecisionCase[] = [
  {
    name: 'the first registration enters the bill',
    given: [],
    when: register(),
    then: 'done REGISTERED',
    leaves: 'valid electronic open',
  },
  {
    name: 'a bill of which insurance bore everything is registered',
    given: [],
    when: register({ reimbursable: 0n }),
    then: 'done REGISTERED',
    leaves: 'valid electronic open',
  },
  {
    name: 'a bill that names another issuer than its sender is refused',
    given: [],
    when: register({}, clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'unregistered',
  },
  {
    name: 'a red bill does not come without its reversal',
    given: [],
    when: register({ original: otherBillId, face: -10_000n, reimbursable: 0n }),
    then: 'refused RED_BILL_WITHOUT_REVERSAL',
    leaves: 'unregistered',
  },
  {
    name: 'a bill below zero that reverses nothing is refused',
    given: [],
    when: register({ face: -1n, reimbursable: -1n }),
    then: 'refused BILL_XML_REFUSED',
    leaves: 'unregistered',
  },
  {
    name: 'a bill of which more could be reimbursed than was paid is refused',
    given: [],
    when: register({ reimbursable: 10_001n }),
    then: 'refused BILL_XML_REFUSED',
    leaves: 'unregistered',
  },
  {
    name: 'the same content again has the answer that it is there',
    given: [register()],
    when: register(),
    then: 'done ALREADY_REGISTERED',
    leaves: 'valid electronic open',
  },
  {
    name: 'the same content again leaves a lock alone',
    given: [register(), lock(company)],
    when: register(),
    then: 'done ALREADY_REGISTERED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'other content under the same key is refused',
    given: [register()],
    when: register(otherContent),
    then: 'refused BILL_ALREADY_REGISTERED',
    leaves: 'valid electronic open',
  },
  {
    name: 'another issuer under the same key is refused',
    given: [register()],
    when: register({ ...otherContent, issuer: clinic }, clinic),
    then: 'refused BILL_ALREADY_REGISTERED',
    leaves: 'valid electronic open',
  },
  {
    name: "a stranger's copy of the bill says nothing of what is registered",
    given: [register()],
    when: register({}, clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'valid electronic open',
  },
  {
    name: 'a red bill that is already there is registered again without effect',
    given: [register(), askReversal(), completeReversal()],
    when: on(
      redBillId,
      register({
        original: 500_601_260_000_000_001n,
        face: -10_000n,
        contentDigest: '02'.repeat(32),
      }),
    ),
    then: 'done ALREADY_REGISTERED',
    leaves: 'valid electronic open',
    bill: redBillId,
  },
  {
    name: 'nothing can be done with a bill that the registry does not know',
    given: [],
    when: lock(company),
    then: 'refused BILL_NOT_FOUND',
    leaves: 'unregistered',
  },
  {
    name: 'a reversal of a bill that the registry does not know registers no red bill',
    given: [],
    when: completeReversal(),
    then: 'refused BILL_NOT_FOUND',
    leaves: 'unregistered',
    bill: redBillId,
  },
  {
    name: 'a clock that was set back does not revive an earlier state',
    given: [register(), lock(company), at(start + 1000, unlock(company))],
    when: at(start - 1000, unlock(company)),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic open',
  },
]
