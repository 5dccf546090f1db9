import type { Instant } from '@piaoqiao/domain'
import type { Client } from '@piaoqiao/sdk'
import { ExchangeError } from '@piaoqiao/sdk'
import type { Vault } from '../../files/keep-upload.ts'
import type { ProvinceDoor } from '../../province/province-door.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { DeskTables, DeskTransact } from '../desk-tables.ts'
import type { DeskUnits, OpenUnit } from '../unit-ports.ts'

/** What the use cases of the desk are made with. */
export interface DeskParts {
  readonly transact: DeskTransact
  /** For reading outside of a transaction. */
  readonly tables: DeskTables
  readonly units: DeskUnits
  readonly door: Pick<ProvinceDoor, 'unit'>
  readonly files: Vault
  readonly clock: () => Instant
  /** Keyed hash of what was asked, hexadecimal: it tells nothing to whoever reads the database. */
  readonly digestOf: (text: string) => string
}

/** Who works at the desk of which unit. */
export interface DeskUser {
  readonly unitId: string
  readonly userId: string
}

export interface OpenDesk {
  readonly unit: OpenUnit
  readonly registry: Client
}

/** @throws AccountsError `UNIT_NOT_OPEN` */
export async function openDesk({ units, door }: DeskParts, unitId: string): Promise<OpenDesk> {
  const unit = await units.open(unitId)
  if (unit === null) throw refuseDesk('UNIT_NOT_OPEN')
  return { unit, registry: door.unit(unit.application) }
}

/** What is read from the registry, or a refusal that says why not. @throws AccountsError `PROVINCE_UNREACHABLE`, `PROVINCE_REFUSED` */
export async function reading<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
    const { retryAfterMs } = error
    throw refuseDesk(codeOfFailure(error), {
      ...(retryAfterMs !== undefined && { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) }),
    })
  }
}

/** Why the registry gave no answer: it could not be asked, or it does not hear this unit. */
export function codeOfFailure({
  kind,
  retryable,
}: ExchangeError): 'PROVINCE_UNREACHABLE' | 'PROVINCE_REFUSED' {
  return kind === 'refused' && !retryable ? 'PROVINCE_REFUSED' : 'PROVINCE_UNREACHABLE'
}

/** The user of what happens by itself. */
export const platformUserId = 'PLATFORM'

/** Writes who did what, in the transaction of the act. */
export function auditOf(
  { unitId, userId }: DeskUser,
  action: string,
  at: Instant,
  details: Readonly<Record<string, string | number | boolean>> = {},
) {
  return {
    at,
    actorKind: userId === platformUserId ? 'platform' : 'unit',
    actorId: userId,
    action: `desk.${action}`,
    subjectKind: 'unit',
    subjectId: unitId,
    details,
  } as const
}
