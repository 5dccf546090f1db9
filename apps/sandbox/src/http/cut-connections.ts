import { AsyncLocalStorage } from 'node:async_hooks'
import type { createExchangeServer } from '@piaoqiao/service-kit'

type Server = ReturnType<typeof createExchangeServer>

/** Breaks the connection of the request that is being answered, instead of answering it. */
export type CutConnection = () => void

/** Lets a handler of messages, which knows nothing of connections, have its answer lost. */
export function cutConnections(): {
  readonly cut: CutConnection
  readonly addTo: (server: Server) => void
} {
  const requests = new AsyncLocalStorage<{ isCut: boolean }>()
  return {
    cut: () => {
      const request = requests.getStore()
      if (request !== undefined) request.isCut = true
    },
    addTo: (server) => {
      server.addHook('preHandler', (_request, _reply, done) => {
        requests.run({ isCut: false }, done)
      })
      server.addHook('onSend', async (request) => {
        if (requests.getStore()?.isCut === true) request.raw.socket.destroy()
      })
    },
  }
}
