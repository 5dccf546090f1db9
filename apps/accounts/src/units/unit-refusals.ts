import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

/** Refusals around the accounts of units. */
export const unitRefusals = {
  REVIEWER_UNFIT: {
    status: 422,
    sentence: '不能改派给这位人员。',
    next: '请选择本级财政部门在用的审核人员。',
  },
  UNIT_STATE_UNFIT: {
    status: 409,
    sentence: '单位账户当前为“{state}”，不能这样处理。',
    next: '请刷新后查看最新状态。',
  },
  UNIT_BY_SYSTEM: {
    status: 409,
    sentence: '这是系统对接单位的账户。',
    next: '请在系统对接业务中办理。',
  },
  ORDER_WAITING: {
    status: 409,
    sentence: '这个单位的上一项办理还没有得到登记系统的答复。',
    next: '系统会自动重试，请稍后再办理。',
  },
  UNIT_HOLDS_LOCKS: {
    status: 409,
    sentence: '单位还锁定着票据，不能注销账户。',
    next: '请先解锁或报销这些票据。',
  },
  IDENTITY_NUMBER_WRONG: {
    status: 422,
    sentence: '身份证号校验位不正确。',
    next: '请核对身份证号后重新填写。',
  },
  PERSON_IS_USER: {
    status: 409,
    sentence: '这个人已经是本单位的经办人。',
    next: '请直接修改其角色。',
  },
  USERS_TOO_MANY: {
    status: 409,
    sentence: '本单位的经办人已达{most}人。',
    next: '请先停用不再使用的经办人。',
  },
  APPLIER_NEEDED: {
    status: 409,
    sentence: '单位至少要有一名有“申请”角色的在用人员。',
    next: '请先让另一名人员担任这一角色。',
  },
} as const satisfies RefusalCatalogue

export const refuseUnit = refuserOf(unitRefusals)
