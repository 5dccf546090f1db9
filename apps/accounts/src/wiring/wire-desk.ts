import type { OfficeParts, Room } from './office-parts.ts'

/** Puts the room of desk together. */
export function wireDesk(_parts: OfficeParts): Room {
  return { routes: [], jobs: [] }
}
