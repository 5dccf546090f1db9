import type { OfficeParts, Room } from './office-parts.ts'

/** Puts the room of people together. */
export function wirePeople(_parts: OfficeParts): Room {
  return { routes: [], jobs: [] }
}
