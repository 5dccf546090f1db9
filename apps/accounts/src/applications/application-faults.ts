import { isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import type { Applicant, DraftOf, UnitPerson } from './applicant.ts'
import type { FieldFault, ProvenContact } from './application-ports.ts'

/** Scans that go with an application. */
export const applicationFiles = {
  sealed_form: '加盖公章的申请表',
  credit_code_certificate: '加盖公章的统一社会信用代码证副本',
  handler_identity_card: '经办人身份证复印件',
} as const
export type ApplicationFile = keyof typeof applicationFiles
export const everyFile = Object.keys(applicationFiles) as ApplicationFile[]

const faultReasons = {
  FIELD_MISSING: '没有填写',
  CREDIT_CODE_WRONG: '统一社会信用代码的校验位不正确',
  IDENTITY_NUMBER_WRONG: '身份证号的出生日期或校验位不正确',
  HANDLER_NOT_PROVEN: '与申请时验证过的手机或邮箱不一致',
  FILE_MISSING: '没有上传',
  AREA_WITHOUT_BUREAU: '所填区县的财政部门不在本平台受理范围',
} as const
export type FaultCode = keyof typeof faultReasons

export function faultAt(path: string, code: FaultCode): FieldFault {
  return { path, code, reason: faultReasons[code] }
}

/** What a bureau may return for correction: the fields of a form by their paths, and the scans. */
export function correctablePathsOf(fieldPaths: readonly string[]): readonly string[] {
  return [...fieldPaths, ...everyFile.map((file) => `files.${file}`)]
}

export interface FilledForm {
  readonly draft: DraftOf<Applicant>
  /** Paths of all fields that the form asks for. */
  readonly fieldPaths: readonly string[]
  readonly contact: ProvenContact | null
  readonly files: ReadonlySet<ApplicationFile>
  readonly requiredFiles: readonly ApplicationFile[]
}

/** Everything that keeps an application from being submitted; empty when it is complete. */
export function faultsOfForm({
  draft,
  fieldPaths,
  contact,
  files,
  requiredFiles,
}: FilledForm): readonly FieldFault[] {
  return [
    ...blankPaths(draft, fieldPaths).map((path) => faultAt(path, 'FIELD_MISSING')),
    ...wrongCreditCode(draft),
    ...wrongIdentityNumber('legalRepresentative', draft.legalRepresentative),
    ...wrongIdentityNumber('handler', draft.handler),
    ...unprovenHandler(draft, contact),
    ...requiredFiles
      .filter((file) => !files.has(file))
      .map((file) => faultAt(`files.${file}`, 'FILE_MISSING')),
  ]
}

function blankPaths(draft: object, fieldPaths: readonly string[]): readonly string[] {
  return fieldPaths.filter((path) => {
    const value = valueAt(draft, path)
    return value === undefined || (typeof value === 'string' && value.trim() === '')
  })
}

/** What stands at a path such as `handler.mobile`. */
export function valueAt(draft: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], draft)
}

function wrongCreditCode({ creditCode }: DraftOf<Applicant>): readonly FieldFault[] {
  if (creditCode === undefined || creditCode === '' || isCreditCode(creditCode)) return []
  return [faultAt('creditCode', 'CREDIT_CODE_WRONG')]
}

function wrongIdentityNumber(
  of: 'legalRepresentative' | 'handler',
  person: Partial<UnitPerson> | undefined,
): readonly FieldFault[] {
  const number = person?.identityNumber
  if (number === undefined || number === '' || isIdentityNumber(number)) return []
  return [faultAt(`${of}.identityNumber`, 'IDENTITY_NUMBER_WRONG')]
}

function unprovenHandler(
  { handler }: DraftOf<Applicant>,
  contact: ProvenContact | null,
): readonly FieldFault[] {
  if (contact === null) return []
  const given = handler?.[contact.channel]
  if (given === undefined || given === '' || given === contact.target) return []
  return [faultAt(`handler.${contact.channel}`, 'HANDLER_NOT_PROVEN')]
}

/** Fails on a draft with a blank field, which cannot have been submitted. */
export function requireComplete(draft: object, fieldPaths: readonly string[]): void {
  if (blankPaths(draft, fieldPaths).length === 0) return
  throw new Error('an application that was submitted is complete')
}
