import type { ReviewCase, ReviewQueue } from '../bureaus/review-queue.ts'
import type { UnitApplication, UnitApplications } from './application-ports.ts'

const subjects = { open: '开通账户', change: '变更信息', close: '注销账户' } as const

/** Applications of units that wait for their bureau. */
export function createUnitQueue(applications: Pick<UnitApplications, 'waiting'>): ReviewQueue {
  return {
    name: 'units',
    title: '单位账户申请',
    async waiting({ bureauIds, after, limit }) {
      return (await applications.waiting(bureauIds, after, limit)).map(caseFrom)
    },
  }
}

function caseFrom(application: UnitApplication): ReviewCase {
  const { applicationId, kind, unitName, creditCode, bureauId, submittedAt, dueAt } = application
  if (unitName === null || creditCode === null || bureauId === null) throw incomplete()
  if (submittedAt === null || dueAt === null) throw incomplete()
  return {
    caseId: applicationId,
    subject: subjects[kind],
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
