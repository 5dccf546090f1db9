import type { RelayRequest } from '@piaoqiao/protocol'
import type { ExchangeHandler } from '@piaoqiao/service-kit'
import type { PublishedDirectory } from '../use-cases/published-directory.ts'
import type { createRelay } from '../use-cases/relay.ts'

/** What the hub answers. */
export function hubHandlers(options: {
  readonly directory: PublishedDirectory
  readonly relay: ReturnType<typeof createRelay>
}): Record<string, ExchangeHandler> {
  return {
    'directory.read': () => options.directory.answer(),
    relay: ({ payload, caller }) => options.relay(caller.party.province, payload as RelayRequest),
  }
}
