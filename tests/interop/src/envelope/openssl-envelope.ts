import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

export interface Workshop {
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

interface SealingOrder {
  readonly mark: string
  readonly appId: string
  readonly requestId: string
  readonly timestamp: string
  readonly payloadText: string
  readonly appKeyHex: string
  readonly receiverPublicPem: string
  readonly senderPrivatePem: string
}

interface OpeningOrder {
  readonly mark: string
  readonly envelope: StrangersEnvelope
  readonly appKeyHex: string
  readonly senderPublicPem: string
  readonly receiverPrivatePem: string
}

const sm2Identity = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']

/** A directory of its own for the files that `openssl` works on; `close` removes it. */
export function openWorkshop(): Workshop {
  const directory = mkdtempSync(join(tmpdir(), 'openssl-envelope-'))
  const bench: Bench = {
    put: (name, content) => writeFileSync(join(directory, name), content, { mode: 0o600 }),
    take: (name) => readFileSync(join(directory, name)),
    openssl: (...words) => execFileSync('openssl', words, { cwd: directory, stdio: 'pipe' }),
  }
  return {
    makeKey: () => makeKey(bench),
    seal: (order) => seal(bench, order),
    open: (order) => open(bench, order),
    close: () => rmSync(directory, { recursive: true }),
  }
}

interface Bench {
  put(name: string, content: string | Uint8Array): void
  take(name: string): Buffer
  openssl(...words: readonly string[]): Buffer
}

function makeKey({ openssl, take }: Bench): StrangersKey {
  openssl('genpkey', '-algorithm', 'SM2', '-out', 'key.pem')
  const publicPem = openssl('pkey', '-in', 'key.pem', '-pubout').toString()
  return { privatePem: take('key.pem').toString(), publicPem }
}

function seal(bench: Bench, order: SealingOrder): StrangersEnvelope {
  const { put, take, openssl } = bench
  const [contentKey, iv] = [randomBytes(16), randomBytes(16)]
  put('payload', order.payloadText)
  put('content-key', contentKey)
  put('receiver.pem', order.receiverPublicPem)
  put('sender.pem', order.senderPrivatePem)
  openssl(...sm4('-e', contentKey, iv), '-in', 'payload', '-out', 'data')
  const toReceiver = ['-encrypt', '-pubin', '-inkey', 'receiver.pem', '-in', 'content-key']
  openssl('pkeyutl', ...toReceiver, '-out', 'encrypted-key')
  const covered = {
    version: '1.0',
    appId: order.appId,
    requestId: order.requestId,
    timestamp: order.timestamp,
    encryptedKey: take('encrypted-key').toString('base64'),
    iv: iv.toString('base64'),
    data: take('data').toString('base64'),
  }
  put('text', coveredText(order.mark, covered))
  const mac = macOfText(bench, order.appKeyHex)
  openssl('pkeyutl', '-sign', ...sm2Identity, '-inkey', 'sender.pem', '-in', 'text', '-out', 'sig')
  return { ...covered, mac, signature: take('sig').toString('base64') }
}

function open(bench: Bench, { mark, envelope, ...keys }: OpeningOrder): string {
  const { put, take, openssl } = bench
  put('text', coveredText(mark, envelope))
  if (macOfText(bench, keys.appKeyHex) !== envelope.mac) throw new Error('the MAC is wrong')
  put('sender.pem', keys.senderPublicPem)
  put('receiver.pem', keys.receiverPrivatePem)
  put('sig', Buffer.from(envelope.signature, 'base64'))
  const bySender = ['-pubin', '-inkey', 'sender.pem', '-in', 'text', '-sigfile', 'sig']
  openssl('pkeyutl', '-verify', ...sm2Identity, ...bySender)
  put('encrypted-key', Buffer.from(envelope.encryptedKey, 'base64'))
  const toReceiver = ['-decrypt', '-inkey', 'receiver.pem', '-in', 'encrypted-key']
  openssl('pkeyutl', ...toReceiver, '-out', 'content-key')
  put('data', Buffer.from(envelope.data, 'base64'))
  const iv = Buffer.from(envelope.iv, 'base64')
  return openssl(...sm4('-d', take('content-key'), iv), '-in', 'data').toString()
}

function coveredText(mark: string, envelope: Omit<StrangersEnvelope, 'mac' | 'signature'>): string {
  const { version, appId, requestId, timestamp, encryptedKey, iv, data } = envelope
  return ['PQ1', mark, version, appId, requestId, timestamp, encryptedKey, iv, data].join('\n')
}

function macOfText({ openssl }: Bench, appKeyHex: string): string {
  const key = ['-mac', 'HMAC', '-macopt', `hexkey:${appKeyHex}`]
  return openssl('dgst', '-sm3', ...key, '-binary', 'text').toString('base64')
}

function sm4(direction: '-e' | '-d', key: Uint8Array, iv: Uint8Array): string[] {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  return ['enc', direction, '-sm4-cbc', '-K', hex(key), '-iv', hex(iv)]
}
