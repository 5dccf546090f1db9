import { escapeText } from '../xml/xml-text.ts'

/** A text as the value of an attribute in double quotes (XML 1.0, 3.3.3: white space is kept by reference only). */
export function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
}
