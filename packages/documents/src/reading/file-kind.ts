export type BillFileKind = 'xml' | 'ofd' | 'pdf' | 'picture'

/** A PDF reader looks for its header this far into a file. */
const pdfHeaderBytesMax = 1_024
const pictureHeads = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
]
const zipHead = [0x50, 0x4b]
const markHeads = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
]

/** What the first bytes show a file to be, whatever its name says; undefined for what no bill comes as. */
export function kindOfFile(bytes: Uint8Array): BillFileKind | undefined {
  if (pictureHeads.some((head) => beginsWith(bytes, head))) return 'picture'
  if (beginsWith(bytes, zipHead)) return 'ofd'
  if (isMarkup(bytes)) return 'xml'
  const head = Buffer.from(bytes.subarray(0, pdfHeaderBytesMax)).toString('latin1')
  return head.includes('%PDF-') ? 'pdf' : undefined
}

/** In an encoding that is refused too: its own reader says why. */
function isMarkup(bytes: Uint8Array): boolean {
  const mark = markHeads.find((head) => beginsWith(bytes, head))
  const text = Buffer.from(bytes.subarray(mark?.length ?? 0, pdfHeaderBytesMax)).toString('latin1')
  return /^[\0 \t\r\n]*</.test(text)
}

function beginsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}
