import { BillXmlError } from './bill-xml-error.ts'

const space = '[ \\t\\r\\n]'
const equals = `${space}*=${space}*`
/** XMLDecl of XML 1.0, 2.8. */
const declaration = new RegExp(
  `<\\?xml${space}+version${equals}(?:"([^"]*)"|'([^']*)')` +
    `(?:${space}+encoding${equals}(?:"([^"]*)"|'([^']*)'))?` +
    `(?:${space}+standalone${equals}(?:"(?:yes|no)"|'(?:yes|no)'))?${space}*\\?>`,
  'y',
)
const declarationBegins = new RegExp(`<\\?xml${space}`, 'y')

/**
 * Index of what follows the byte order mark and the XML declaration, where there are any.
 * @throws BillXmlError
 */
export function prologEnd(text: string): number {
  const start = text.startsWith('\u{FEFF}') ? 1 : 0
  declarationBegins.lastIndex = start
  if (!declarationBegins.test(text)) return start
  declaration.lastIndex = start
  const match = declaration.exec(text)
  if (match === null) throw new BillXmlError('XML_MALFORMED', '', { line: 1, column: 1 })
  const [all, doubleVersion, singleVersion, doubleEncoding, singleEncoding] = match
  const version = doubleVersion ?? singleVersion
  const encoding = doubleEncoding ?? singleEncoding ?? 'UTF-8'
  if (version !== '1.0' || !/^utf-?8$/i.test(encoding)) {
    throw new BillXmlError('XML_ENCODING_UNSUPPORTED', '', { line: 1, column: 1 })
  }
  return start + all.length
}
