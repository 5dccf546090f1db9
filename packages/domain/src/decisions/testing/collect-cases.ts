import type { DecisionCase } from '../../testing/decision-case.ts'
import { company, redBillId, strangersKey } from '../../testing/sample.ts'
import { on } from '../../testing/small-registry.ts'
import {
  askReversal,
  collect,
  completeReversal,
  faceOfBill,
  grant,
  lock,
  otherPortal,
  register,
  revoke,
} from '../../testing/steps.ts'

const unnamed = register({ payerKey: null })
const collected = [unnamed, collect({ presented: faceOfBill })]
const open = 'valid electronic open'

const namedCases: readonly DecisionCase[] = [
  {
    name: 'whom the bill names needs to show nothing of its face',
    given: [register()],
    when: collect(),
    then: 'done COLLECTED',
    leaves: open,
  },
  {
    name: 'whom the bill names collects it although the face was misread',
    given: [register()],
    when: collect({ presented: { checkCode: 'zzzzzz', face: null, issuedOn: null } }),
    then: 'done COLLECTED',
    leaves: open,
  },
  {
    name: 'a held bill is collected too, and stays held',
    given: [register(), lock(company)],
    when: collect(),
    then: 'done COLLECTED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a red bill is collected, so that its payer sees the reversal',
    given: [register(), askReversal(), completeReversal()],
    when: on(redBillId, collect()),
    then: 'done COLLECTED',
    leaves: open,
    bill: redBillId,
  },
  {
    name: 'nobody collects the bill of another payer, even with everything that the face shows',
    given: [register()],
    when: collect({ payerKey: strangersKey, presented: faceOfBill }),
    then: 'refused NOT_THE_PAYER',
    leaves: open,
  },
  {
    name: 'a bill that is not there is not collected',
    given: [],
    when: collect(),
    then: 'refused BILL_NOT_FOUND',
    leaves: 'unregistered',
  },
]

const unnamedCases: readonly DecisionCase[] = [
  {
    name: 'a bill that names nobody belongs to the first who shows its face',
    given: [unnamed],
    when: collect({ presented: faceOfBill }),
    then: 'done COLLECTED',
    leaves: open,
  },
  {
    name: 'it is collected again by the same payer',
    given: collected,
    when: collect(),
    then: 'done COLLECTED',
    leaves: open,
  },
  {
    name: 'it is collected by the same payer on another portal',
    given: collected,
    when: collect({}, otherPortal),
    then: 'done COLLECTED',
    leaves: open,
  },
  {
    name: 'a second payer comes too late',
    given: collected,
    when: collect({ payerKey: strangersKey, presented: faceOfBill }),
    then: 'refused BILL_COLLECTED_BY_ANOTHER',
    leaves: open,
  },
  {
    name: 'whoever shows nothing of a bill that names nobody hears that it is not the payer',
    given: [unnamed],
    when: collect(),
    then: 'refused NOT_THE_PAYER',
    leaves: open,
  },
  {
    name: 'a wrong check code does not collect',
    given: [unnamed],
    when: collect({ presented: { ...faceOfBill, checkCode: 'zzzzzz' } }),
    then: 'refused CHECK_CODE_MISMATCH',
    leaves: open,
  },
  ...[{ face: null }, { face: 1n }, { issuedOn: null }, { issuedOn: '2026-01-01' }].map(
    (changes): DecisionCase => ({
      name: `the check code alone does not collect (${Object.entries(changes).join(' ')})`,
      given: [unnamed],
      when: collect({ presented: { ...faceOfBill, ...changes } }),
      then: 'refused PRESENTED_FACTS_MISMATCH',
      leaves: open,
    }),
  ),
  {
    name: 'who collected a bill authorises units',
    given: collected,
    when: grant(),
    then: 'done AUTHORISED',
    leaves: open,
  },
  {
    name: 'who collected a bill takes an authorisation back',
    given: [...collected, grant()],
    when: revoke(),
    then: 'done REVOKED',
    leaves: open,
  },
  {
    name: 'a bill that nobody collected is authorised by nobody',
    given: [unnamed],
    when: grant(),
    then: 'refused NOT_THE_PAYER',
    leaves: open,
  },
]

export const collectCases = [...namedCases, ...unnamedCases]
