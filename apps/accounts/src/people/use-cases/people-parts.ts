import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import { ExchangeError, MessageRefused } from '@piaoqiao/sdk'
import type { Client } from '@piaoqiao/sdk'
import type { Vault } from '../../files/keep-upload.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { PeopleTransact } from '../people-tables.ts'
import type { RealNameRegister } from '../person-ports.ts'
import type { ReadUpload } from '../presented-bill.ts'

/** A unit that a person looked for by its name. */
export interface FoundUnit {
  /** `N-…`, of its account. */
  readonly unitId: string
  readonly creditCode: string
  readonly unitName: string
}

/** What the use cases of people are made with. */
export interface PeopleParts {
  readonly transact: PeopleTransact
  readonly personalData: PersonalData
  readonly register: RealNameRegister
  readonly files: Vault
  readonly province: ProvinceCode
  /** Where people reach the portal. */
  readonly publicUrl: string
  readonly clock: () => Instant
  /** Speaks to the registry for people. */
  portal(): Client
  /** Reads an uploaded file of a bill, or an archive of them, in a thread with bounds on time and memory. */
  readUpload(name: string, bytes: Uint8Array): Promise<readonly ReadUpload[]>
  /** The name of a unit of this province with an account; null where it has none here. */
  unitName(creditCode: string): Promise<string | null>
  /** Open units of this province in whose name a text of at least two characters stands, behind an account's id. */
  unitsNamed(
    text: string,
    page: { readonly behind: string | null; readonly limit: number },
  ): Promise<readonly FoundUnit[]>
}

/**
 * Reads from the registry; nothing is changed by it.
 * @throws AccountsError `PROVINCE_UNREACHABLE`
 */
export async function readFrom<Answer>(asking: () => Promise<unknown>): Promise<Answer> {
  try {
    return (await asking()) as Answer
  } catch (error) {
    if (!isOfTheWay(error)) throw error
    throw refuseHttp('PROVINCE_UNREACHABLE')
  }
}

/** An answer to a change; null where nobody knows what became of it and the same request has to be sent again. */
export async function sendTo<Answer>(asking: () => Promise<unknown>): Promise<Answer | null> {
  try {
    return (await asking()) as Answer
  } catch (error) {
    if (!isOfTheWay(error)) throw error
    return null
  }
}

/** What went wrong on the way to the registry, and not here. */
function isOfTheWay(error: unknown): error is ExchangeError | MessageRefused {
  return error instanceof ExchangeError || error instanceof MessageRefused
}

const retryPauseMs = 15_000
const retryPauseMaxMs = 3_600_000
const doublingsMax = 10
/** How long whoever takes something in hand has for it, before somebody else does. */
export const leaseMs = 60_000

/** When something is tried again. */
export function retryAt(at: Instant, attempts: number): Instant {
  return at + Math.min(retryPauseMs * 2 ** Math.min(attempts, doublingsMax), retryPauseMaxMs)
}
