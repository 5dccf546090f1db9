import type { OfficeParts, Room } from './office-parts.ts'

/** Puts the room of connections together. */
export function wireConnections(_parts: OfficeParts): Room {
  return { routes: [], jobs: [] }
}
