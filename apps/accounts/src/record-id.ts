import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomCharacters = 16

/**
 * A new id, such as `P-01JDXG…`: nine characters of time, so that ids of one moment lie together in an index, and sixteen
 * of chance (80 bits), so that nobody guesses one.
 */
export function newRecordId(prefix: string, at: number): string {
  const time = [...Array(9).keys()]
    .map((place) => alphabet.charAt(Math.floor(at / 32 ** (8 - place)) % 32))
    .join('')
  const chance = [...randomBytes(randomCharacters)]
    .map((byte) => alphabet.charAt(byte % 32))
    .join('')
  return `${prefix}-${time}${chance}`
}
