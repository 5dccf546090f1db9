import type { Party } from '@piaoqiao/domain'
import type { CallerKind } from '@piaoqiao/protocol'
import type { App } from '@piaoqiao/service-kit'

/** Whoever calls a handler inside a world. Keys, addresses and quotas were checked at the door of the sandbox. */
export function callerInside(party: Party, kind: CallerKind): App {
  return {
    appId: party.id,
    kind,
    party,
    appKey: new Uint8Array(),
    publicKeys: [],
    revoked: false,
    addresses: null,
    quotaPerMinute: 0,
  }
}
