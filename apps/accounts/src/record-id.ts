import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timeCharacters = 9
const chanceCharacters = 16
/** One bit less than sixteen characters hold, so that counting on never overflows. */
const chanceBytes = 10
const chanceMask = (1n << 79n) - 1n

let last = { at: -1, chance: 0n }

/**
 * A new id, such as `P-01JDXG…`: nine characters of time, so that ids of one moment lie together in an index, and sixteen
 * of chance (79 bits), so that nobody guesses one. Ids that this process makes in one millisecond count on from the first,
 * so that they stand in the order in which they were made.
 */
export function newRecordId(prefix: string, at: number): string {
  const chance = at === last.at ? last.chance + 1n : freshChance()
  last = { at, chance }
  return `${prefix}-${inAlphabet(BigInt(at), timeCharacters)}${inAlphabet(chance, chanceCharacters)}`
}

/** Before every id of this prefix that is made at that moment or later, and behind all that were made before. */
export function recordIdFloor(prefix: string, at: number): string {
  return `${prefix}-${inAlphabet(BigInt(at), timeCharacters)}`
}

function freshChance(): bigint {
  return BigInt(`0x${randomBytes(chanceBytes).toString('hex')}`) & chanceMask
}

function inAlphabet(value: bigint, characters: number): string {
  return [...Array(characters).keys()]
    .map((place) => Number((value >> BigInt(5 * (characters - 1 - place))) & 31n))
    .map((digit) => alphabet.charAt(digit))
    .join('')
}
