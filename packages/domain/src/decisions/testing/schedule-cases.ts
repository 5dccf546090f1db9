import { billIdText } from '../../identifiers.ts'
import { dayMs } from '../../time.ts'
import type { DecisionCase } from '../../testing/decision-case.ts'
import { at } from '../../testing/small-registry.ts'
import { billId, company, insurer, start } from '../../testing/sample.ts'
import {
  askReversal,
  expire,
  extend,
  lock,
  register,
  report,
  unlock,
  warn,
} from '../../testing/steps.ts'

const held = [register(), lock(company)]
const lockId = `L-${billIdText(billId)}-2`
const expiresAt = start + 30 * dayMs
const warningAt = expiresAt - 3 * dayMs

const expiryCases: readonly DecisionCase[] = [
  {
    name: 'a millisecond before its time is over a lock still stands',
    given: held,
    when: at(expiresAt - 1, expire(lockId)),
    then: 'refused LOCK_NOT_DUE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a lock ends at the very moment of its expiry',
    given: held,
    when: at(expiresAt, expire(lockId)),
    then: 'done LOCK_EXPIRED',
    leaves: 'valid electronic open',
  },
  {
    name: 'a millisecond before its expiry the holder can still report',
    given: held,
    when: at(expiresAt - 1, report(company, 8_000n)),
    then: 'done REPORTED',
    leaves: 'valid electronic reimbursed',
  },
  {
    name: 'at the moment of expiry the holder cannot report any more',
    given: held,
    when: at(expiresAt, report(company, 8_000n)),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic open',
  },
  {
    name: 'a millisecond before the expiry another unit is refused',
    given: held,
    when: at(expiresAt - 1, lock(insurer)),
    then: 'refused BILL_LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'at the moment of expiry another unit locks, though no job has run',
    given: held,
    when: at(expiresAt, lock(insurer)),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'an expired lock is not extended',
    given: held,
    when: at(expiresAt, extend(company, 1)),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic open',
  },
  {
    name: 'an extended lock does not end at its first expiry',
    given: [...held, extend(company, 1)],
    when: at(expiresAt, expire(lockId)),
    then: 'refused LOCK_NOT_DUE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the job does not end a later lock under the name of an earlier one',
    given: [...held, unlock(company), lock(insurer)],
    when: at(start, expire(lockId)),
    then: 'refused LOCK_NOT_DUE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the job is not told that an earlier lock expired when a later one does',
    given: [...held, unlock(company), lock(insurer)],
    when: at(expiresAt, expire(lockId)),
    then: 'refused LOCK_NOT_DUE',
    leaves: 'valid electronic open',
  },
  {
    name: 'a lock that expires under a marked reversal gives the bill to the issuer',
    given: [...held, askReversal()],
    when: at(expiresAt, expire(lockId)),
    then: 'done LOCK_EXPIRED_FOR_REVERSAL',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'nobody slips in between the expiry and a marked reversal',
    given: [...held, askReversal()],
    when: at(expiresAt, lock(insurer)),
    then: 'refused BILL_REVERSAL_LOCKED',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a lock that expires on a part reimbursed asks for the recovery of that part',
    given: [register(), lock(insurer), report(insurer, 1n), lock(company), askReversal()],
    when: at(expiresAt, expire(`L-${billIdText(billId)}-4`)),
    then: 'done LOCK_EXPIRED',
    leaves: 'valid electronic partly_reimbursed, awaiting recovery',
  },
]

const warningCases: readonly DecisionCase[] = [
  {
    name: 'the holder is not warned a millisecond too early',
    given: held,
    when: at(warningAt - 1, warn(lockId)),
    then: 'refused LOCK_NOT_DUE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the holder is warned three days before the expiry',
    given: held,
    when: at(warningAt, warn(lockId)),
    then: 'done LOCK_WARNED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the holder is warned once',
    given: [...held, at(warningAt, warn(lockId))],
    when: at(warningAt + 1, warn(lockId)),
    then: 'refused LOCK_NOT_DUE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'after an extension the holder is warned again',
    given: [...held, at(warningAt, warn(lockId)), at(warningAt, extend(company, 1))],
    when: at(warningAt + dayMs, warn(lockId)),
    then: 'done LOCK_WARNED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a lock that is over is not warned of',
    given: held,
    when: at(expiresAt, warn(lockId)),
    then: 'refused LOCK_NOT_DUE',
    leaves: 'valid electronic open',
  },
]

export const scheduleCases = [...expiryCases, ...warningCases]
