import { createApplicationQueue } from '../applications/application-queue.ts'
import type { ReviewQueue } from '../bureaus/review-queue.ts'
import type { ConnectionApplications } from './connection-ports.ts'

/** Applications of units by system that wait for the centre. */
export function createConnectionQueue(
  applications: Pick<ConnectionApplications, 'waiting'>,
): ReviewQueue {
  const named = { name: 'connections', title: '对接单位申请' }
  return createApplicationQueue(named, applications, () => '系统对接')
}
