export type {
  Bend,
  Expectation,
  ItemExpectation,
  PlatformCase,
  Step,
  Template,
} from './catalogue/case.ts'
export type { TestedMessage } from './catalogue/case-catalogue.ts'
export { caseCatalogue, portalCatalogue } from './catalogue/case-catalogue.ts'
export type { UnitMessage } from './catalogue/frames.ts'
export type { PortalMessage } from './catalogue/portal-frames.ts'
export { portalMessages } from './catalogue/portal-frames.ts'
export { testedMessages } from './catalogue/frames.ts'
export type { Act, Role, Situation, SituationName, WantedBill } from './catalogue/situations.ts'
export { situations } from './catalogue/situations.ts'
export type { IssueOrder, Stage, StageAnswer, StageItem } from './platform/arrange-by-acts.ts'
export { createActingArranger } from './platform/arrange-by-acts.ts'
export type { ArrangedBill, ArrangedParty, Arranger, NotArranged } from './platform/arranger.ts'
export type { PlatformRun } from './platform/run-platform-cases.ts'
export { runPlatformCases } from './platform/run-platform-cases.ts'
export type { SandboxControl } from './platform/sandbox-control.ts'
export { openSandboxStage } from './platform/sandbox-stage.ts'
export type { Target } from './platform/target.ts'
export type { MissingCases } from './report/missing.ts'
export { missingForSignOff } from './report/missing.ts'
export { createGatewayDriver } from './unit/gateway-driver.ts'
export type { UnitUnderTest } from './unit/played-platform.ts'
export type { UnitConnection, UnitRun } from './unit/run-unit-cases.ts'
export { runUnitCases } from './unit/run-unit-cases.ts'
export type { UnitCase } from './unit/unit-catalogue.ts'
export { unitCaseCatalogue, unitMessages } from './unit/unit-catalogue.ts'
export type { Patience, UnitDriver } from './unit/unit-driver.ts'
export { patienceDefault } from './unit/unit-driver.ts'
export type { CaseResult, KeptExchange, Report, ResultName } from './report/report.ts'
export { keptTextMax, reportFormat, reportSchema, resultTitles } from './report/report.ts'
export { countsOf } from './report/report-of.ts'
export type { SignedReport } from './report/sign-report.ts'
export {
  canonicalReport,
  signReport,
  signedReportSchema,
  verifyReport,
} from './report/sign-report.ts'
export type { CoveredRequirement } from './requirements/coverage.ts'
export { requirementCoverage, requirements } from './requirements/coverage.ts'
export type { Requirement } from './requirements/requirement.ts'
