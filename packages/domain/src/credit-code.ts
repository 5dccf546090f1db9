const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The 18th character of a 统一社会信用代码 for its first 17, by GB 32100—2015, or null where a character is not allowed. */
export function creditCodeCheckCharacter(first17: string): string | null {
  if (first17.length !== weights.length) return null
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(first17.charAt(index))
    if (value < 0) return null
    sum += value * weight
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** Whether the text is a 统一社会信用代码 whose check character is right (GB 32100—2015). */
export function isCreditCode(text: string): boolean {
  return text.length === 18 && creditCodeCheckCharacter(text.slice(0, 17)) === text.charAt(17)
}
