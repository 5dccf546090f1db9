import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

/** Refusals around the applications of units. */
export const applicationRefusals = {
  DRAFT_NOT_FOUND: {
    status: 404,
    sentence: '没有找到这份申请，或保存期已过。',
    next: '请用申请编号和申请时的邮箱或手机收验证码后接着办理；保存期已过的，请重新填写。',
  },
  APPLICATION_NOT_EDITABLE: {
    status: 409,
    sentence: '申请当前为“{state}”，不能修改。',
    next: '请等待财政部门处理；退回补正后可以修改。',
  },
  APPLICATION_PENDING: {
    status: 409,
    sentence: '本单位已有一份申请，当前为“{state}”，不能重复提交。',
    next: '请等待这份申请办结；如需修改，请在退回补正后修改原申请。',
  },
  UNIT_HAS_ACCOUNT: {
    status: 409,
    sentence: '本单位已有数字账户，当前为“{state}”，不能再次申请开通。',
    next: '请用已有账号登录；忘记账号或密码的，请联系审核单位的财政部门。',
  },
  APPLICATION_STATE_UNFIT: {
    status: 409,
    sentence: '申请当前为“{state}”，不能这样处理。',
    next: '请刷新后查看最新状态。',
  },
  APPLICATION_TAKEN: {
    status: 409,
    sentence: '这份申请由其他人员审核。',
    next: '请由受理人处理，或先改派给您。',
  },
  FAULT_PATH_UNKNOWN: {
    status: 422,
    sentence: '退回意见指向的项目不存在。',
    next: '请从申请表的项目中选择。',
  },
  FORM_UNFIT: {
    status: 422,
    sentence: '申请表无法生成：{field}的内容太长或不能打印。',
    next: '请修改这一项后重新下载。',
  },
} as const satisfies RefusalCatalogue

export const refuseApplication = refuserOf(applicationRefusals)
