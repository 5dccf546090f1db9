import type { Client } from '@piaoqiao/sdk'

/** The keys of a unit's own application at the province, which this office keeps for units without a system. */
export interface HostedApplication {
  readonly appId: string
  /** 32 bytes. */
  readonly appKey: Uint8Array
  /** PKCS#8 PEM. */
  readonly privateKeyPem: string
}

/** The ways to the registry of this province. Everything goes through the sealed messages that other systems send, too. */
export interface ProvinceDoor {
  /** Speaks for people: application kind `payer_portal`. */
  readonly portal: Client
  /** Opens and closes accounts and acts for bureaus: application kind `office`. */
  readonly office: Client
  /** Speaks for one unit by hand, as its own application. Clients are kept in a bounded cache. */
  unit(application: HostedApplication): Client
}
