import type { Instant } from '@piaoqiao/domain'
import type { RoomJob } from '../wiring/office-parts.ts'

/** A job that runs every second is written down once in this time, unless it begins to fail or to work again. */
export const runsKeptEveryMs = 60_000

export type KeepRun = (name: string, at: Instant, fault: string | null) => Promise<void>

/** The jobs as they are, with their runs written down. What cannot be written changes nothing for the job. */
export function watchedJobs(
  jobs: readonly RoomJob[],
  { keep, clock }: { readonly keep: KeepRun; readonly clock: () => Instant },
): readonly RoomJob[] {
  return jobs.map((job) => {
    let kept: { readonly at: Instant; readonly fault: string | null } | null = null
    const note = async (fault: string | null): Promise<void> => {
      const at = clock()
      if (kept !== null && kept.fault === fault && Math.abs(at - kept.at) < runsKeptEveryMs) return
      try {
        await keep(job.name, at, fault)
        kept = { at, fault }
      } catch {
        // The next run writes it; the failure of the job itself is in the log.
      }
    }
    return {
      ...job,
      async work() {
        let count: number | void
        try {
          count = await job.work()
        } catch (error) {
          await note(faultNameOf(error))
          throw error
        }
        await note(null)
        return count
      },
    }
  })
}

/** The code of a failure, or its class: what a message says may repeat what stands in a row. */
function faultNameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error'
  const code: unknown = 'code' in error ? error.code : undefined
  const name = typeof code === 'string' ? code : error.constructor.name
  return /^[A-Za-z0-9_]{1,60}$/.test(name) ? name : 'Error'
}
