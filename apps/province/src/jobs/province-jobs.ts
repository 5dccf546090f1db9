import type { Logger, Metrics, RunningJob } from '@piaoqiao/service-kit'
import { repeatJob } from '@piaoqiao/service-kit'

/** What a province does without being asked, with how often it looks for work (milliseconds). */
const intervals = {
  'sequence-outbox': 250,
  'push-events': 500,
  'deliver-webhooks': 500,
  'expire-locks': 5_000,
  'refresh-directory': 30_000,
  'ask-for-missing': 5_000,
  'compare-heads': 60_000,
  'watch-outbox': 1_000,
  'keep-looks': 1_000,
  'fold-counts': 5_000,
} as const

export type ProvinceJob = keyof typeof intervals

export interface ProvinceJobs {
  /** Looks for work of this kind now. */
  trigger(job: ProvinceJob): void
  stop(): Promise<void>
}

/** Starts the jobs of a province. Events that were put into feeds are told at once, not at the next look. */
export function startProvinceJobs(
  works: Readonly<Record<ProvinceJob, () => Promise<number | void>>>,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
): ProvinceJobs {
  const jobs = new Map<ProvinceJob, RunningJob>()
  const trigger = (job: ProvinceJob): void => jobs.get(job)?.trigger()
  const sequence = async (): Promise<number> => {
    const moved = (await works['sequence-outbox']()) ?? 0
    if (moved > 0) {
      trigger('push-events')
      trigger('deliver-webhooks')
    }
    return moved
  }
  for (const name of Object.keys(intervals) as ProvinceJob[]) {
    const work = name === 'sequence-outbox' ? sequence : works[name]
    jobs.set(name, repeatJob({ name, everyMs: intervals[name], work, logger, metrics }))
  }
  return {
    trigger,
    async stop() {
      await Promise.all([...jobs.values()].map((job) => job.stop()))
    },
  }
}
