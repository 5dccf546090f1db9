import type { Instant } from '@piaoqiao/domain'
import type { BeginningCode, DraftKey } from '../../applications/use-cases/open-application.ts'
import { beginByCode, blankApplication } from '../../applications/use-cases/open-application.ts'
import { connectionApplicationRules } from './connection-application-rules.ts'
import type { ConnectionsParts } from './connections-parts.ts'

/**
 * Begins the application of a unit by system for whoever typed the code that went to the handler.
 * @throws AccountsError `CODE_WRONG`, `CODE_EXPIRED`, `CODE_USED`
 */
export async function beginConnection(
  parts: ConnectionsParts,
  given: BeginningCode,
  at: Instant,
): Promise<DraftKey> {
  const { application, draftToken } = blankApplication('AC', at)
  await beginByCode(connectionApplicationRules, parts, application, given, at)
  return { applicationId: application.applicationId, draftToken }
}
