import type { Logger, Metrics } from '@piaoqiao/service-kit'
import { repeatJob } from '@piaoqiao/service-kit'
import type { RunningOut } from '../keys/key-validity.ts'
import { daysLeft, warningFor } from '../keys/key-validity.ts'
import type { FileUses } from '../use-cases/files/file-uses.ts'
import type { Station } from '../use-cases/station.ts'
import { JobHindered } from './station-jobs.ts'

/** Pauses between two runs. */
export const fileJobPauses = {
  filesEveryMs: 2_000,
  linksEveryMs: 600_000,
  announcementEveryMs: 30_000,
  validityEveryMs: 3_600_000,
} as const

interface FileJobOptions {
  readonly files: FileUses
  readonly station: Pick<Station, 'clock'>
  /** Whether files are made before anybody asks for them. */
  readonly filesAhead: boolean
  readonly logger: Logger
  readonly metrics: Metrics
}

/** What a station does by itself with files of bills and with its keys. */
export function startFileJobs(options: FileJobOptions): { stop(): Promise<void> } {
  const { files } = options
  const start = (name: string, everyMs: number, work: (signal: AbortSignal) => Promise<number>) =>
    repeatJob({ ...options, name, everyMs, work })
  const making = start('bill-files', fileJobPauses.filesEveryMs, async (signal) => {
    if (!options.filesAhead) return 0
    const { made, failure } = await files.makeWaitingFiles(signal)
    if (failure !== null) throw new JobHindered(failure)
    return made
  })
  const links = start('bill-links', fileJobPauses.linksEveryMs, () => files.removeOldLinks())
  const announcing = start('key-announcement', fileJobPauses.announcementEveryMs, async () => {
    const { announced, failure } = await files.announceKey()
    if (failure !== null) throw new JobHindered(failure)
    return announced
  })
  const warn = keyWarnings(options)
  const validity = start('key-validity', fileJobPauses.validityEveryMs, async () => warn())
  announcing.trigger()
  validity.trigger()
  const all = [making, links, announcing, validity]
  return {
    async stop() {
      await Promise.all(all.map((job) => job.stop()))
    },
  }
}

/** Tells of a certificate or a seal that runs out, once for each bound that its days fall below. */
export function keyWarnings({
  files,
  station,
  logger,
}: Omit<FileJobOptions, 'metrics' | 'filesAhead'>): () => number {
  const told = new Map<RunningOut, number | null>()
  return () => {
    let warnings = 0
    for (const part of ['certificate', 'seal'] as const) {
      const days = daysLeft(files.signingKey(), part, station.clock())
      const warning = warningFor(days)
      if (days !== null && warning !== null && told.get(part) !== warning) {
        logger.warn('key.runs_out', { part, items: days })
        warnings += 1
      }
      told.set(part, warning)
    }
    return warnings
  }
}
