import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  generateSm2PrivateKey,
  sm2Decrypt,
  sm2Encrypt,
  sm2PrivateKeyHex,
  sm2PublicKeyHex,
  sm2Sign,
  sm2Verify,
} from '@piaoqiao/gm-crypto'

const jar = '/usr/share/java/bcprov.jar'
const witness = fileURLToPath(new URL('BouncyCastleWitness.java', import.meta.url))
const javaTimeoutMs = 50_000

/** Why BouncyCastle cannot be asked on this machine; empty when it can. OpenSSL is asked anyway. */
function missingPart(): string {
  if (!existsSync(jar)) return `${jar} is missing (Debian: libbcprov-java)`
  return spawnSync('java', ['-version']).error ? 'the java command is missing' : ''
}

/** Sends all orders to one Java process and gives its answers in the same order. */
function askBouncyCastle(orders: readonly (readonly string[])[]): string[] {
  const { status, stdout, stderr } = spawnSync('java', ['-cp', jar, witness], {
    input: orders.map((words) => words.join(' ')).join('\n'),
    timeout: javaTimeoutMs,
  })
  if (status !== 0) throw new Error(`BouncyCastle failed: ${stderr.toString()}`)
  return stdout.toString().trim().split('\n')
}

const missing = missingPart()
if (missing) console.warn(`BouncyCastle is not compared with: ${missing}.`)

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? '', 'hex'))

describe.runIf(missing === '')('BouncyCastle and we understand each other', () => {
  const key = generateSm2PrivateKey()
  const [privateHex, publicHex] = [sm2PrivateKeyHex(key), sm2PublicKeyHex(key.publicKey)]
  const message = new TextEncoder().encode('冲红锁定')
  const changed = Uint8Array.of(...message, 0)
  let answers: string[] = []

  beforeAll(() => {
    const signature = hex(sm2Sign(key, message))
    answers = askBouncyCastle([
      ['sign', privateHex, hex(message)],
      ['verify', publicHex, hex(message), signature],
      ['verify', publicHex, hex(changed), signature],
      ['encrypt', publicHex, hex(message)],
      ['decrypt', privateHex, hex(sm2Encrypt(key.publicKey, message))],
    ])
  })

  test('we verify what it signs', () => {
    expect(sm2Verify(key.publicKey, message, bytes(answers[0]))).toBe(true)
    expect(sm2Verify(key.publicKey, changed, bytes(answers[0]))).toBe(false)
  })

  test('it verifies what we sign, and refuses it once it is changed', () => {
    expect(answers.slice(1, 3)).toEqual(['true', 'false'])
  })

  test('we decrypt what it encrypts', () => {
    expect(sm2Decrypt(key, bytes(answers[3]))).toEqual(message)
  })

  test('it decrypts what we encrypt', () => {
    expect(bytes(answers[4])).toEqual(message)
  })
})
