import { dayMs } from '../../time.ts'
import type { DecisionCase } from '../../testing/decision-case.ts'
import { at, on } from '../../testing/small-registry.ts'
import { company, insurer, redBillId, school, start, strangersKey } from '../../testing/sample.ts'
import {
  askReversal,
  completeReversal,
  grant,
  lock,
  lockAuthorised,
  register,
  report,
  revoke,
  unlock,
  withdraw,
} from '../../testing/steps.ts'

const validUntil = start + 10 * dayMs
const authorised = [register(), grant()]
const limited = [register(), grant({ amountMax: 2_000n })]
const inUse = [...authorised, lockAuthorised(company)]

const grantCases: readonly DecisionCase[] = [
  {
    name: 'the payer authorises a unit',
    given: [register()],
    when: grant(),
    then: 'done AUTHORISED',
    leaves: 'valid electronic open',
  },
  {
    name: 'nobody but the payer authorises',
    given: [register()],
    when: grant({ payerKey: strangersKey }),
    then: 'refused NOT_THE_PAYER',
    leaves: 'valid electronic open',
  },
  {
    name: 'a bill that names no payer is authorised by nobody',
    given: [register({ payerKey: null })],
    when: grant(),
    then: 'refused NOT_THE_PAYER',
    leaves: 'valid electronic open',
  },
  ...[0n, -1n].map((amountMax): DecisionCase => ({
    name: `an authorisation for ${amountMax} fen is refused`,
    given: [register()],
    when: grant({ amountMax }),
    then: 'refused AMOUNT_NOT_POSITIVE',
    leaves: 'valid electronic open',
  })),
  ...[start, start - 1, start + 366 * dayMs + 1, Number.NaN].map((moment): DecisionCase => ({
    name: `an authorisation until ${moment - start} ms from now is refused`,
    given: [register()],
    when: grant({ validUntil: moment }),
    then: 'refused VALIDITY_OUT_OF_RANGE',
    leaves: 'valid electronic open',
  })),
  {
    name: 'an authorisation can last 366 days',
    given: [register()],
    when: grant({ validUntil: start + 366 * dayMs }),
    then: 'done AUTHORISED',
    leaves: 'valid electronic open',
  },
  {
    name: 'nobody is authorised to use a reversed bill',
    given: [register(), askReversal(), completeReversal()],
    when: grant(),
    then: 'refused BILL_REVERSED',
    leaves: 'reversed electronic open',
  },
  {
    name: 'nobody is authorised to use a red bill',
    given: [register(), askReversal(), completeReversal()],
    when: on(redBillId, grant()),
    then: 'refused BILL_IS_RED',
    leaves: 'valid electronic open',
    bill: redBillId,
  },
  {
    name: 'a bill holds a hundred authorisations and no more',
    given: [register(), ...Array.from({ length: 100 }, () => grant())],
    when: grant(),
    then: 'refused AUTHORISATIONS_FULL',
    leaves: 'valid electronic open',
  },
]

const basisCases: readonly DecisionCase[] = [
  {
    name: 'an authorised unit locks without the check code',
    given: authorised,
    when: lockAuthorised(company),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'an authorisation carries a lock in its last millisecond',
    given: authorised,
    when: at(validUntil, lockAuthorised(company)),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'an authorisation carries nothing a millisecond later',
    given: authorised,
    when: at(validUntil + 1, lockAuthorised(company)),
    then: 'refused AUTHORISATION_EXPIRED',
    leaves: 'valid electronic open',
  },
  {
    name: "a unit does not use another unit's authorisation",
    given: authorised,
    when: lockAuthorised(insurer),
    then: 'refused AUTHORISATION_OF_ANOTHER_UNIT',
    leaves: 'valid electronic open',
  },
  {
    name: 'an authorisation that was never given carries nothing',
    given: [register()],
    when: lockAuthorised(company),
    then: 'refused AUTHORISATION_NOT_FOUND',
    leaves: 'valid electronic open',
  },
  {
    name: 'a revoked authorisation carries nothing',
    given: [...authorised, revoke()],
    when: lockAuthorised(company),
    then: 'refused AUTHORISATION_REVOKED',
    leaves: 'valid electronic open',
  },
  {
    name: 'an authorisation for one purpose does not carry another',
    given: authorised,
    when: lockAuthorised(company, { purpose: 'commercial_insurance' }),
    then: 'refused AUTHORISATION_FOR_OTHER_PURPOSE',
    leaves: 'valid electronic open',
  },
  {
    name: 'a wrong check code is refused even where an authorisation would do',
    given: authorised,
    when: lockAuthorised(company, {
      presented: { checkCode: 'zzzzzz', face: null, issuedOn: null },
    }),
    then: 'refused CHECK_CODE_MISMATCH',
    leaves: 'valid electronic open',
  },
]

const limitCases: readonly DecisionCase[] = [
  {
    name: 'a report up to the authorised amount is taken',
    given: [...limited, lockAuthorised(company)],
    when: report(company, 2_000n),
    then: 'done REPORTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a report one fen above the authorised amount is refused',
    given: [...limited, lockAuthorised(company)],
    when: report(company, 2_001n),
    then: 'refused AMOUNT_ABOVE_AUTHORISED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'two reports on one authorisation do not exceed its amount together',
    given: [...limited, lockAuthorised(company), report(company, 1_500n), lockAuthorised(company)],
    when: report(company, 501n),
    then: 'refused AMOUNT_ABOVE_AUTHORISED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'an authorisation that is used up carries no further lock',
    given: [...limited, lockAuthorised(company), report(company, 2_000n)],
    when: lockAuthorised(company),
    then: 'refused AMOUNT_ABOVE_AUTHORISED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a withdrawn report gives its amount back to the authorisation',
    given: [...limited, lockAuthorised(company), report(company, 2_000n), withdraw(company)],
    when: lockAuthorised(company),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
]

const revokeCases: readonly DecisionCase[] = [
  {
    name: 'the payer revokes',
    given: authorised,
    when: revoke(),
    then: 'done REVOKED',
    leaves: 'valid electronic open',
  },
  {
    name: 'nobody but the payer revokes',
    given: authorised,
    when: revoke(strangersKey),
    then: 'refused NOT_THE_PAYER',
    leaves: 'valid electronic open',
  },
  {
    name: 'an authorisation is revoked once',
    given: [...authorised, revoke()],
    when: revoke(),
    then: 'refused AUTHORISATION_REVOKED',
    leaves: 'valid electronic open',
  },
  {
    name: 'what was not given is not revoked',
    given: [register()],
    when: revoke(),
    then: 'refused AUTHORISATION_NOT_FOUND',
    leaves: 'valid electronic open',
  },
  {
    name: 'an authorisation is not revoked while a lock rests on it',
    given: inUse,
    when: revoke(),
    then: 'refused AUTHORISATION_IN_USE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'an authorisation is revoked once the lock is gone',
    given: [...inUse, unlock(company)],
    when: revoke(),
    then: 'done REVOKED',
    leaves: 'valid electronic open',
  },
  {
    name: 'a lock that rests on something else does not stand in the way of a revocation',
    given: [...authorised, lock(school)],
    when: revoke(),
    then: 'done REVOKED',
    leaves: 'valid electronic locked',
  },
]

export const authorisationCases = [...grantCases, ...basisCases, ...limitCases, ...revokeCases]
