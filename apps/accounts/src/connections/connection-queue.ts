import type { ReviewCase, ReviewQueue } from '../bureaus/review-queue.ts'
import type { ConnectionApplication, ConnectionApplications } from './connection-ports.ts'

/** Applications of units by system that wait for the centre. */
export function createConnectionQueue(
  applications: Pick<ConnectionApplications, 'waiting'>,
): ReviewQueue {
  return {
    name: 'connections',
    title: '对接单位申请',
    async waiting({ bureauIds, after, limit }) {
      return (await applications.waiting(bureauIds, after, limit)).map(caseFrom)
    },
  }
}

function caseFrom(application: ConnectionApplication): ReviewCase {
  const { applicationId, unitName, creditCode, bureauId, submittedAt, dueAt } = application
  if (unitName === null || creditCode === null || bureauId === null) throw incomplete()
  if (submittedAt === null || dueAt === null) throw incomplete()
  return {
    caseId: applicationId,
    subject: '系统对接',
    unitName,
    creditCode,
    bureauId,
    state: application.state === 'in_review' ? 'taken' : 'waiting',
    assignedTo: application.assignedTo,
    submittedAt,
    dueAt,
  }
}

function incomplete(): Error {
  return new Error('an application that waits is complete')
}
