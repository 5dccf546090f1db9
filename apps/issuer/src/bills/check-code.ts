const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'
const checkCodeCharacters = 6

/**
 * 校验码: six lower-case letters or digits. Whoever knows it may look at the bill, so it must not be guessable.
 * @param randomInt gives a whole number from 0 to below its argument, from a source fit for secrets
 */
export function newCheckCode(randomInt: (below: number) => number): string {
  const characters = Array.from({ length: checkCodeCharacters }, () =>
    alphabet.charAt(randomInt(alphabet.length)),
  )
  return characters.join('')
}
