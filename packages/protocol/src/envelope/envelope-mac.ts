import { hmacSm3 } from '@piaoqiao/gm-crypto'
import { appKeyBytes } from './envelope.ts'

/** HMAC-SM3 over the UTF-8 form of a signing text: 32 bytes. Throws for a key of another length. */
export function envelopeMac(appKey: Uint8Array, text: Uint8Array): Uint8Array {
  if (appKey.length !== appKeyBytes) throw new RangeError(`an appKey has ${appKeyBytes} bytes`)
  return hmacSm3(appKey, text)
}
