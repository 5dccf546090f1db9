import type { Certificate } from '@piaoqiao/documents/ofd'

/** What a province puts its electronic seal on files with, and whose seals it believes. */
export interface SupervisorSeal {
  /** DER of the seal. */
  readonly seal: Uint8Array
  /** DER of the certificate of the province's own key. */
  readonly certificate: Uint8Array
  readonly trustedRoots: readonly Certificate[]
  readonly trustedMakers: readonly Certificate[]
}
