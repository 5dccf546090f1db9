import type { PlatformCase } from './case.ts'
import { batchCases, batchRefusals } from './batch-cases.ts'
import { envelopeFaultCases } from './envelope-faults.ts'
import type { Frame, UnitMessage } from './frames.ts'
import { extendCases, unlockCases } from './holding-cases.ts'
import { lockCases } from './lock-cases.ts'
import { postCases, unpostCases, withdrawCases } from './own-report-cases.ts'
import { ownPortalCases } from './portal-cases.ts'
import type { PortalMessage } from './portal-frames.ts'
import { portalFrames, portalMessages } from './portal-frames.ts'
import { statusCases, verifyCases } from './reading-cases.ts'
import { feedCases, fileCases, resultCases } from './record-cases.ts'
import { reportCases } from './report-cases.ts'
import { reuseCases } from './reuse-cases.ts'
import { rotationCases } from './rotation-cases.ts'
import { frames, testedMessages } from './frames.ts'
import { genericSuccesses } from './generic-successes.ts'
import { schemaFaultCases } from './schema-faults.ts'

export type TestedMessage = UnitMessage | PortalMessage

const catalogues = new Map<TestedMessage, readonly PlatformCase[]>()

/**
 * Every case for the platform's side of a message, or of all messages of a unit. The order and the codes are always the
 * same.
 */
export function caseCatalogue(message?: TestedMessage): readonly PlatformCase[] {
  if (message === undefined) return testedMessages.flatMap((name) => caseCatalogue(name))
  let cases = catalogues.get(message)
  if (cases === undefined) {
    cases = isOfPortal(message)
      ? casesOf(portalFrames[message], ownPortalCases[message])
      : casesOf(frames[message], ownCases[message])
    catalogues.set(message, cases)
  }
  return cases
}

/** Every case for the messages of a portal of payers. */
export function portalCatalogue(): readonly PlatformCase[] {
  return portalMessages.flatMap((name) => caseCatalogue(name))
}

function isOfPortal(message: TestedMessage): message is PortalMessage {
  return (portalMessages as readonly string[]).includes(message)
}

const ownCases: Readonly<Record<UnitMessage, () => PlatformCase[]>> = {
  'bill.verify': verifyCases,
  'bill.status': statusCases,
  'bill.lock': lockCases,
  'bill.extend': extendCases,
  'bill.unlock': unlockCases,
  'reimbursement.report': reportCases,
  'reimbursement.withdraw': withdrawCases,
  'reimbursement.post': postCases,
  'reimbursement.unpost': unpostCases,
  'bill.file': fileCases,
  'operation.result': resultCases,
  'event.feed': feedCases,
  'key.rotate': rotationCases,
}

function casesOf(frame: Frame, own: () => PlatformCase[]): PlatformCase[] {
  return [
    ...genericSuccesses(frame),
    ...batchCases(frame),
    ...own(),
    ...reuseCases(frame),
    ...batchRefusals(frame),
    ...schemaFaultCases(frame),
    ...envelopeFaultCases(frame),
  ]
}
