import type { Logger, Metrics, openPool, SettingsOf } from '@piaoqiao/service-kit'
import { createHisCallback } from './carrier/his-callback.ts'
import type { BillLink, HisCallback } from './his-ports.ts'
import type { BillQrText } from './his/bill-qr.ts'
import { plainQrText } from './his/bill-qr.ts'
import { startHisJobs } from './jobs/his-jobs.ts'
import { createHisStore } from './postgres/his-store.ts'
import type { hisSettings } from './his-settings.ts'
import type { HisUses } from './use-cases/his/his-uses.ts'
import { hisUses } from './use-cases/his/his-uses.ts'
import type { Station } from './use-cases/station.ts'
import type { StationUses } from './use-cases/station-uses.ts'

export interface HisOptions {
  /** The text of the QR code of a bill; the five elements where nothing is given. */
  readonly qrText?: BillQrText
  /** Where bills can be looked at; nowhere where nothing is given. */
  readonly linkTo?: BillLink
}

export interface RunningHis {
  readonly uses: HisUses
  startJobs(logger: Logger, metrics: Metrics): { stop(): Promise<void> }
}

/** Wires what a station does for the HIS. */
export function startHis(
  settings: SettingsOf<typeof hisSettings>,
  parts: {
    readonly pool: ReturnType<typeof openPool>
    readonly station: Station
    readonly uses: StationUses
    readonly onIssued: () => void
  } & HisOptions,
): RunningHis {
  const { pool, qrText = plainQrText, linkTo = async () => '', ...rest } = parts
  const callback = callbackOf(settings)
  const uses = hisUses({
    ...rest,
    qrText,
    linkTo,
    callback,
    store: createHisStore(pool),
    apps: settings.hisApps ?? [],
    service: settings.hisService,
  })
  return {
    uses,
    startJobs(logger, metrics) {
      const help = 'Notices that the hospital system has not taken.'
      metrics.gauge('piaoqiao_his_notices_waiting', help, uses.noticesWaiting)
      return startHisJobs({ his: uses, hasCallback: callback !== null, logger, metrics })
    },
  }
}

/** Notices are signed with the key of the first app. */
function callbackOf(settings: SettingsOf<typeof hisSettings>): HisCallback | null {
  const { hisApps, hisCallbackUrl: url, hisCallbackTimeoutMs: timeoutMs } = settings
  const [app] = hisApps ?? []
  return url === null || app === undefined ? null : createHisCallback({ url, app, timeoutMs })
}
