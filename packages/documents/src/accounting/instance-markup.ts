import { escapeText } from '../xml/xml-text.ts'

/** Namespaces by XBRL 2.1 and the specifications that it names. */
export const xbrlNamespaces = {
  xbrli: 'http://www.xbrl.org/2003/instance',
  link: 'http://www.xbrl.org/2003/linkbase',
  xlink: 'http://www.w3.org/1999/xlink',
  iso4217: 'http://www.xbrl.org/2003/iso4217',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

/** Who is meant by the identifier of a context: a 统一社会信用代码. The official scheme was not available. */
export const creditCodeScheme = 'urn:piaoqiao:unified-social-credit-code'

/** All amounts are in yuan, given to the fen. */
export const yuanUnit = 'iso4217:CNY'
export const fenDecimals = '2'

export function attributeText(value: string): string {
  return escapeText(value)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
}
