import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

const refresh = '请刷新后查看最新状态。'

/** Refusals around units by system. Those of applications have the codes of the room of units. */
export const connectionRefusals = {
  STEP_UNFIT: {
    status: 409,
    sentence: '对接当前处于“{step}”，还不能或不再能办理这一项。',
    next: '请在对接进度中查看当前步骤和下一步。',
  },
  CONNECTION_SUSPENDED: {
    status: 409,
    sentence: '单位账户已暂停，不能办理对接。',
    next: '请联系市财政非税中心。',
  },
  SANDBOX_UNREACHABLE: {
    status: 503,
    sentence: '暂时联系不上联调测试环境，本次没有执行。',
    next: '请稍后重试。',
  },
  SANDBOX_REFUSED: {
    status: 409,
    sentence: '测试环境没有执行：{detail}',
    next: '请按说明调整后再试；各项操作的条件见沙箱说明。',
  },
  APP_ID_NOT_OWN: {
    status: 422,
    sentence: '信封上的appId不是本单位测试环境的应用。',
    next: '请填写本单位测试环境的appId后重新封装。',
  },
  SECRET_NOT_THERE: {
    status: 409,
    sentence: '没有待领取的密钥：尚未生成，或已领取过一次。',
    next: '测试环境的密钥遗失时可以更换；正式环境的密钥遗失时，请联系市财政非税中心。',
  },
  PUBLIC_KEY_MALFORMED: {
    status: 422,
    sentence: '这不是有效的SM2公钥。',
    next: '请提交PEM格式（BEGIN PUBLIC KEY）的SM2公钥。',
  },
  PUBLIC_KEY_USED: {
    status: 409,
    sentence: '这把公钥本单位已经提交过。',
    next: '请重新生成一对密钥；测试环境和正式环境也不能用同一把。',
  },
  KEYS_TOO_MANY: {
    status: 409,
    sentence: '提交的公钥已达{most}把。',
    next: '请联系市财政非税中心。',
  },
  CHALLENGE_EXPIRED: {
    status: 409,
    sentence: '待签名的内容已失效，或这把公钥已经验证过。',
    next: '请重新提交公钥，并在一小时内完成签名。',
  },
  CHALLENGE_SIGNATURE_WRONG: {
    status: 422,
    sentence: '签名验证不通过。',
    next: '请用与公钥对应的私钥，以SM2-SM3对给出的内容签名，按Base64提交DER格式的签名值。',
  },
  KEY_NOT_PROVEN: {
    status: 409,
    sentence: '还没有通过验证的{environment}公钥。',
    next: '请先提交公钥并完成签名验证。',
  },
  ADDRESS_MALFORMED: {
    status: 422,
    sentence: '{environment}的IP地址不正确。',
    next: '请填写IPv4或IPv6地址，或带前缀长度的地址段。',
  },
  ADDRESS_INTERNAL: {
    status: 422,
    sentence: '{environment}的IP地址是内网或保留地址。',
    next: '请填写系统访问外网时使用的公网地址。',
  },
  ADDRESS_RANGE_WIDE: {
    status: 422,
    sentence: '{environment}的IP地址段太大。',
    next: '请缩小到本单位实际使用的地址。',
  },
  JOINT_TEST_FORM_MISSING: {
    status: 409,
    sentence: '还没有填写联调申请表，或没有上传盖章的扫描件。',
    next: '请先填写并上传加盖公章的联调申请表。',
  },
  JOINT_TEST_FORM_FIXED: {
    status: 409,
    sentence: '联调申请表已提交，不能修改。',
    next: '退回后可以修改。',
  },
  SLOT_NOT_OPEN: {
    status: 422,
    sentence: '这个时间不开放联调，或已过预约时限。',
    next: '请从可预约的时间中选择。',
  },
  SLOT_TAKEN: {
    status: 409,
    sentence: '这个时间已约满。',
    next: '请选择其他时间，或登记候补。',
  },
  SLOT_DAY_FULL: {
    status: 409,
    sentence: '这一天的联调名额已用完。',
    next: '请选择其他日期，或登记候补。',
  },
  SLOT_FREE: {
    status: 409,
    sentence: '这个时间还有空位，不需要候补。',
    next: '请直接预约。',
  },
  SLOT_BOOKED_ALREADY: {
    status: 409,
    sentence: '本单位已预约或候补了这个时间。',
    next: '请在“我的预约”中查看。',
  },
  BOOKINGS_SPENT: {
    status: 409,
    sentence: '本单位同时最多预约和候补{most}次，已达上限。',
    next: '请在完成或取消已有预约后再约。',
  },
  BOOKING_STATE_UNFIT: {
    status: 409,
    sentence: '这条预约不能这样处理。',
    next: refresh,
  },
  OFFER_LAPSED: {
    status: 409,
    sentence: '候补名额的保留时间已过。',
    next: '请重新预约或候补。',
  },
  CALENDAR_UNFIT: {
    status: 422,
    sentence: '联调日历的{item}不正确。',
    next: '开放时段的开始要早于结束，同一天的时段不能重叠。',
  },
  REPORT_MALFORMED: {
    status: 422,
    sentence: '提交的不是本单位的符合性测试报告。',
    next: '请提交测试工具生成的原始JSON报告，并使用本单位测试环境的appId。',
  },
  REPORTS_SPENT: {
    status: 429,
    sentence: '本单位今天提交的报告已经达到{count}份。',
    next: '请先看报告里还缺哪些用例，明天再提交。',
  },
  REPORT_INCOMPLETE: {
    status: 409,
    sentence: '测试报告还缺{count}项用例。',
    next: '请按缺项清单补测后重新提交报告。',
  },
  FIRST_BILL_UNFIT: {
    status: 422,
    sentence: '这张票据不是本单位在正式环境锁定的0.01元票据。',
    next: '请核对票据代码和号码，并先用本单位系统锁定这张票据。',
  },
  SIGNED_ALREADY: {
    status: 409,
    sentence: '已经确认过。',
    next: refresh,
  },
  UNIT_SIGNS_FIRST: {
    status: 409,
    sentence: '申请单位还没有确认。',
    next: '请在单位确认后再办理。',
  },
} as const satisfies RefusalCatalogue

export const refuseConnection = refuserOf(connectionRefusals)
