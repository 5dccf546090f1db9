import type { SessionHolder } from './session-holder.ts'

/** A user of a bureau or of a unit who does something. */
export interface Actor {
  readonly userId: string
  readonly organisationId: string
}

export function actorOf({ subjectId, organisationId }: SessionHolder): Actor {
  return { userId: subjectId, organisationId }
}
