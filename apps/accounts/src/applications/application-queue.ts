import type { ReviewCase, ReviewQueue } from '../bureaus/review-queue.ts'
import type { Application, Applications } from './application-ports.ts'

/** Applications that wait for a bureau. @param subjectOf what a case is about, in a word */
export function createApplicationQueue<Kept extends Application>(
  { name, title }: Pick<ReviewQueue, 'name' | 'title'>,
  applications: Pick<Applications<Kept>, 'waiting'>,
  subjectOf: (application: Kept) => string,
): ReviewQueue {
  return {
    name,
    title,
    async waiting({ bureauIds, after, limit }) {
      const found = await applications.waiting(bureauIds, after, limit)
      return found.map((application) => caseFrom(application, subjectOf(application)))
    },
  }
}

function caseFrom(application: Application, subject: string): ReviewCase {
  const { applicationId, unitName, creditCode, bureauId, submittedAt, dueAt } = application
  if (unitName === null || creditCode === null || bureauId === null) throw incomplete()
  if (submittedAt === null || dueAt === null) throw incomplete()
  return {
    caseId: applicationId,
    subject,
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
