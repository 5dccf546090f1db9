import type { KeptCodes } from '../../access/one-time-codes.ts'
import type { Bureaus } from '../../bureaus/bureau-ports.ts'
import type { Vault } from '../../files/keep-upload.ts'
import type { RegistryOrders } from '../../orders/order-ports.ts'
import type { OrderBook } from '../../orders/use-cases/carry-out-orders.ts'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { ProvinceDoor } from '../../province/province-door.ts'
import type { KernelTables, Transact } from '../../transact.ts'
import type { UnitApplications } from '../application-ports.ts'
import type { UnitKeys, UnitUsers } from '../unit-user-ports.ts'
import type { UnitAccounts } from '../units-ports.ts'

/** The tables of units. */
export interface UnitsTables {
  readonly accounts: UnitAccounts
  readonly keys: UnitKeys
  readonly unitUsers: UnitUsers
  readonly applications: UnitApplications
  readonly orders: RegistryOrders
  readonly codes: KeptCodes
  readonly bureaus: Bureaus
}
export type AllUnitsTables = UnitsTables & KernelTables

/** What the use cases of units are made with. */
export interface UnitsParts {
  readonly transact: Transact<UnitsTables>
  readonly personalData: PersonalData
  readonly files: Vault
  readonly door: Pick<ProvinceDoor, 'office'>
  readonly book: OrderBook
  /** Where users sign in; it stands in mails. */
  readonly publicUrl: string
}
