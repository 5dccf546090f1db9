import type { ApplyCommands, StoredRequest } from '../ports.ts'

/** Keeps a request that changes nothing here; false when its id was used for other content. */
export function createKeepRequest(
  apply: ApplyCommands,
): (request: StoredRequest) => Promise<boolean> {
  return async (request) => (await apply({ commands: [], atomic: false, request })) !== null
}
