import { sm3, sm4 } from 'sm-crypto'
import type { Primitives } from './primitives.ts'

/** GB/T 32905 works on blocks of 64 bytes, GB/T 32907 on blocks of 16. */
const sm3BlockBytes = 64
const sm4BlockBytes = 16

/** By sm-crypto and what every browser has. Not for a server: it is slow, and tells by its duration what it works on. */
export const primitives: Primitives = {
  hexFromBytes,
  bytesFromHex,
  base64FromBytes: (bytes) =>
    btoa(Array.from(bytes, (octet) => String.fromCharCode(octet)).join('')),
  bytesFromBase64: (base64) =>
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  equalInConstantTime: (a, b) =>
    a.reduce((sum, octet, index) => sum | (octet ^ (b[index] ?? 0)), a.length ^ b.length) === 0,
  sm3: digest,
  hmacSm3,
  sm4CbcEncrypt(key, iv, plaintext) {
    const options = { mode: 'cbc', iv: hexFromBytes(iv), padding: 'pkcs#7' } as const
    return bytesFromHex(sm4.encrypt([...plaintext], hexFromBytes(key), options))
  },
  sm4CbcDecrypt(key, iv, ciphertext) {
    if (ciphertext.length === 0 || ciphertext.length % sm4BlockBytes !== 0) {
      throw new RangeError('SM4-CBC gives whole blocks')
    }
    // Padding is judged here, because the library does not look at all of its bytes.
    const options = { mode: 'cbc', iv: hexFromBytes(iv), padding: 'none', output: 'array' } as const
    const padded = Uint8Array.from(sm4.decrypt([...ciphertext], hexFromBytes(key), options))
    return withoutPadding(padded)
  },
}

function withoutPadding(padded: Uint8Array): Uint8Array {
  const count = padded.at(-1) ?? 0
  const isSound =
    count >= 1 &&
    count <= sm4BlockBytes &&
    padded.subarray(-count).every((octet) => octet === count)
  if (!isSound) throw new RangeError('wrong padding')
  return padded.slice(0, -count)
}

function digest(data: Uint8Array | string): Uint8Array {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return bytesFromHex(sm3([...bytes]))
}

/** RFC 2104. */
function hmacSm3(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const block = new Uint8Array(sm3BlockBytes)
  block.set(key.length > sm3BlockBytes ? digest(key) : key)
  const inner = digest(Uint8Array.of(...block.map((octet) => octet ^ 0x36), ...bytes))
  return digest(Uint8Array.of(...block.map((octet) => octet ^ 0x5c), ...inner))
}

function hexFromBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('')
}

function bytesFromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
