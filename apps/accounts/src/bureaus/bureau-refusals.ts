import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

/** Refusals around finance bureaus. */
export const bureauRefusals = {
  STAFF_NUMBER_TAKEN: {
    status: 409,
    sentence: '工号已被使用。',
    next: '一人一号；如此人已有账号，请直接修改其角色。',
  },
  OWN_ROLES: {
    status: 403,
    sentence: '不能修改自己的角色或状态。',
    next: '请由另一名系统管理人员办理。',
  },
  DISTRICT_TAKEN: {
    status: 409,
    sentence: '这个区县的财政部门已存在。',
    next: '请直接为其添加人员。',
  },
  AREA_OUTSIDE: {
    status: 422,
    sentence: '行政区划代码不属于本省。',
    next: '请核对行政区划代码。',
  },
  PARTY_OUT_OF_SCOPE: {
    status: 403,
    sentence: '请指定本辖区内的开票单位或报销单位。',
    next: '区县财政部门按单位查询，请选择本辖区的单位。',
  },
  CREDIT_CODE_WRONG: {
    status: 422,
    sentence: '统一社会信用代码的校验位不正确。',
    next: '请核对后重新填写。',
  },
  PUBLIC_KEY_WRONG: {
    status: 422,
    sentence: '公钥不是SM2公钥的PEM文本。',
    next: '请让开票单位重新提供公钥文件。',
  },
  ADDRESS_WRONG: {
    status: 422,
    sentence: '调用地址不正确。',
    next: '请按192.0.2.0/24或单个IP地址的形式填写。',
  },
  ISSUER_EXISTS: {
    status: 409,
    sentence: '这个开票单位已登记。',
    next: '请在开票单位名录中查看。',
  },
  ISSUER_STATE_UNFIT: {
    status: 409,
    sentence: '开票单位当前的状态不能这样处理。',
    next: '请刷新后查看最新状态。',
  },
  APP_KEY_GONE: {
    status: 410,
    sentence: '应用密钥还没有生成，或已经领取。',
    next: '密钥只能领取一次；遗失的，请注销后重新登记。',
  },
  ORDER_WAITING: {
    status: 409,
    sentence: '上一项办理还没有得到登记系统的答复。',
    next: '系统会自动重试，请稍后再办理。',
  },
  RECOVERY_PENDING: {
    status: 409,
    sentence: '这个锁定已有一份解除申请正在办理。',
    next: '请等待其办结。',
  },
  RECOVERY_STATE_UNFIT: {
    status: 409,
    sentence: '解除申请当前为“{state}”，不能这样处理。',
    next: '请刷新后查看最新状态；如仍需解除，请重新申请。',
  },
  SAME_PERSON_TWICE: {
    status: 403,
    sentence: '申请人不能复核自己的申请。',
    next: '请由另一名监管人员复核。',
  },
  ACTED_ON_CASE: {
    status: 403,
    sentence: '您办理过这件事，不能审计它。',
    next: '请由没有参与办理的审计人员查看。',
  },
  AUDIT_SUBJECT_NEEDED: {
    status: 403,
    sentence: '请指定本辖区内的一件事项。',
    next: '区县审计人员按事项查看；全部日志由市级审计人员查看。',
  },
  REGISTRY_REFUSED: {
    status: 409,
    sentence: '登记系统没有受理：{code}。',
    next: '请核对后重试。',
  },
} as const satisfies RefusalCatalogue

export const refuseBureau = refuserOf(bureauRefusals)
