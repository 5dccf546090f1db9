import type { BillDocument } from './bill-document.ts'
import { auxItemShape, headerShape, itemShape, mainShape } from './bill-shape.ts'
import { BillXmlError } from './bill-xml-error.ts'
import { billXmlBytesMax, billXmlElementsMax, signaturesBytesMax } from './bounds.ts'
import type { Shape } from './shape.ts'
import { writeShape } from './write-shape.ts'
import { xmlElement } from './xml-text.ts'

const prolog = '<?xml version="1.0" encoding="UTF-8"?>'
const dataPath = 'EInvoice/EInvoiceData'

/**
 * The unsigned XML of a bill: prolog, `Header`, `EInvoiceData`; UTF-8 without byte order mark, without white
 * space between elements. `readBillXml` gives an equal document back.
 * @throws BillXmlError where the document cannot be written so that it is read back
 */
export function writeBillXml(document: BillDocument): Uint8Array {
  const header = xmlElement('Header', writeShape(document.header, headerShape, 'EInvoice/Header'))
  const main = xmlElement('Main', writeShape(document.main, mainShape, `${dataPath}/Main`))
  const details = writeList(document.details, 'Details', 'Item', itemShape)
  const auxDetails = writeList(document.auxDetails, 'AuxDetails', 'AuxItem', auxItemShape)
  const data = xmlElement('EInvoiceData', main + details + auxDetails)
  const text = prolog + xmlElement('EInvoice', header + data)
  if (elementsIn(text) > billXmlElementsMax) throw new BillXmlError('XML_TOO_MANY_ELEMENTS')
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > billXmlBytesMax - signaturesBytesMax) throw new BillXmlError('XML_TOO_LARGE')
  return bytes
}

function writeList<T>(values: readonly T[], tag: string, itemTag: string, shape: Shape<T>): string {
  let content = ''
  for (const [index, value] of values.entries()) {
    const path = `${dataPath}/${tag}/${itemTag}[${index + 1}]`
    content += xmlElement(itemTag, writeShape(value, shape, path))
  }
  return xmlElement(tag, content)
}

/** Every element ends in `</` or `/>`; neither can stand in escaped text. */
function elementsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    if (text[at - 1] === '<' || text[at + 1] === '>') count += 1
  }
  return count
}

/**
 * `EInvoiceID` as known issuing software forms it: the number read backwards, a hyphen, the code read
 * backwards. Any other text is accepted too.
 */
export function billXmlId(billCode: string, billNumber: string): string {
  const backwards = (text: string) => [...text].toReversed().join('')
  return `${backwards(billNumber)}-${backwards(billCode)}`
}
