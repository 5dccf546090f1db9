import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { Signal, SignalQuery, SignalState } from '../signal-ports.ts'
import { refuseStatistics } from '../statistics-refusals.ts'
import { oversightOf } from './statistics-parts.ts'
import type { StatisticsParts } from './statistics-parts.ts'

/** A page of the signals of a bureau's units, newest first. */
export function listSignals(
  { transact }: StatisticsParts,
  actor: Actor,
  page: Omit<SignalQuery, 'bureauIds'>,
): Promise<readonly Signal[]> {
  return transact(async (tables) => {
    const { bureauIds } = await oversightOf(tables, actor)
    return tables.signals.list({ ...page, bureauIds })
  })
}

/**
 * Says that somebody looks into a signal, or that it is settled, with a note of what was found; on record in the audit log.
 * @throws AccountsError `NOT_FOUND`, `SIGNAL_STATE_UNFIT` for one that is settled
 */
export function changeSignal(
  { transact }: StatisticsParts,
  actor: Actor,
  step: {
    readonly signalId: string
    readonly state: Exclude<SignalState, 'open'>
    readonly note: string
  },
  at: Instant,
): Promise<Signal> {
  return transact(async (tables) => {
    const { bureauIds } = await oversightOf(tables, actor)
    const signal = await tables.signals.hold(step.signalId)
    if (signal === null || !bureauIds.includes(signal.bureauId)) throw refuseHttp('NOT_FOUND')
    if (signal.state === 'settled') throw refuseStatistics('SIGNAL_STATE_UNFIT')
    const { state, note } = step
    const changed = { ...signal, state, note, changedBy: actor.userId, changedAt: at }
    await tables.signals.save(changed)
    const subject = ['signal', signal.signalId] as const
    const details = { state, kind: signal.kind }
    await tables.audit.append(bureauEntry(actor, 'signal.changed', subject, at, details))
    return changed
  })
}
