import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The measurements of one service instance, for Prometheus. */
export interface Metrics {
  /** Where further measurements of a service register themselves. */
  readonly registry: Registry
  /** @param code `ANSWERED`, or the code of the fault; callers keep both labels within known names */
  exchangeAnswered(service: string, code: string, durationMs: number): void
  /** @param route as it was declared, never the path that was asked for */
  httpAnswered(route: string, status: number): void
  jobEnded(job: string, outcome: 'done' | 'failed', count: number): void
  /** Reads a value whenever the metrics are asked for; one that cannot be read is left out. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
  /** In the text format of Prometheus. Who asks while it is being made gets the same text. */
  text(): Promise<string>
}

export const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** A value that takes longer to read is left out. */
export const gaugeTimeoutMs = 2_000

/** @param processMetrics memory, CPU time, event loop and garbage collection of the whole process */
export function createMetrics({ processMetrics = true } = {}): Metrics {
  const registry = new Registry()
  if (processMetrics) collectDefaultMetrics({ register: registry })
  let text: Promise<string> | undefined
  return {
    registry,
    ...exchangeMeasures(registry),
    ...jobMeasures(registry),
    gauge: (name, help, read) => addGauge(registry, name, help, read),
    text: () => {
      text ??= registry.metrics().finally(() => (text = undefined))
      return text
    },
  }
}

function exchangeMeasures(registry: Registry): Pick<Metrics, 'exchangeAnswered' | 'httpAnswered'> {
  const seconds = new Histogram({
    name: 'piaoqiao_exchange_seconds',
    help: 'Time from the whole body of a message to its answer, by service and outcome.',
    labelNames: ['service', 'code'],
    buckets: secondsBuckets,
    registers: [registry],
  })
  const messages = new Counter({
    name: 'piaoqiao_exchange_messages_total',
    help: 'Messages answered, by service and outcome.',
    labelNames: ['service', 'code'],
    registers: [registry],
  })
  const answers = new Counter({
    name: 'piaoqiao_http_answers_total',
    help: 'HTTP answers, by route and status.',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  return {
    exchangeAnswered(service, code, durationMs) {
      messages.inc({ service, code })
      seconds.observe({ service, code }, durationMs / 1000)
    },
    httpAnswered: (route, status) => answers.inc({ route, status }),
  }
}

function jobMeasures(registry: Registry): Pick<Metrics, 'jobEnded'> {
  const runs = new Counter({
    name: 'piaoqiao_job_runs_total',
    help: 'Runs of repeated jobs, by outcome.',
    labelNames: ['job', 'outcome'],
    registers: [registry],
  })
  const work = new Counter({
    name: 'piaoqiao_job_work_total',
    help: 'What the jobs report to have done, in units of each job.',
    labelNames: ['job'],
    registers: [registry],
  })
  return {
    jobEnded(job, outcome, count) {
      runs.inc({ job, outcome })
      work.inc({ job }, count)
    },
  }
}

function addGauge(
  registry: Registry,
  name: string,
  help: string,
  read: () => number | Promise<number>,
): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const value = await readInTime(read)
      if (value === undefined) gauge.remove()
      else gauge.set(value)
    },
  })
}

async function readInTime(read: () => number | Promise<number>): Promise<number | undefined> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), gaugeTimeoutMs)
  try {
    return await Promise.race([read(), late.promise])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
