import { importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { createClient } from '@piaoqiao/sdk'
import type { Client } from '@piaoqiao/sdk'
import type { HostedApplication, ProvinceDoor } from '../province-door.ts'

export interface OwnApplication {
  readonly appId: string
  /** 32 bytes. */
  readonly appKey: Uint8Array
}

export interface ProvinceDoorOptions {
  readonly baseUrl: string
  readonly platformKeys: readonly Sm2PublicKey[]
  readonly crypto: CryptoModule
  /** The office's own key in `crypto`; both of its applications sign with it. */
  readonly keyName: string
  readonly portal: OwnApplication
  readonly office: OwnApplication
  readonly timeoutMs: number
  readonly now: () => number
}

/** Clients of units that are kept ready at one time. */
const unitClientsMax = 500

/** Opens the ways to the province. */
export function openProvinceDoor(options: ProvinceDoorOptions): ProvinceDoor {
  const { baseUrl, platformKeys, crypto, keyName, timeoutMs, now } = options
  const reached = { baseUrl, platformPublicKey: platformKeys, timeoutMs, now }
  const own = (application: OwnApplication): Client =>
    createClient({ ...reached, ...application, privateKey: { crypto, keyName } })
  const units = new Map<string, Client>()
  const unit = ({ appId, appKey, privateKeyPem }: HostedApplication): Client => {
    const key = `${appId} ${Buffer.from(appKey).toString('hex')}`
    const known = units.get(key)
    if (known !== undefined) return known
    const oldest = units.keys().next()
    if (units.size >= unitClientsMax && oldest.done !== true) units.delete(oldest.value)
    const privateKey = importSm2PrivateKey(privateKeyPem)
    const client = createClient({ ...reached, appId, appKey, privateKey })
    units.set(key, client)
    return client
  }
  return { portal: own(options.portal), office: own(options.office), unit }
}
