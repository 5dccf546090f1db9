import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { DeliverRequest } from '@piaoqiao/protocol'
import { EnvelopeError, faultOf, openEnvelope, parseEnvelope, services } from '@piaoqiao/protocol'

export interface DeliveryReceiver {
  readonly appId: string
  readonly appKey: Uint8Array
  readonly crypto: CryptoModule
  /** The subscriber's private key in `crypto`. */
  readonly keyName: string
  readonly platformKeys: readonly Sm2PublicKey[]
  readonly now: () => number
}

export interface Delivery {
  readonly requestId: string
  readonly entries: DeliverRequest['entries']
}

/**
 * Reads the body of a push to a webhook. Only what the platform signed for this application passes; the same entries
 * may come again, so whoever takes them compares positions.
 * @throws EnvelopeError for a body that is not such an envelope
 */
export async function openDelivery(
  body: Uint8Array,
  receiver: DeliveryReceiver,
): Promise<Delivery> {
  const envelope = parseEnvelope(body)
  if (envelope.appId !== receiver.appId) throw new EnvelopeError('ENVELOPE_APP_UNKNOWN')
  const { payload } = await openEnvelope({
    kind: 'request',
    service: 'event.deliver',
    envelope,
    appKey: receiver.appKey,
    sender: receiver.platformKeys,
    signatureRequired: true,
    crypto: receiver.crypto,
    keyName: receiver.keyName,
    now: receiver.now(),
  })
  if (faultOf(services['event.deliver'].request, payload) !== null) {
    throw new EnvelopeError('ENVELOPE_PAYLOAD_NOT_JSON')
  }
  return { requestId: envelope.requestId, entries: (payload as DeliverRequest).entries }
}
