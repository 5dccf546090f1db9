import type { OfficeParts, Room } from './office-parts.ts'

/** Puts the room of bureaus together. */
export function wireBureaus(_parts: OfficeParts): Room {
  return { routes: [], jobs: [] }
}
