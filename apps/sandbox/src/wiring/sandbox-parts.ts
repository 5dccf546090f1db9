import { setTimeout as wait } from 'node:timers/promises'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import {
  createSoftwareCryptoModule,
  generateSm2PrivateKey,
  hmacSm3,
  importSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { Logger, openPool, SettingsOf } from '@piaoqiao/service-kit'
import type { MagicBill } from '../magic/magic-bills.ts'
import { magicBillsOf } from '../magic/magic-bills.ts'
import type { Applications, MessageLog } from '../ports.ts'
import { createApplicationTable } from '../postgres/application-table.ts'
import { createMessageTable } from '../postgres/message-table.ts'
import { RecordSeal } from '../postgres/sealed-record.ts'
import { createWorldTable } from '../postgres/world-table.ts'
import type { sandboxSettings } from '../settings.ts'
import { WorldKeeper } from '../use-cases/world-keeper.ts'
import { fileKeyNames } from '../world/world-parts.ts'

export type SandboxSettings = SettingsOf<typeof sandboxSettings>

/** What every part of a sandbox is made with. */
export interface SandboxParts {
  readonly settings: SandboxSettings
  readonly crypto: CryptoModule
  readonly clock: () => number
  readonly logger: Logger
  readonly magic: readonly MagicBill[]
  readonly applications: Applications
  readonly log: MessageLog
  readonly keeper: WorldKeeper
}

/** The key of the platform, which opens and signs messages and counter-signs files. */
export const platformKeyName = fileKeyNames.supervisor
/** A key that is made anew at every start and that nobody is told of. */
export const strangerKeyName = 'stranger'

export function openCrypto(settings: SandboxSettings): CryptoModule {
  return createSoftwareCryptoModule({
    keys: {
      [platformKeyName]: importSm2PrivateKey(settings.privateKey),
      [fileKeyNames.issuer]: importSm2PrivateKey(settings.issuerPrivateKey),
      [strangerKeyName]: generateSm2PrivateKey(),
    },
    workers: settings.cryptoWorkers,
  })
}

/** The stores, and the worlds over them. */
export function openParts(
  settings: SandboxSettings,
  pool: ReturnType<typeof openPool>,
  { clock, logger }: Pick<SandboxParts, 'clock' | 'logger'>,
): SandboxParts {
  const { masterKey, ownProvince, otherProvince, sampleBills, billsMax } = settings
  const crypto = openCrypto(settings)
  const seal = new RecordSeal(masterKey)
  const provinces = { own: ownProvince, other: otherProvince }
  const payerSecret = hmacSm3(masterKey, 'piaoqiao sandbox payers')
  const payerKeyOf = (payerCode: string): string =>
    Buffer.from(hmacSm3(payerSecret, payerCode.toUpperCase())).toString('hex')
  const house = {
    parts: { provinces, crypto, payerKeyOf, sampleBills, billsMax },
    store: createWorldTable(pool, seal),
    clock,
    logger,
    actionsMax: settings.actionsMax,
  }
  return {
    settings,
    crypto,
    clock,
    logger,
    magic: magicBillsOf(provinces),
    applications: createApplicationTable({ pool, seal, province: ownProvince, clock }),
    log: createMessageTable(pool, seal),
    keeper: new WorldKeeper(house, settings.worldsMax),
  }
}

/** A pause that ends early when the signal is aborted. */
export function endingPause(signal: AbortSignal): (durationMs: number) => Promise<void> {
  return async (durationMs) => {
    await wait(durationMs, undefined, { signal }).catch(() => undefined)
  }
}
