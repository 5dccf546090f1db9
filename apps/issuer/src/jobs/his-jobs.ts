import type { Logger, Metrics, RunningJob } from '@piaoqiao/service-kit'
import { repeatJob } from '@piaoqiao/service-kit'
import type { HisUses } from '../use-cases/his/his-uses.ts'

/** Pauses between two runs. */
export const hisJobPauses = { noticesEveryMs: 1_000, tidyEveryMs: 60_000 } as const

/** What a station does for the HIS by itself. None of it holds up anything else. */
export function startHisJobs(options: {
  readonly his: HisUses
  readonly hasCallback: boolean
  readonly logger: Logger
  readonly metrics: Metrics
}): { stop(): Promise<void> } {
  const { his, hasCallback } = options
  const tidy = repeatJob({
    ...options,
    name: 'his-tidy',
    everyMs: hisJobPauses.tidyEveryMs,
    work: () => his.tidy(),
  })
  tidy.trigger()
  const all = hasCallback ? [tidy, startNotices(options)] : [tidy]
  return {
    async stop() {
      await Promise.all(all.map((job) => job.stop()))
    },
  }
}

function startNotices(options: {
  readonly his: HisUses
  readonly logger: Logger
  readonly metrics: Metrics
}): RunningJob {
  const { his, logger } = options
  return repeatJob({
    ...options,
    name: 'his-notices',
    everyMs: hisJobPauses.noticesEveryMs,
    async work(signal) {
      await his.prepareNotices()
      const { delivered, failed, failure } = await his.deliverNotices(signal)
      // Each notice has a pause of its own; one that the HIS does not take holds up no other bill.
      if (failure !== null) logger.warn('notices.failed', { items: failed, code: failure })
      return delivered
    },
  })
}
