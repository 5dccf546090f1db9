import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { Logger, openPool, SettingsOf } from '@piaoqiao/service-kit'
import type { Vault } from '../files/keep-upload.ts'
import type { Route } from '../http/route.ts'
import type { PersonalData } from '../personal-data/personal-data.ts'
import type { ProvinceDoor } from '../province/province-door.ts'
import type { accountsSettings } from '../settings.ts'

export type AccountsSettings = SettingsOf<typeof accountsSettings>

/** What every room of the office is made with. */
export interface OfficeParts {
  readonly settings: AccountsSettings
  readonly province: ProvinceCode
  readonly pool: ReturnType<typeof openPool>
  readonly personalData: PersonalData
  readonly crypto: CryptoModule
  /** The office's own key in `crypto`. */
  readonly keyName: string
  readonly clock: () => Instant
  readonly logger: Logger
  readonly files: Vault
  readonly door: ProvinceDoor
}

/** Work that a room does by itself, again and again; it says how much it did, if that can be counted. */
export interface RoomJob {
  readonly name: string
  readonly everyMs: number
  readonly work: () => Promise<number | void>
}

/** What a room adds to the office. */
export interface Room {
  readonly routes: readonly Route[]
  readonly jobs: readonly RoomJob[]
}
