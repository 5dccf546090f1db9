import { randomBytes } from 'node:crypto'
import type { Envelope, SealEnvelopeInput } from '@piaoqiao/protocol'
import { sealEnvelope } from '@piaoqiao/protocol'
import type { ArrivedRequest, PlayedPlatform } from './played-platform.ts'
import { platformKeyNames } from './played-platform.ts'

/** An answer to a request, sealed as it should be but for the changes. */
export function sealAnswer(
  { unit, crypto }: Pick<PlayedPlatform, 'unit' | 'crypto'>,
  { service, envelope }: Pick<ArrivedRequest, 'service' | 'envelope'>,
  payload: unknown,
  changes: Partial<SealEnvelopeInput> = {},
): Promise<Envelope> {
  return sealEnvelope({
    kind: 'answer',
    service,
    appId: unit.appId,
    requestId: envelope?.requestId ?? 'none',
    at: Date.now(),
    payload,
    appKey: unit.appKey,
    receiver: unit.publicKey,
    sign: { crypto, keyName: platformKeyNames.platform },
    crypto,
    randomBytes,
    ...changes,
  })
}

/** Another character in the place of the first one of a field; still base64 in its canonical form. */
export function withChanged(envelope: Envelope, name: 'mac' | 'data'): Envelope {
  const text = envelope[name]
  return { ...envelope, [name]: (text.startsWith('A') ? 'B' : 'A') + text.slice(1) }
}

export function unsigned({ signature: _, ...rest }: Envelope): Envelope {
  return rest
}
