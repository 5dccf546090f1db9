import {
  EnvelopeError,
  openEnvelope,
  parseEnvelope,
  sealEnvelope,
  type Envelope,
} from '@piaoqiao/protocol'
import { randomBytes } from 'node:crypto'
import { exampleRequestId, type ExampleMessage } from './example-message.ts'
import type { ExampleParties } from './example-parties.ts'

export interface WorkedExample extends ExampleMessage {
  readonly envelope: Envelope
  readonly contentKeyHex: string
}

/**
 * Seals an example, unless the envelope that was made for it earlier still says the same: SM2 and
 * SM4 draw at random, and pages should not change without a reason.
 */
export async function workedExample(
  message: ExampleMessage,
  parties: ExampleParties,
  earlier: string | undefined,
): Promise<WorkedExample> {
  const kept = earlier === undefined ? undefined : await stillSaying(message, parties, earlier)
  const envelope = kept ?? (await sealed(message, parties))
  const encryptedKey = Buffer.from(envelope.encryptedKey, 'base64')
  const contentKey = await parties.crypto.decrypt(message.receiver, encryptedKey)
  return { ...message, envelope, contentKeyHex: Buffer.from(contentKey).toString('hex') }
}

function sealed(message: ExampleMessage, { crypto, appKeys }: ExampleParties): Promise<Envelope> {
  const { kind, service, appId, appKeyFile, at, payload, sender, receiver, signed } = message
  return sealEnvelope({
    kind,
    service: service.name,
    appId,
    requestId: exampleRequestId,
    at,
    payload,
    appKey: appKeys[appKeyFile],
    receiver: crypto.publicKey(receiver),
    sign: signed ? { crypto, keyName: sender } : null,
    crypto,
    randomBytes,
  })
}

async function stillSaying(
  message: ExampleMessage,
  parties: ExampleParties,
  text: string,
): Promise<Envelope | undefined> {
  try {
    const envelope = parseEnvelope(Buffer.from(text))
    const { payload, signed } = await opened(message, parties, envelope)
    const same =
      signed === message.signed &&
      envelope.appId === message.appId &&
      envelope.requestId === exampleRequestId &&
      envelope.timestamp === new Date(message.at).toISOString() &&
      JSON.stringify(payload) === JSON.stringify(message.payload)
    return same ? envelope : undefined
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined
    throw error
  }
}

function opened(message: ExampleMessage, parties: ExampleParties, envelope: Envelope) {
  const { kind, service, appId, appKeyFile, at, sender, receiver, signed } = message
  const context = {
    service: service.name,
    envelope,
    appKey: parties.appKeys[appKeyFile],
    sender: parties.crypto.publicKey(sender),
    signatureRequired: signed,
    crypto: parties.crypto,
    keyName: receiver,
    now: at,
  }
  return kind === 'request'
    ? openEnvelope({ kind, ...context })
    : openEnvelope({ kind, ...context, request: { appId, requestId: exampleRequestId } })
}
