import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { Instant } from '@piaoqiao/domain'
import { certifiedKey } from './certified-key.ts'
import { keyState } from './key-states.ts'
import type { KeyStoreContent, StoredKey } from './key-store-content.ts'

/** A key store for its operator. Private keys are never shown. */
export function shownKeys({ keys }: KeyStoreContent, now: Instant): object {
  return { keys: keys.map((key) => ({ ...shownKey(key), state: keyState(keys, key, now) })) }
}

function shownKey(key: StoredKey): object {
  const { certificate, seal } = certifiedKey(key)
  return {
    name: key.name,
    publicKey: exportSm2PublicKeyPem(key.privateKey.publicKey),
    activeFrom: momentOrNull(key.activeFrom),
    certificate: certificate && {
      serial: certificate.serialHex,
      subject: certificate.subject,
      issuer: certificate.issuer,
      notBefore: momentOrNull(certificate.validFrom),
      notAfter: momentOrNull(certificate.validUntil),
    },
    seal: seal && {
      id: seal.id,
      name: seal.name,
      notBefore: momentOrNull(seal.validFrom),
      notAfter: momentOrNull(seal.validUntil),
    },
  }
}

function momentOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
