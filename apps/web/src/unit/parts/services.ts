interface Service {
  readonly title: string
  readonly about: string
  /** How it is undone, or what follows where it cannot be. */
  readonly undo: string
  /** True where nothing gives back what was there before. */
  readonly isFinal: boolean
  /** What is usually done next with the same bills, and what undoes it. */
  readonly next: readonly ServiceName[]
}

/** What a desk can do with bills, by the names of the office's acts. */
export const services: Readonly<Record<ServiceName, Service>> = {
  lock: {
    title: '锁定',
    about: '锁定后，其他单位不能使用，直到报销、解锁或到期。',
    undo: '锁错了可以解锁。',
    isFinal: false,
    next: ['report', 'unlock'],
  },
  extend: {
    title: '锁定延期',
    about: '延长锁定，自锁定起最多 180 天。',
    undo: '延期后不能改短，不用了可以提前解锁。',
    isFinal: false,
    next: ['report', 'unlock'],
  },
  unlock: {
    title: '解锁',
    about: '把票据还回去，其他单位可以使用。',
    undo: '解锁后其他单位可以马上锁定，本单位不一定能再锁到。',
    isFinal: true,
    next: [],
  },
  report: {
    title: '报销信息反馈',
    about: '付款后告诉平台报销了多少，锁定随之结束。',
    undo: '报错了可以撤销报销。',
    isFinal: false,
    next: ['post', 'withdraw'],
  },
  withdraw: {
    title: '撤销报销',
    about: '报错了的撤回，历史保留原来的记录和撤销记录。',
    undo: '撤销后不能恢复，要再报销须重新锁定。',
    isFinal: true,
    next: [],
  },
  post: {
    title: '入账',
    about: '告诉平台这笔报销已经记账。',
    undo: '记错了可以办入账撤销。',
    isFinal: false,
    next: ['unpost'],
  },
  unpost: {
    title: '入账撤销',
    about: '撤回入账，报销仍然有效。',
    undo: '撤回后可以再次入账。',
    isFinal: false,
    next: ['post', 'withdraw'],
  },
}
export type ServiceName = 'lock' | 'extend' | 'unlock' | 'report' | 'withdraw' | 'post' | 'unpost'

export const isService = (text: string | undefined): text is ServiceName =>
  text !== undefined && text in services

/** The page on which something is done with bills. */
export function actPath(service: ServiceName, bills: readonly string[]): string {
  return `/unit/acts/${service}?bills=${bills.join(',')}`
}

/** By what right a unit locks each bill: an authorisation, or what stands on the face. It travels beside the address, and never in it. */
export type Bases = Readonly<Record<string, Readonly<Record<string, string>>>>

const byProtocolName: Readonly<Record<string, ServiceName>> = {
  'bill.lock': 'lock',
  'bill.extend': 'extend',
  'bill.unlock': 'unlock',
  'reimbursement.report': 'report',
  'reimbursement.withdraw': 'withdraw',
  'reimbursement.post': 'post',
  'reimbursement.unpost': 'unpost',
}

/** What the office says can be done next, as acts of the desk. */
export function nextActs(names: readonly string[]): readonly ServiceName[] {
  return names.flatMap((name) => {
    const known = byProtocolName[name]
    return known === undefined ? [] : [known]
  })
}

const byUseState: Readonly<Record<string, readonly ServiceName[]>> = {
  held: ['report', 'unlock', 'extend'],
  reported: ['post', 'withdraw'],
  posted: ['unpost'],
}

/** What the unit can do with a bill that it holds or has reimbursed, by the state of that use. */
export const actsOfUse = (state: string): readonly ServiceName[] => byUseState[state] ?? []
