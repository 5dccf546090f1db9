export type { AccountOutcomeCode, Answer, Done, OutcomeCode } from './answer.ts'
export { accountOutcomes, outcomes } from './answer.ts'
export type {
  Authorisation,
  Bill,
  BillFacts,
  IncomePosting,
  Lock,
  LockBasis,
  PaperBill,
  PendingReversal,
  Purpose,
  Report,
  Stakeholder,
  UnlockReason,
} from './bill.ts'
export {
  balanceFen,
  bearsAnothersId,
  effectiveReports,
  payerKeyOf,
  purposes,
  reimbursedFen,
  reimbursementOf,
  unlockReasons,
} from './bill.ts'
export * from './bounds.ts'
export type { Change, ChangeKind, ChangeOf, Command, PresentedFacts } from './commands.ts'
export { registryParty, registryPartyId } from './commands.ts'
export { creditCodeCheckCharacter, isCreditCode } from './credit-code.ts'
export type { Decision } from './decide.ts'
export { decide } from './decide.ts'
export type { Axis } from './diagrams.ts'
export { axes, axisTitle, lifeDiagram } from './diagrams.ts'
export { eventFromText, eventText } from './event-text.ts'
export type { BillChange, BillChangeKind, BillChangeOf, BillEvent } from './events.ts'
export { eventNames } from './events.ts'
export { evolve } from './evolve.ts'
export type { BillId, OperationId, Party, PartyId, ProvinceCode } from './identifiers.ts'
export {
  billCodeOf,
  billIdFrom,
  billIdText,
  billNumberOf,
  homeProvinceOf,
  inKeyOrder,
} from './identifiers.ts'
export {
  identityNumberCheckCharacter,
  isIdentityNumber,
  maskedIdentityNumber,
} from './identity-number.ts'
export { InvariantBroken, assertInvariants, brokenInvariants, invariants } from './invariants.ts'
export type { Form, Reimbursement, Standing } from './life.ts'
export { formLife, nextStates, reimbursementLife, standingLife, stateNames } from './life.ts'
export type { Fen } from './money.ts'
export { AmountError, fenFromYuan, fenMax, yuanFromFen } from './money.ts'
export { presentedGrounds } from './decisions/presented.ts'
export type { Ground, Refusal, RefusalCode, RefusalDetails } from './refusals.ts'
export { firstRefusal, refusal, refusalSentence, refusals } from './refusals.ts'
export type { StateWord } from './state-words.ts'
export { asOf, stateSentence, stateWord, stateWords } from './state-words.ts'
export type { CalendarDate, Instant } from './time.ts'
export { dateAt, dayMs, endOfDate, isCalendarDate, startOfDate } from './time.ts'
