import { randomBytes } from 'node:crypto'
import { openOpenSsl, sm2WithSm3, type OpenSsl } from '../crypto/openssl-command.ts'

/**
 * The envelope as a stranger would make and read it: written from the protocol pages with the
 * `openssl` command alone, sharing no code with the platform.
 */
export interface StrangersEnvelope {
  readonly version: string
  readonly appId: string
  readonly requestId: string
  readonly timestamp: string
  readonly encryptedKey: string
  readonly iv: string
  readonly data: string
  readonly mac: string
  readonly signature: string
}

export interface Stranger {
  /** A new SM2 key as PKCS#8 PEM, with its public key as SubjectPublicKeyInfo PEM. */
  makeKey(): StrangersKey
  seal(order: SealingOrder): StrangersEnvelope
  /** The payload's text; throws where MAC, signature or ciphertext are not good. */
  open(order: OpeningOrder): string
  close(): void
}

export interface StrangersKey {
  readonly privatePem: string
  readonly publicPem: string
}

export interface SealingOrder {
  /** Second line of the signing text. */
  readonly mark: string
  readonly appId: string
  readonly requestId: string
  readonly timestamp: string
  readonly payloadText: string
  readonly appKeyHex: string
  readonly receiverPublicPem: string
  readonly senderPrivatePem: string
}

export interface OpeningOrder {
  readonly mark: string
  readonly envelope: StrangersEnvelope
  readonly appKeyHex: string
  readonly senderPublicPem: string
  readonly receiverPrivatePem: string
}

export function stranger(): Stranger {
  const openSsl = openOpenSsl()
  return {
    makeKey: () => makeKey(openSsl),
    seal: (order) => seal(openSsl, order),
    open: (order) => open(openSsl, order),
    close: () => openSsl.close(),
  }
}

function makeKey(openSsl: OpenSsl): StrangersKey {
  openSsl.run('genpkey', '-algorithm', 'SM2', '-out', 'key.pem')
  const publicPem = openSsl.run('pkey', '-in', 'key.pem', '-pubout')
  return { privatePem: openSsl.readText('key.pem'), publicPem }
}

function seal(openSsl: OpenSsl, order: SealingOrder): StrangersEnvelope {
  const [contentKey, iv] = [randomBytes(16), randomBytes(16)]
  openSsl.write('payload', order.payloadText)
  openSsl.write('content-key', contentKey)
  openSsl.write('receiver.pem', order.receiverPublicPem)
  openSsl.write('sender.pem', order.senderPrivatePem)
  openSsl.run(...sm4('-e', contentKey, iv), '-in', 'payload', '-out', 'data')
  const toReceiver = ['-encrypt', '-pubin', '-inkey', 'receiver.pem', '-in', 'content-key']
  openSsl.run('pkeyutl', ...toReceiver, '-out', 'encrypted-key')
  const covered = {
    version: '1.0',
    appId: order.appId,
    requestId: order.requestId,
    timestamp: order.timestamp,
    encryptedKey: base64(openSsl.read('encrypted-key')),
    iv: base64(iv),
    data: base64(openSsl.read('data')),
  }
  openSsl.write('text', coveredText(order.mark, covered))
  const mac = macOfText(openSsl, order.appKeyHex)
  const bySender = ['-inkey', 'sender.pem', '-in', 'text', '-out', 'signature']
  openSsl.run('pkeyutl', '-sign', ...sm2WithSm3, ...bySender)
  return { ...covered, mac, signature: base64(openSsl.read('signature')) }
}

function open(openSsl: OpenSsl, { mark, envelope, ...keys }: OpeningOrder): string {
  openSsl.write('text', coveredText(mark, envelope))
  if (macOfText(openSsl, keys.appKeyHex) !== envelope.mac) throw new Error('the MAC is wrong')
  openSsl.write('sender.pem', keys.senderPublicPem)
  openSsl.write('receiver.pem', keys.receiverPrivatePem)
  openSsl.write('signature', bytes(envelope.signature))
  const bySender = ['-pubin', '-inkey', 'sender.pem', '-in', 'text', '-sigfile', 'signature']
  openSsl.run('pkeyutl', '-verify', ...sm2WithSm3, ...bySender)
  openSsl.write('encrypted-key', bytes(envelope.encryptedKey))
  const toReceiver = ['-decrypt', '-inkey', 'receiver.pem', '-in', 'encrypted-key']
  openSsl.run('pkeyutl', ...toReceiver, '-out', 'content-key')
  openSsl.write('data', bytes(envelope.data))
  return openSsl.run(...sm4('-d', openSsl.read('content-key'), bytes(envelope.iv)), '-in', 'data')
}

function coveredText(mark: string, envelope: Omit<StrangersEnvelope, 'mac' | 'signature'>): string {
  const { version, appId, requestId, timestamp, encryptedKey, iv, data } = envelope
  return ['PQ1', mark, version, appId, requestId, timestamp, encryptedKey, iv, data].join('\n')
}

function macOfText(openSsl: OpenSsl, appKeyHex: string): string {
  const key = ['-mac', 'HMAC', '-macopt', `hexkey:${appKeyHex}`]
  openSsl.run('dgst', '-sm3', ...key, '-binary', '-out', 'mac', 'text')
  return base64(openSsl.read('mac'))
}

function sm4(direction: '-e' | '-d', key: Uint8Array, iv: Uint8Array): string[] {
  const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')
  return ['enc', direction, '-sm4-cbc', '-K', hex(key), '-iv', hex(iv)]
}

const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64')
const bytes = (text: string) => Buffer.from(text, 'base64')
