import { CodedError } from '@piaoqiao/service-kit'

/** Why the sandbox does not do what a developer or the operator asks, with the status that says so over HTTP. */
export const sandboxFaults = {
  ACCESS_DENIED: {
    status: 401,
    sentence: '访问口令缺失或不正确。',
    next: '请在请求头Authorization中以Bearer方式提供沙箱访问口令。',
  },
  APPLICATION_SUSPENDED: {
    status: 403,
    sentence: '沙箱账户已暂停。',
    next: '请联系受理本单位接入申请的财政部门。',
  },
  APPLICATION_UNKNOWN: {
    status: 404,
    sentence: '没有这个沙箱应用。',
    next: '请核对应用编号。',
  },
  APPLICATION_EXISTS: {
    status: 409,
    sentence: '沙箱中已有同名应用。',
    next: '如需更换密钥或口令，请修改已有应用。',
  },
  APPLICATION_UNFIT: {
    status: 422,
    sentence: '应用的公钥、来源地址、通知地址或单位代码不符合要求。',
    next: '请按接口说明核对后重新提交。',
  },
  BODY_MALFORMED: {
    status: 400,
    sentence: '请求内容不符合要求。',
    next: '请按接口说明核对字段，以application/json提交UTF-8编码的JSON。',
  },
  BODY_TOO_LARGE: {
    status: 413,
    sentence: '请求内容超过允许的大小。',
    next: '请减少内容后重新提交。',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    sentence: '请求过于频繁。',
    next: '请一分钟后再试。',
  },
  WORLDS_BUSY: {
    status: 503,
    sentence: '沙箱正忙。',
    next: '请稍后再试。',
  },
  BILL_NOT_HERE: {
    status: 404,
    sentence: '沙箱中没有这张票据。',
    next: '请用票据清单核对票据代码和号码。',
  },
  BILLS_FULL: {
    status: 409,
    sentence: '沙箱中的票据已达上限。',
    next: '请重置沙箱后再开票。',
  },
  MAGIC_BILL_FIXED: {
    status: 409,
    sentence: '这是固定效果的票据，不能由他人改变。',
    next: '请换一张普通票据。',
  },
  ACT_NOT_POSSIBLE: {
    status: 409,
    sentence: '这张票据上没有可以撤销的授权、报销或锁定。',
    next: '请先查询票据清单，再选择动作。',
  },
  TIME_NOT_REACHABLE: {
    status: 422,
    sentence: '时间只能向前，且不能超过允许的天数。',
    next: '如需回到从前，请重置沙箱。',
  },
  MESSAGE_NOT_KEPT: {
    status: 404,
    sentence: '没有保存这条报文。',
    next: '沙箱只保存最近的报文，过大的报文不保存内容。',
  },
  SANDBOX_FAILED: {
    status: 500,
    sentence: '沙箱处理请求时出现故障，结果未知。',
    next: '请查询沙箱状态后再试。',
  },
} as const
export type SandboxFaultCode = keyof typeof sandboxFaults

export class SandboxFault extends CodedError {
  readonly code: SandboxFaultCode

  constructor(code: SandboxFaultCode) {
    super(sandboxFaults[code].sentence)
    this.code = code
  }
}
