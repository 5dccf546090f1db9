import { createApplicationQueue } from '../applications/application-queue.ts'
import type { ReviewQueue } from '../bureaus/review-queue.ts'
import type { UnitApplications } from './application-ports.ts'

const subjects = { open: '开通账户', change: '变更信息', close: '注销账户' } as const

/** Applications of units that wait for their bureau. */
export function createUnitQueue(applications: Pick<UnitApplications, 'waiting'>): ReviewQueue {
  const named = { name: 'units', title: '单位账户申请' }
  return createApplicationQueue(named, applications, ({ kind }) => subjects[kind])
}
