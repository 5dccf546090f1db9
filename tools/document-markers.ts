/**
 * Puts generated text into a document that is otherwise written by hand, between the lines
 * `<!-- name:begin -->` and `<!-- name:end -->`.
 */
export function replaceBetweenMarkers(document: string, name: string, content: string): string {
  const begin = `<!-- ${name}:begin -->`
  const end = `<!-- ${name}:end -->`
  const beginAt = document.indexOf(begin)
  const endAt = document.indexOf(end)
  if (beginAt === -1 || endAt < beginAt) {
    throw new Error(`Put the lines ${begin} and ${end} where the generated text belongs.`)
  }
  const before = document.slice(0, beginAt + begin.length)
  return `${before}\n\n${content}\n\n${document.slice(endAt)}`
}
