import type { BillLink, HisCallback, HisStore } from '../../his-ports.ts'
import type { BillQrText } from '../../his/bill-qr.ts'
import type { HisApp } from '../../his/his-envelope.ts'
import type { Station } from '../station.ts'
import type { StationUses } from '../station-uses.ts'

/** The counter of a station at which a HIS asks. */
export interface HisDesk {
  readonly station: Station
  readonly uses: StationUses
  readonly store: HisStore
  readonly apps: readonly HisApp[]
  /** The name of the service in the address; null where any will do. */
  readonly service: string | null
  readonly qrText: BillQrText
  readonly linkTo: BillLink
  /** Null where the HIS is told nothing by itself. */
  readonly callback: HisCallback | null
  /** Called after a bill was issued. */
  readonly onIssued: () => void
}
