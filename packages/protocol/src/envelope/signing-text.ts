import type { Envelope, EnvelopeKind } from './envelope.ts'

/** Names the layout of the text, so that no signature made for something else can fit. */
const signingTextMark = 'PQ1'

const answerMark = '.answer'

/**
 * The text that MAC and signature cover. It names the service, which the envelope does not, and
 * marks an answer, so that neither can be taken for the other.
 */
export function signingText(
  kind: EnvelopeKind,
  service: string,
  envelope: Omit<Envelope, 'mac' | 'signature'>,
): string {
  return [
    signingTextMark,
    kind === 'answer' ? service + answerMark : service,
    envelope.version,
    envelope.appId,
    envelope.requestId,
    envelope.timestamp,
    envelope.encryptedKey,
    envelope.iv,
    envelope.data,
  ].join('\n')
}
