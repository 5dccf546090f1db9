/** A name as it is searched for: without spaces, letters small. */
export function searchedName(name: string): string {
  return name.replaceAll(/\s/g, '').toLowerCase()
}

/** Every two characters that stand beside each other in a name, once: what an index of parts of Chinese names holds. */
export function namePairs(name: string): readonly string[] {
  const characters = [...searchedName(name)]
  const pairs = characters.slice(1).map((second, index) => (characters[index] ?? '') + second)
  return [...new Set(pairs)]
}
