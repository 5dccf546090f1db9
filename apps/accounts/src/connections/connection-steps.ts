/** Who has to act next. */
export type ActingParty = 'unit' | 'centre' | 'platform' | 'nobody'

interface Step {
  readonly name: string
  readonly acts: ActingParty
  /** What is to be done now, for the unit. */
  readonly next: string
  readonly leadsTo: readonly string[]
}

/** The way of a unit by system from its account to its daily work; the check, the tests and the status page read it. */
export const connectionSteps = {
  preparing: {
    name: '准备测试环境',
    acts: 'platform',
    next: '平台正在为本单位开通联调测试环境，完成后以邮件通知。',
    leadsTo: ['developing', 'closed'],
  },
  developing: {
    name: '系统开发',
    acts: 'unit',
    next: '请提交并验证测试环境公钥，按对接报文完成开发和内部测试，然后提交联调申请表。',
    leadsTo: ['form_review', 'closed'],
  },
  form_review: {
    name: '联调申请审核',
    acts: 'centre',
    next: '市财政非税中心正在审核联调申请表。',
    leadsTo: ['developing', 'testing', 'closed'],
  },
  testing: {
    name: '联调测试',
    acts: 'unit',
    next: '请预约联调时间，完成测试并提交符合性测试报告。',
    leadsTo: ['signing', 'closed'],
  },
  signing: {
    name: '双方确认',
    acts: 'unit',
    next: '测试用例已齐全，请提交并验证正式环境公钥，由本单位和市财政非税中心分别确认联调通过。',
    leadsTo: ['enrolling', 'closed'],
  },
  enrolling: {
    name: '开通正式环境',
    acts: 'platform',
    next: '平台正在登记正式环境应用，完成后以邮件通知。',
    leadsTo: ['trial', 'signing', 'closed'],
  },
  trial: {
    name: '首笔验证',
    acts: 'unit',
    next: '请在门户领取正式环境密钥，用一张0.01元的票据完成锁定、报销和入账。',
    leadsTo: ['live', 'closed'],
  },
  live: {
    name: '正式运行',
    acts: 'nobody',
    next: '对接已完成。报文配额按运行天数和差错率逐步提高，测试环境继续保留。',
    leadsTo: ['closed'],
  },
  closed: {
    name: '已退出对接',
    acts: 'nobody',
    next: '如需重新对接，请重新提交申请。',
    leadsTo: [],
  },
} as const satisfies Record<string, Step>

export type ConnectionStep = keyof typeof connectionSteps
export const stepsInOrder = Object.keys(connectionSteps) as readonly ConnectionStep[]

export function mayLeadTo(from: ConnectionStep, to: ConnectionStep): boolean {
  const next: readonly string[] = connectionSteps[from].leadsTo
  return next.includes(to)
}

/** Steps at which the unit may book time for joint tests: from the acceptance of its form on, also after going live. */
export const testableSteps: ReadonlySet<ConnectionStep> = new Set([
  'testing',
  'signing',
  'enrolling',
  'trial',
  'live',
])
