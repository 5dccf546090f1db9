/** Anything but Char of XML 1.0, 2.2; a lone surrogate is a code point outside these ranges. */
const forbiddenCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** NCName: Name of XML 1.0, 2.3 without a colon. */
const startCharacters =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}' +
  '\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}' +
  '\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const otherCharacters = `${startCharacters}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`
const elementName = new RegExp(`^[${startCharacters}][${otherCharacters}]*$`, 'u')
const qualifiedName = new RegExp(`^[:${startCharacters}][:${otherCharacters}]*$`, 'u')
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A bare carriage return would be read back as a line feed (XML 1.0, 2.11).
  '\r': '&#13;',
}

export function isXmlText(text: string): boolean {
  return !forbiddenCharacter.test(text)
}

/**
 * Whether a text that was decoded from UTF-8, and so has no lone surrogates, has a character that XML does not allow.
 * A loop, because it is run over every file as a whole and is several times as fast as the pattern.
 */
export function hasForbiddenCharacter(decoded: string): boolean {
  for (let index = 0; index < decoded.length; index += 1) {
    const code = decoded.charCodeAt(index)
    if (code < 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return true
    if (code >= 0xfffe) return true
  }
  return false
}

/** Name of XML 1.0, 2.3, colons included. */
export function isQualifiedName(text: string): boolean {
  return qualifiedName.test(text)
}

/** Whether the text can be an element's name without a prefix. */
export function isElementName(text: string): boolean {
  return elementName.test(text)
}

export function escapeText(text: string): string {
  return text.replaceAll(/[&<>\r]/g, (character) => escapes[character] ?? character)
}

/** One element without white space around its content; an empty one is written `<Tag/>`. */
export function xmlElement(tag: string, content: string): string {
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`
}
