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
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/
/** The same characters in a text that was decoded from UTF-8, which has no lone surrogates. */
// oxlint-disable-next-line no-control-regex
const forbiddenInDecoded = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/

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

/** Whether a text that was decoded from UTF-8 has a character that XML does not allow. */
export function hasForbiddenCharacter(decoded: string): boolean {
  return forbiddenInDecoded.test(decoded)
}

/** Name of XML 1.0, 2.3, colons included. */
export function isQualifiedName(text: string): boolean {
  return plainName.test(text) || qualifiedName.test(text)
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
