/** A second door: the interface for hospital systems, for its pages and for programs that play such a system. */
export type { HisAnswer, HisApp, HisRequest } from './his/his-envelope.ts'
export {
  HisAnswerUnfit,
  hisSign,
  hisSigningText,
  hisVersion,
  noiseCharactersMax,
  openHisAnswer,
  openHisRequest,
  parseHisRequest,
  sealHisAnswer,
  sealHisRequest,
} from './his/his-envelope.ts'
export { parseExactJson } from './his/exact-number.ts'
export type { HisContent, HisField, HisFields } from './his/his-field.ts'
export { exampleOf, readHisFields } from './his/his-field.ts'
export type { HisMethod } from './his/his-method.ts'
export type { HisMethodName, HisNoticeName } from './his/his-methods.ts'
export { hisMethods, hisNotices } from './his/his-methods.ts'
export type { HisResultCode } from './his/his-results.ts'
export { HisError, hisDone, hisResultText, hisResults } from './his/his-results.ts'
export { hisBodyBytesMax } from './http/his-routes.ts'
export { noiseRetryMs } from './use-cases/his/answer-his-call.ts'
export { noticePauseMaxMs } from './use-cases/his/deliver-notices.ts'
export { noiseKeptMs } from './use-cases/his/tidy-his.ts'
