import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { SettingsOf, openPool } from '@piaoqiao/service-kit'
import type { ApplicationStore } from '../application-ports.ts'
import type { Directory } from '../carrier/directory.ts'
import type { ProvinceCarrier } from '../carrier/province-carrier.ts'
import type { LoggedEventWatch } from '../jobs/event-watch.ts'
import type { provinceSettings } from '../settings.ts'

export type ProvinceSettings = SettingsOf<typeof provinceSettings>

/** What every part of a province is made with. */
export interface ProvinceParts {
  readonly settings: ProvinceSettings
  readonly pool: ReturnType<typeof openPool>
  readonly crypto: CryptoModule
  readonly keyName: string
  readonly clock: () => number
  /** Has to agree with `clock` before a lock is ended. */
  readonly secondClock?: () => Promise<number>
  readonly applications: ApplicationStore
  /** The keys that the hub signs with. */
  readonly hubKeys: readonly Sm2PublicKey[]
  readonly directory: Directory
  readonly carrier: ProvinceCarrier
  readonly watch: LoggedEventWatch
}
