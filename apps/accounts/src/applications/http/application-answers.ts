import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import type { StoredFile } from '../../files/file-ports.ts'
import { isoOrNull, text, textOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { applicationFiles } from '../application-faults.ts'
import type { Application } from '../application-ports.ts'
import type { Opened } from '../application-rules.ts'
import { applicationStates } from '../application-states.ts'
import { kindOfFile } from '../use-cases/fill-application.ts'

/** How a room answers with an application. */
export interface ApplicationAnswer<Shown> {
  readonly schema: TSchema
  /** @param isWhole for whoever fills it in, or said why */
  readonly show: (opened: Shown, isWhole: boolean) => unknown
}

export const person = (title: string) =>
  Type.Object(
    {
      name: Type.Optional(text('姓名')),
      mobile: Type.Optional(text('手机')),
      identityNumber: Type.Optional(text('身份证号')),
      email: Type.Optional(text('电子邮箱')),
    },
    { title },
  )

/** The unit in an answer. */
export const unitFields = {
  unitName: Type.Optional(text('单位全称')),
  creditCode: Type.Optional(text('统一社会信用代码')),
  address: Type.Optional(text('通信地址')),
}

/** Its people in an answer. */
export const peopleFields = {
  legalRepresentative: Type.Optional(person('单位法人')),
  handler: Type.Optional(person('单位经办人')),
}

export const faultList = Type.Array(
  record({ path: text('项目'), code: text('代码'), reason: text('说明') }),
)

export const differenceList = Type.Array(
  record({
    path: text('项目'),
    from: Type.String({
      title: '与何比较',
      description: 'account, or returned for this application as it was before its correction.',
    }),
    before: Type.Union([Type.String(), Type.Boolean(), Type.Null()], {
      title: '原来的内容',
      description: 'Masked as the field itself is, so that both may look alike.',
    }),
  }),
  { title: '变动' },
)

export const stateFields = { state: text('状态'), stateName: text('状态名称') }

export function stateShown({ state }: Application) {
  return { state, stateName: applicationStates[state].name }
}

/** How far an application came, and what is to be corrected. */
export const handlingFields = {
  savedUntil: text('保存至'),
  submittedAt: textOrNull('提交时间'),
  dueAt: textOrNull('办结期限'),
  assignedTo: textOrNull('审核人'),
  decidedAt: textOrNull('办结时间'),
  reason: textOrNull('原因'),
  faults: faultList,
  missing: faultList,
}

export function handlingShown({ application, missing }: Opened<Application>) {
  const { savedUntil, submittedAt, dueAt, assignedTo, decidedAt, reason, faults } = application
  return {
    savedUntil: isoOrNull(savedUntil),
    submittedAt: isoOrNull(submittedAt),
    dueAt: isoOrNull(dueAt),
    assignedTo,
    decidedAt: isoOrNull(decidedAt),
    reason,
    faults,
    missing,
  }
}

export const fileFields = {
  fileId: text('文件编号'),
  kind: text('材料'),
  title: text('材料名称'),
  isNew: Type.Boolean({ title: '退回后上传' }),
}

export function fileShown(file: StoredFile, { earlier: { returned } }: Application) {
  const kind = kindOfFile(file)
  const isNew = returned !== null && file.storedAt > returned.at
  return { fileId: file.fileId, kind, title: applicationFiles[kind], isNew }
}
