/** GB/T 33190-2016, 7.1: the namespace of every element. */
export const ofdNamespace = 'http://www.ofdspec.org/2016'
export const ofdRootFile = 'OFD.xml'
/** Where our own files have their parts; a reader follows the references instead. */
export const documentFolder = 'Doc_0'
export const documentFile = `${documentFolder}/Document.xml`
export const resourcesFile = `${documentFolder}/PublicRes.xml`
export const attachmentsFile = `${documentFolder}/Attachs/Attachments.xml`
export const signsFolder = `${documentFolder}/Signs`
export const signaturesFile = `${signsFolder}/Signatures.xml`
export const pageFile = (page: number): string => `${documentFolder}/Pages/Page_${page}/Content.xml`

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A whole file with this root element. */
export function ofdXml(root: string, attributes: string, content: string): string {
  return `${xmlHead}<ofd:${root} xmlns:ofd="${ofdNamespace}"${attributes}>${content}</ofd:${root}>`
}

/** Millimetres to a thousandth, without an exponent. */
export function millimetres(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
