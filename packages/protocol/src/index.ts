export type { Envelope, EnvelopeKind } from './envelope/envelope.ts'
export {
  appIdPattern,
  appKeyBytes,
  clockSkewMaxMs,
  envelopeBytesMax,
  envelopeSchema,
  envelopeVersion,
  payloadBytesMax,
  requestIdPattern,
} from './envelope/envelope.ts'
export type { EnvelopeCode, EnvelopeFault, EnvelopeProblem } from './envelope/envelope-faults.ts'
export {
  EnvelopeError,
  envelopeCodes,
  envelopeFaults,
  problemOf,
} from './envelope/envelope-faults.ts'
export type { OpenEnvelopeInput, OpenedEnvelope } from './envelope/open-envelope.ts'
export { openEnvelope } from './envelope/open-envelope.ts'
export { isEnvelope, parseEnvelope } from './envelope/parse-envelope.ts'
export type { SealEnvelopeInput } from './envelope/seal-envelope.ts'
export { sealEnvelope } from './envelope/seal-envelope.ts'
export { signingText } from './envelope/signing-text.ts'
export { hubAppId, provinceAppId, provinceAppKey } from './network-identity.ts'
export type {
  AnnounceAnswer,
  AnnouncedItem,
  AnnounceItem,
  BillsAnswer,
  BillsRequest,
  CollectItem,
  HistoryAnswer,
  HistoryEntry,
  HistoryRequest,
  Look,
  PayersBill,
} from './services/account-services.ts'
export { billPageMax, historyEventsMax } from './services/account-services.ts'
export type {
  BillListAnswer,
  BillListRequest,
  EvidenceAnswer,
  EvidenceRequest,
  FigureLine,
  FiguresAnswer,
  FiguresRequest,
  RecoverItem,
} from './services/bureau-services.ts'
export { figureDaysMax, figureLinesMax } from './services/bureau-services.ts'
export type {
  ApplicationChangeAnswer,
  ApplicationChangeRequest,
  ApplicationFindAnswer,
  ApplicationFindRequest,
  EnrolAnswer,
  EnrolRequest,
} from './services/office-services.ts'
export { addressesMax, quotaPerMinuteMax } from './services/office-services.ts'
export type {
  BillView,
  BillViewAnswer,
  BillViewItem,
  ChangeAnswer,
  ChangeAnswerItem,
  RefusedItem,
  UnknownItem,
} from './services/answers.ts'
export type { ChangeService, ServiceName } from './services/catalogue.ts'
export { changeServices, isChangeService, serviceNamed, services } from './services/catalogue.ts'
export type { DocumentService, PayerKeyOf } from './services/changes.ts'
export { changeFrom, homeProvinceOfItem } from './services/changes.ts'
export type { EvidenceContent } from './services/evidence-content.ts'
export { evidenceContent, evidenceEntriesMax, evidenceFormat } from './services/evidence-content.ts'
export { faultOf, fits } from './services/checking.ts'
export { batchItemsMax, billXmlBytesMax, feedEventsMax } from './services/fields.ts'
export type {
  AllotAnswer,
  AllotRequest,
  CompleteItem,
  IncomePostItem,
  PaperItem,
  RegisterItem,
  ReversalItem,
} from './services/issuer-services.ts'
export { numberBlockMax } from './services/issuer-services.ts'
export type {
  DirectoryAnswer,
  DirectoryContent,
  ForwardAnswer,
  ForwardRequest,
  PushAnswer,
  PushRequest,
  ReachableRequest,
  ReconcileAnswer,
  ReconcileRequest,
  RelayAnswer,
  RelayRequest,
} from './services/network-services.ts'
export type {
  ActivityAnswer,
  ActivityGroup,
  ActivityLine,
  ActivityRequest,
  HealthAnswer,
  HealthRequest,
} from './services/oversight-services.ts'
export {
  activityIssuerLinesMax,
  activityIssuersMax,
  activityLinesMax,
  healthReceiversMax,
} from './services/oversight-services.ts'
export { directoryContent, pushEventsMax, reconcileBillsMax } from './services/network-services.ts'
export type { GrantItem, RevokeItem } from './services/payer-services.ts'
export type {
  DeliverRequest,
  FeedAnswer,
  FeedEntry,
  FeedRequest,
  FileAnswer,
  FileRequest,
  OperationResultRequest,
  RotateAnswer,
  RotateRequest,
  WireEvent,
} from './services/record-services.ts'
export type { SealAnswer, SealRequest } from './services/seal-services.ts'
export { ofdBytesMax } from './services/seal-services.ts'
export type { StatusItem, VerifyItem } from './services/reading-services.ts'
export type { CallerKind, Service } from './services/service.ts'
export type {
  ExtendItem,
  LockItem,
  PostItem,
  ReportItem,
  UnlockItem,
  WithdrawItem,
} from './services/unit-services.ts'
export { wireAnswer, wireRefusal, wireUnknown } from './services/wire-answers.ts'
