import { isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import type { ApplicationKind, FieldFault, ProvenContact } from './application-ports.ts'
import type { UnitData, UnitDraft, UnitPerson } from './unit-fields.ts'

/** Scans that go with an application. */
export const applicationFiles = {
  sealed_form: '加盖公章的申请表',
  credit_code_certificate: '加盖公章的统一社会信用代码证副本',
  handler_identity_card: '经办人身份证复印件',
} as const
export type ApplicationFile = keyof typeof applicationFiles

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

/** Fields of the form by the path that faults and returns for correction name. */
export const fieldPaths = [
  'unitName',
  'creditCode',
  'address',
  'areaCode',
  'unitType',
  'isStateEnterprise',
  'level',
  'legalRepresentative.name',
  'legalRepresentative.mobile',
  'legalRepresentative.identityNumber',
  'handler.name',
  'handler.mobile',
  'handler.identityNumber',
  'handler.email',
] as const
export const correctablePaths: readonly string[] = [
  ...fieldPaths,
  ...Object.keys(applicationFiles).map((file) => `files.${file}`),
]

export interface CheckedApplication {
  readonly kind: ApplicationKind
  readonly draft: UnitDraft
  readonly contact: ProvenContact | null
  readonly files: ReadonlySet<ApplicationFile>
  /** Of the account that is to be changed. */
  readonly before: UnitData | null
}

/** Everything that keeps an application from being submitted; empty when it is complete. */
export function faultsOf(application: CheckedApplication): readonly FieldFault[] {
  const { draft, contact, files } = application
  const missing = fieldPaths
    .filter((path) => isBlank(valueAt(draft, path)))
    .map((path) => faultAt(path, 'FIELD_MISSING'))
  return [
    ...missing,
    ...wrongCreditCode(draft),
    ...wrongIdentityNumber('legalRepresentative', draft.legalRepresentative),
    ...wrongIdentityNumber('handler', draft.handler),
    ...unprovenHandler(draft, contact),
    ...requiredFiles(application)
      .filter((file) => !files.has(file))
      .map((file) => faultAt(`files.${file}`, 'FILE_MISSING')),
  ]
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}

export function valueAt(draft: UnitDraft, path: (typeof fieldPaths)[number]): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], draft)
}

function wrongCreditCode({ creditCode }: UnitDraft): readonly FieldFault[] {
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
  { handler }: UnitDraft,
  contact: ProvenContact | null,
): readonly FieldFault[] {
  if (contact === null) return []
  const given = handler?.[contact.channel]
  if (given === undefined || given === '' || given === contact.target) return []
  return [faultAt(`handler.${contact.channel}`, 'HANDLER_NOT_PROVEN')]
}

/** A change needs the papers of what changes; the sealed form is always needed. */
function requiredFiles({ kind, draft, before }: CheckedApplication): readonly ApplicationFile[] {
  if (kind === 'close') return []
  if (before === null) return Object.keys(applicationFiles) as ApplicationFile[]
  const isRenamed = draft.unitName !== before.unitName || draft.address !== before.address
  const isOtherHandler = draft.handler?.identityNumber !== before.handler.identityNumber
  return [
    'sealed_form',
    ...(isRenamed ? (['credit_code_certificate'] as const) : []),
    ...(isOtherHandler ? (['handler_identity_card'] as const) : []),
  ]
}

/** A draft without faults. */
export function completeData(draft: UnitDraft): UnitData {
  if (fieldPaths.some((path) => isBlank(valueAt(draft, path)))) {
    throw new Error('an application that was submitted is complete')
  }
  return draft as UnitData
}
