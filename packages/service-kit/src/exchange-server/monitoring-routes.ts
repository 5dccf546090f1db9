import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'
import { addressListOf } from './address-list.ts'
import { createHealth, type HealthReport } from './health.ts'

export interface MonitoringOptions {
  readonly health: () => Promise<HealthReport>
  readonly metrics: Metrics
  readonly metricsAddresses: readonly string[]
}

/** `GET /health` for whoever distributes requests, `GET /metrics` for Prometheus. */
export function addMonitoringRoutes(server: FastifyInstance, options: MonitoringOptions): void {
  const { metrics } = options
  const health = createHealth(options.health)
  const metricsReaders = addressListOf(options.metricsAddresses)
  server.addHook('onResponse', async (request, reply) => {
    metrics.httpAnswered(request.routeOptions.url ?? 'unknown', reply.statusCode)
  })
  server.get('/health', async (_request, reply) => {
    const found = await health()
    return reply.code(found.status === 'down' ? 503 : 200).send(found)
  })
  server.get('/metrics', async (request, reply) => {
    if (!metricsReaders.includes(request.ip)) {
      reply.callNotFound()
      return reply
    }
    return reply.header('content-type', metrics.registry.contentType).send(await metrics.text())
  })
}
