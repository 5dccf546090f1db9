/** An envelope is one flat object; a payload is an answer with items with a bill with its lines. */
export const payloadDepthMax = 16

/** The text is not JSON, is nested too deeply, or would set the prototype of an object. */
export class JsonRefused extends Error {}

/**
 * Parses UTF-8 bytes (no byte order mark). Depth is measured before parsing, because four
 * megabytes of opening brackets would otherwise become as many objects. Throws `JsonRefused`.
 */
export function parseBoundedJson(bytes: Uint8Array, depthMax: number): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (nestsDeeperThan(text, depthMax)) throw new JsonRefused('nested too deeply')
    const value: unknown = JSON.parse(text)
    if (namesPrototype(value)) throw new JsonRefused('__proto__ as a key')
    return value
  } catch (error) {
    if (error instanceof JsonRefused) throw error
    throw new JsonRefused('not JSON in UTF-8')
  }
}

const quote = 0x22
const backslash = 0x5c
/** `[` and `{`, then `]` and `}`. */
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b])
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d])

/** Counts brackets outside strings; right for every text that is JSON. */
function nestsDeeperThan(text: string, depthMax: number): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (character === quote) index = endOfString(text, index)
    else if (opening.has(character)) depth += 1
    else if (closing.has(character)) depth -= 1
    if (depth > depthMax) return true
  }
  return false
}

/** The index of the closing quote, or the length of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let from = start + 1; ;) {
    const end = text.indexOf('"', from)
    if (end < 0) return text.length
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1
    if (escapes % 2 === 0) return end
    from = end + 1
  }
}

/** Recursion is safe here, the depth is bounded. */
function namesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Object.hasOwn(value, '__proto__')) return true
  return Object.values(value).some(namesPrototype)
}
