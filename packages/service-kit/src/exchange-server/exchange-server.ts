import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { addExchangeRoutes } from './exchange-routes.ts'
import { createBareServer, refuseWhileStopping } from './fastify-server.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { addMonitoringRoutes } from './monitoring-routes.ts'
import { createQuotas } from './quotas.ts'
import {
  defaultBounds,
  loopbackAddresses,
  type ExchangeServerBounds,
  type ExchangeServerOptions,
} from './server-options.ts'

/**
 * A server for messages (`POST /exchange/v1/:service`), with `/health` and `/metrics`. The caller listens, may add
 * routes of its own before, and closes: `close()` turns new requests away, answers those that came before, and ends
 * all connections within `stopTimeoutMs`.
 * @throws AddressMalformed
 */
export function createExchangeServer(options: ExchangeServerOptions): FastifyInstance {
  const bounds = boundsOf(options)
  const { logger, metrics, trustedProxies = [], metricsAddresses = loopbackAddresses } = options
  const server = createBareServer({ bounds, trustedProxies, logger })
  const inFlight = createInFlight(bounds.requestsInFlightMax)
  stopInOrder(server, inFlight, bounds.stopTimeoutMs)
  addMonitoringRoutes(server, { health: options.health, metrics, metricsAddresses })
  metrics.gauge('piaoqiao_exchange_in_flight', 'Messages being worked on.', inFlight.count)
  const quotas = createQuotas({ appsMax: bounds.quotaAppsMax })
  const { answersForAddress = () => false } = options
  const context = { ...options, quotas }
  addExchangeRoutes(server, { context, bounds, inFlight, metrics, answersForAddress })
  return server
}

function boundsOf(options: Partial<ExchangeServerBounds>): ExchangeServerBounds {
  const names = Object.keys(defaultBounds) as (keyof ExchangeServerBounds)[]
  const entries = names.map((name) => [name, options[name] ?? defaultBounds[name]])
  return Object.fromEntries(entries) as ExchangeServerBounds
}

function stopInOrder(server: FastifyInstance, inFlight: InFlight, timeoutMs: number): void {
  let stopBy: number | undefined
  let timer: NodeJS.Timeout | undefined
  refuseWhileStopping(server, () => stopBy !== undefined)
  const closeUnused = trackUnusedConnections(server)
  server.addHook('preClose', async () => {
    stopBy = performance.now() + timeoutMs
    closeUnused()
    timer = setTimeout(() => server.server.closeAllConnections(), timeoutMs)
  })
  // Work whose sender has gone away is not held by any connection, and still uses what is closed after us.
  server.addHook('onClose', async () => {
    await inFlight.settled(Math.max(0, (stopBy ?? 0) - performance.now()))
    clearTimeout(timer)
  })
}

/** Node closes connections that wait for their next request, but not those that wait for their first. */
function trackUnusedConnections(server: FastifyInstance): () => void {
  const connections = new Set<Socket>()
  server.server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  return () => {
    for (const connection of connections) if (connection.bytesRead === 0) connection.destroy()
  }
}
