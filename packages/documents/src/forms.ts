export {
  onlineApplicationForm,
  systemApplicationForm,
  type FormOpinion,
  type FormPerson,
  type OnlineApplicationFields,
  type OnlineUnitKind,
  type SystemApplicationFields,
  type SystemUnitKind,
} from './forms/application-forms.ts'
export * from './forms/bounds.ts'
export { FormError, type FormErrorCode } from './forms/form-error.ts'
export {
  connectionNotice,
  type ConnectionNoticeFields,
  type NoticeEnvironment,
} from './forms/connection-notice.ts'
export {
  jointTestReport,
  type CaseResult,
  type JointTestReportFields,
  type ReportedCase,
} from './forms/joint-test-report.ts'
export { jointTestForm, type FormEndpoint, type JointTestFields } from './forms/joint-test-form.ts'
