import { tellAuthorising } from './chapters/authorising.ts'
import { tellEventFeed } from './chapters/event-feed.ts'
import { tellExpiry } from './chapters/expiry.ts'
import { tellHeldReversal } from './chapters/held-reversal.ts'
import { tellHospitalInterface } from './chapters/hospital-interface.ts'
import { tellIssuing } from './chapters/issuing.ts'
import { tellLocking } from './chapters/locking.ts'
import { tellOutage } from './chapters/outage.ts'
import { tellPosting } from './chapters/posting.ts'
import { tellRecovering } from './chapters/recovering.ts'
import { tellReimbursing } from './chapters/reimbursing.ts'
import { tellVerifying } from './chapters/verifying.ts'
import type { Stage } from './stage.ts'

/**
 * Carries one bill through everything that can happen to it, and a few more through what can happen to the network.
 * @throws StepFailed at the first step that does not come out as it has to
 */
export async function tellJourney(stage: Stage): Promise<void> {
  const bill = await tellIssuing(stage)
  await tellVerifying(stage, bill)
  const authorisationId = await tellAuthorising(stage, bill)
  await tellLocking(stage, bill, authorisationId)
  await tellHeldReversal(stage, bill)
  const reports = await tellReimbursing(stage, bill)
  await tellPosting(stage, bill, reports)
  await tellRecovering(stage, bill, reports)
  await tellEventFeed(stage, bill)
  await tellOutage(stage)
  await tellExpiry(stage)
  await tellHospitalInterface(stage)
}
