import {
  accountOutcomes,
  outcomes,
  refusals,
  type AccountOutcomeCode,
  type OutcomeCode,
  type RefusalCode,
} from '@piaoqiao/domain'
import type { ServiceName } from '@piaoqiao/protocol'

/** What a service can answer, beyond faults of the envelope. */
export interface AnswerCodes {
  readonly outcomes: readonly OutcomeCode[]
  /** Of requests that are not about a bill. */
  readonly accountOutcomes: readonly AccountOutcomeCode[]
  /** In the order of the catalogue, which is the order of precedence. */
  readonly refusals: readonly RefusalCode[]
}

const message = ['ITEM_MALFORMED'] as const
const bill = ['BILL_NOT_FOUND'] as const
/** The bill may be at home in another province. */
const routed = ['HOME_PROVINCE_UNKNOWN', 'HOME_PROVINCE_UNREACHABLE', 'OUTCOME_UNKNOWN'] as const
const once = ['OPERATION_ID_REUSED', 'SERVICE_BUSY'] as const
/** A registration names no bill outside its file and stays in the province of its issuer. */
const registration = [...message, ...once, 'ATOMIC_BATCH_REFUSED'] as const
const change = [...registration, ...routed, ...bill, 'ATOMIC_ACROSS_PROVINCES'] as const
/** An issuer speaks only to the province of its bills. */
const issuerChange = [
  ...registration,
  'HOME_PROVINCE_UNKNOWN',
  ...bill,
  'ATOMIC_ACROSS_PROVINCES',
] as const
const presented = ['CHECK_CODE_MISMATCH', 'PRESENTED_FACTS_MISMATCH'] as const
const document = ['BILL_XML_REFUSED', 'ISSUER_SIGNATURE_INVALID'] as const
const red = ['BILL_IS_RED', 'BILL_REVERSED'] as const
const reversal = ['BILL_REVERSAL_LOCKED', 'BILL_REVERSAL_PENDING'] as const
const report = ['REPORT_NOT_FOUND', 'NOT_THE_REPORTER', 'REPORT_WITHDRAWN'] as const

type Codes = readonly [
  outcomes: readonly OutcomeCode[],
  refusals: readonly RefusalCode[],
  accountOutcomes?: readonly AccountOutcomeCode[],
]

const codesOf: Readonly<Record<ServiceName, Codes>> = {
  'bill.verify': [[], [...message, 'AMOUNT_MALFORMED', ...routed, ...bill, ...presented]],
  'bill.status': [[], [...message, ...routed, ...bill, 'CHECK_CODE_MISMATCH']],
  'bill.lock': [
    ['LOCKED'],
    [
      ...change,
      'AMOUNT_MALFORMED',
      ...presented,
      'LOCK_DAYS_OUT_OF_RANGE',
      ...red,
      ...reversal,
      'BILL_EXCHANGED',
      'LOCK_ALREADY_HELD',
      'BILL_LOCKED',
      'STAKEHOLDERS_FULL',
      'AUTHORISATION_NOT_FOUND',
      'AUTHORISATION_OF_ANOTHER_UNIT',
      'AUTHORISATION_REVOKED',
      'AUTHORISATION_EXPIRED',
      'AUTHORISATION_FOR_OTHER_PURPOSE',
      'AMOUNT_ABOVE_AUTHORISED',
      'NOTHING_REIMBURSABLE',
      'BILL_REIMBURSED',
      'REPORTS_FULL',
    ],
  ],
  'bill.extend': [
    ['EXTENDED'],
    [...change, 'LOCK_DAYS_OUT_OF_RANGE', 'BILL_REVERSAL_PENDING', 'LOCK_NOT_HELD'],
  ],
  'bill.unlock': [
    ['UNLOCKED', 'UNLOCKED_FOR_REVERSAL'],
    [...change, 'LOCK_NOT_HELD'],
  ],
  'reimbursement.report': [
    ['REPORTED', 'REPORTED_RECOVERY_ASKED'],
    [
      ...change,
      'AMOUNT_MALFORMED',
      'AMOUNT_NOT_POSITIVE',
      'AMOUNT_ABOVE_BALANCE',
      'AMOUNT_ABOVE_AUTHORISED',
      'DATE_IN_FUTURE',
      'LOCK_NOT_HELD',
    ],
  ],
  'reimbursement.withdraw': [
    ['WITHDRAWN', 'WITHDRAWN_FOR_REVERSAL'],
    [...change, ...report, 'REPORT_POSTED'],
  ],
  'reimbursement.post': [['POSTED'], [...change, 'DATE_IN_FUTURE', ...report, 'REPORT_POSTED']],
  'reimbursement.unpost': [['UNPOSTED'], [...change, ...report, 'REPORT_NOT_POSTED']],
  'authorisation.grant': [
    ['AUTHORISED'],
    [
      ...change,
      'AMOUNT_MALFORMED',
      'NOT_THE_PAYER',
      'AMOUNT_NOT_POSITIVE',
      'VALIDITY_OUT_OF_RANGE',
      ...red,
      'STAKEHOLDERS_FULL',
      'AUTHORISATIONS_FULL',
    ],
  ],
  'authorisation.revoke': [
    ['REVOKED'],
    [
      ...change,
      'NOT_THE_PAYER',
      'AUTHORISATION_NOT_FOUND',
      'AUTHORISATION_REVOKED',
      'AUTHORISATION_IN_USE',
    ],
  ],
  'number.allot': [[], [...message, 'OPERATION_ID_REUSED', 'NUMBERS_EXHAUSTED']],
  'bill.register': [
    ['REGISTERED', 'ALREADY_REGISTERED'],
    [
      ...registration,
      ...document,
      'NUMBER_NOT_ALLOTTED',
      'NOT_THE_ISSUER',
      'BILL_ALREADY_REGISTERED',
      'RED_BILL_WITHOUT_REVERSAL',
    ],
  ],
  'reversal.lock': [
    ['REVERSAL_GRANTED', 'REVERSAL_HELD_MARKED', 'REVERSAL_RECOVERY_ASKED'],
    [...issuerChange, 'NOT_THE_ISSUER', ...red, 'BILL_EXCHANGED'],
  ],
  'reversal.release': [
    ['REVERSAL_RELEASED'],
    [...issuerChange, 'NOT_THE_ISSUER', 'BILL_REVERSED', 'REVERSAL_NOT_REQUESTED'],
  ],
  'reversal.complete': [
    ['REVERSED'],
    [
      ...issuerChange,
      ...document,
      'NUMBER_NOT_ALLOTTED',
      'NOT_THE_ISSUER',
      'BILL_ALREADY_REGISTERED',
      'BILL_REVERSED',
      'REVERSAL_NOT_LOCKED',
      'RED_BILL_MISMATCH',
    ],
  ],
  'paper.exchange': [
    ['EXCHANGED'],
    [
      ...issuerChange,
      'NOT_THE_ISSUER',
      ...red,
      ...reversal,
      'BILL_EXCHANGED',
      'BILL_LOCKED',
      'BILL_ALREADY_USED',
    ],
  ],
  'paper.return': [
    ['PAPER_RETURNED'],
    [...issuerChange, 'NOT_THE_ISSUER', 'BILL_NOT_EXCHANGED', 'PAPER_MISMATCH'],
  ],
  'income.post': [
    ['INCOME_POSTED'],
    [
      ...issuerChange,
      'AMOUNT_MALFORMED',
      'NOT_THE_ISSUER',
      'AMOUNT_NOT_POSITIVE',
      'DATE_IN_FUTURE',
      'INCOME_ALREADY_POSTED',
    ],
  ],
  'income.unpost': [['INCOME_UNPOSTED'], [...issuerChange, 'NOT_THE_ISSUER', 'INCOME_NOT_POSTED']],
  'account.announce': [
    [],
    [...message, ...routed, 'PAYER_PORTALS_FULL'],
    ['ANNOUNCED', 'WITHDRAWN'],
  ],
  'account.bills': [[], [...message, ...routed]],
  'bill.collect': [
    ['COLLECTED'],
    [
      ...change,
      'AMOUNT_MALFORMED',
      ...presented,
      'NOT_THE_PAYER',
      'BILL_COLLECTED_BY_ANOTHER',
      'STAKEHOLDERS_FULL',
    ],
  ],
  'bill.history': [[], [...message, ...routed, ...bill, 'NOT_THE_PAYER']],
  'application.enrol': [
    [],
    [...message, 'OPERATION_ID_REUSED', 'APPLICATION_EXISTS', 'PARTY_OF_OTHER_KIND'],
    ['ENROLLED'],
  ],
  'application.change': [
    [],
    [...message, 'OPERATION_ID_REUSED', 'APPLICATION_NOT_FOUND', 'APPLICATION_CLOSED'],
    ['CHANGED'],
  ],
  'application.find': [[], [...message, 'APPLICATION_NOT_FOUND']],
  'lock.recover': [
    ['RECOVERED', 'RECOVERED_FOR_REVERSAL'],
    [
      ...registration,
      'ATOMIC_ACROSS_PROVINCES',
      ...bill,
      'OFFICE_NOT_OF_HOME_PROVINCE',
      'SAME_PERSON_TWICE',
      'LOCK_NOT_FOUND',
    ],
  ],
  'bill.list': [[], message],
  'bill.evidence': [[], [...message, ...bill, 'OFFICE_NOT_OF_HOME_PROVINCE', 'EVIDENCE_TOO_LARGE']],
  'registry.figures': [[], message],
  'registry.activity': [[], message],
  'registry.health': [[], message],
  'bill.file': [
    [],
    [
      ...message,
      'AMOUNT_MALFORMED',
      ...routed,
      ...bill,
      ...presented,
      'NOT_THE_PAYER',
      'LOCK_NOT_HELD',
    ],
  ],
  'file.seal': [
    [],
    [
      ...message,
      'SERVICE_BUSY',
      ...bill,
      'SUPERVISOR_SEAL_UNAVAILABLE',
      'NOT_THE_ISSUER',
      'OFD_REFUSED',
    ],
  ],
  'operation.result': [[], [...message, ...routed, 'OPERATION_NOT_FOUND']],
  'event.feed': [[], message],
  'event.deliver': [[], []],
  'key.rotate': [[], message],
  'directory.read': [[], message],
  relay: [[], message],
  forward: [[], message],
  'event.push': [[], message],
  'province.reachable': [[], message],
  reconcile: [[], message],
}

const refusalOrder = Object.keys(refusals) as readonly RefusalCode[]
const accountOrder = Object.keys(accountOutcomes) as readonly AccountOutcomeCode[]
const outcomeOrder = Object.keys(outcomes) as readonly OutcomeCode[]

export function answerCodes(service: ServiceName): AnswerCodes {
  const [ofOutcomes, ofRefusals, ofAccounts = []] = codesOf[service]
  return {
    outcomes: outcomeOrder.filter((code) => ofOutcomes.includes(code)),
    accountOutcomes: accountOrder.filter((code) => ofAccounts.includes(code)),
    refusals: refusalOrder.filter((code) => ofRefusals.includes(code)),
  }
}
