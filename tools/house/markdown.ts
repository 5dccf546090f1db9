/** The text without code, which may hold anything; every line keeps its number. */
export function withoutCode(markdown: string): string {
  const blank = (found: string) => found.replaceAll(/[^\n]/g, ' ')
  return markdown.replaceAll(/^(`{3,})[\s\S]*?^\1/gm, blank).replaceAll(/`[^`\n]*`/g, blank)
}

/** The lines that a reader would type: those in shell blocks, without prompts and comments. */
export function commandsIn(markdown: string): string[] {
  const blocks = markdown.matchAll(/^```(?:sh|bash|shell|console)\n([\s\S]*?)^```/gm)
  return [...blocks]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/(^|\s)#.*$/, '')
        .trim(),
    )
    .filter((line) => line !== '')
}

/** What a link to a heading ends in, as GitHub forms it. */
export function anchorsIn(markdown: string): string[] {
  const headings = withoutFences(markdown).matchAll(/^#{1,6} +(.+)$/gm)
  const explicit = markdown.matchAll(/<a (?:id|name)="([^"]+)"/g)
  return [
    ...[...headings].map(([, heading = '']) => anchorOf(heading)),
    ...[...explicit].map(([, id = '']) => id),
  ]
}

function withoutFences(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})[\s\S]*?^\1/gm, '')
}

function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
