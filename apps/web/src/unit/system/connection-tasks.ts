import type { Booking, ConnectionStatus, JointTestForm, UnitKey } from './connection.ts'
import { isPresent } from './unit-keys.ts'

/** One thing to be done at a step, and where. */
export interface Task {
  readonly title: string
  readonly isDone: boolean
  /** The page on which it is done; null where somebody else has to. */
  readonly to: string | null
}

export interface KnownOfConnection {
  readonly status: ConnectionStatus
  readonly keys: readonly UnitKey[]
  /** Null where none was begun. */
  readonly form: JointTestForm | null
  readonly bookings: readonly Booking[]
}

const pages = {
  access: '/unit/connection/access',
  form: '/unit/connection/joint-test',
  slots: '/unit/connection/slots',
  conformance: '/unit/connection/conformance',
  goLive: '/unit/connection/go-live',
} as const
const openBookings = new Set(['booked', 'offered', 'waiting', 'held'])

/** What the present step consists of; empty where nobody has to do anything. */
export function tasksOf(known: KnownOfConnection): readonly Task[] {
  const tasks = byStep[known.status.step]
  return tasks === undefined ? [] : tasks(known)
}

const byStep: Readonly<Record<string, (known: KnownOfConnection) => readonly Task[]>> = {
  developing: developingTasks,
  form_review: () => [{ title: '市财政局非税中心审核联调申请表', isDone: false, to: null }],
  testing: ({ bookings }) => [
    {
      title: '预约联调时间',
      isDone: bookings.some(({ state }) => openBookings.has(state)),
      to: pages.slots,
    },
    { title: '运行符合性测试，提交用例齐全的报告', isDone: false, to: pages.conformance },
  ],
  signing: ({ status, keys }) => [
    {
      title: '提交并验证正式环境公钥',
      isDone: keys.some((key) => isPresent(key, 'production')),
      to: pages.access,
    },
    { title: '本单位确认联调通过', isDone: status.unitSignedAt !== null, to: pages.goLive },
    { title: '市财政局非税中心确认联调通过', isDone: status.centreSignedAt !== null, to: null },
  ],
  trial: ({ status }) => [
    { title: '领取正式环境的appKey', isDone: !status.productionSecretWaits, to: pages.access },
    {
      title: '用一张0.01元的票据完成锁定、报销和入账，并登记',
      isDone: status.firstBill?.postedAt !== null && status.firstBill !== null,
      to: pages.goLive,
    },
  ],
}

function developingTasks({ status, keys, form }: KnownOfConnection): readonly Task[] {
  return [
    { title: '领取测试环境的appKey', isDone: !status.testSecretWaits, to: pages.access },
    {
      title: '提交并验证测试环境公钥',
      isDone: keys.some((key) => isPresent(key, 'test')),
      to: pages.access,
    },
    { title: '填写联调申请表', isDone: form !== null, to: pages.form },
    { title: '上传盖章的联调申请表', isDone: form?.hasScan === true, to: pages.form },
    { title: '提交联调申请表', isDone: false, to: pages.form },
  ]
}
