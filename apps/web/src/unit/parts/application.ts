import type { ReactNode } from 'react'
import type { paths } from '../../api/office-api.ts'
import type { Answered } from '../../api/use-act.ts'

/** An application of a unit by hand, as whoever holds its token sees it. */
export type Application =
  paths['/units/applications/{applicationId}']['get']['responses']['200']['content']['application/json']

export type Faults = Application['faults']
export type Person = NonNullable<Application['data']['handler']>

/** What every form asks of a unit. */
export type Applicant = Pick<
  Application['data'],
  'unitName' | 'creditCode' | 'address' | 'unitType' | 'legalRepresentative' | 'handler'
>

/** What applications by hand and by system have alike. */
export interface Applied<Data extends Applicant> extends Pick<
  Application,
  | 'applicationId'
  | 'state'
  | 'stateName'
  | 'savedUntil'
  | 'dueAt'
  | 'decidedAt'
  | 'reason'
  | 'faults'
> {
  readonly data: Data
  readonly files: readonly { readonly kind: string; readonly byteCount?: number }[]
  readonly bureauName?: string | null
}

/** Opens a draft to whoever began it. */
export interface DraftKey {
  readonly applicationId: string
  readonly draftToken: string
}

export interface Beginning {
  readonly contact: { readonly channel: 'email'; readonly target: string }
  readonly code: string
}

export interface FieldsProps<Data extends Applicant> {
  readonly values: Data
  readonly faults: Faults
  readonly onChange: (values: Data) => void
}

/** One kind of application: its form, and where the office takes it. */
export interface ApplicationDoor<Data extends Applicant> {
  readonly title: string
  readonly about: string
  /** Of the page. */
  readonly page: string
  /** Of the applications, below the prefix of the API. */
  readonly path: string
  /** What is said once it was approved. */
  readonly approved: string
  /** Names of its own fields, by their paths in faults. */
  readonly fieldNames: Readonly<Record<string, string>>
  readonly Fields: (props: FieldsProps<Data>) => ReactNode
  begin(body: Beginning): Promise<Answered<DraftKey>>
  /** Opens one again whose token was lost. */
  reopen(applicationId: string, body: Beginning): Promise<Answered<DraftKey>>
  read(key: DraftKey): Promise<Answered<Applied<Data>>>
  save(key: DraftKey, data: Data): Promise<Answered<unknown>>
  submit(key: DraftKey): Promise<Answered<unknown>>
}

/** How a request of the client names a draft. */
export function draftCall({ applicationId, draftToken }: DraftKey) {
  return {
    params: { path: { applicationId } },
    headers: { 'x-draft-token': draftToken },
  }
}

/** The scans that go with every application. */
export const scanNames = {
  sealed_form: '盖章的申请表扫描件',
  credit_code_certificate: '统一社会信用代码证副本（盖章）',
  handler_identity_card: '经办人身份证复印件',
} as const

const sharedNames: Readonly<Record<string, string>> = {
  unitName: '单位全称',
  creditCode: '统一社会信用代码',
  address: '通信地址',
  unitType: '单位类型',
  'legalRepresentative.name': '单位法人姓名',
  'legalRepresentative.mobile': '单位法人手机',
  'legalRepresentative.identityNumber': '单位法人身份证号',
  'handler.name': '单位经办人姓名',
  'handler.mobile': '单位经办人手机',
  'handler.identityNumber': '单位经办人身份证号',
  'handler.email': '经办人电子邮箱',
  ...Object.fromEntries(Object.entries(scanNames).map(([kind, name]) => [`files.${kind}`, name])),
}

/** Faults with the names of their fields, one line each. */
export function faultLines(
  { fieldNames }: Pick<ApplicationDoor<Applicant>, 'fieldNames'>,
  faults: Faults,
): readonly string[] {
  return faults.map(({ path, reason }) => {
    const name = fieldNames[path] ?? sharedNames[path]
    return name === undefined ? reason : `${name}：${reason}`
  })
}
