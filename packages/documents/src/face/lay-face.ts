import { loadFaceFont, type FaceFont } from '../fonts/face-font.ts'
import { qrModules } from '../qr/qr-modules.ts'
import type { BillDocument } from '../xml/bill-document.ts'
import { billKindOf } from './bill-kind.ts'
import type { Face, FaceMark } from './face.ts'
import { FaceError } from './face-error.ts'
import { frontFoot, tableBottomMm, totalTopMm } from './front-foot.ts'
import { frontHead } from './front-head.ts'
import { frontItems } from './front-items.ts'
import type { Layout } from './layout.ts'
import { listPages } from './list-pages.ts'
import { facePagesMax, leftMm, noteSizeMm, pageHeightMm, pageWidthMm, rightMm } from './measures.ts'
import { frame } from './table.ts'
import { textMark } from './text-line.ts'

export interface FaceOptions {
  /** What the two-dimensional code says; see the content forms. */
  readonly qrText: string
}

const tableTopMm = 41.5
const pageNumberMm = 134.4

/**
 * Lays out the face of a bill: its first page with both seals' places, and further pages with what does not fit and
 * with the list of details.
 * @throws FaceError FACE_TOO_MANY_PAGES beyond `facePagesMax`
 * @throws QrError when the text is too long for a code
 * @throws RangeError when the total is beyond what a bill can carry
 */
export function layFace(document: BillDocument, { qrText }: FaceOptions): Face {
  const font = loadFaceFont()
  const kind = billKindOf(document)
  const layout: Layout = { document, kind, font, modules: qrModules(qrText) }
  const items = frontItems(layout, tableTopMm, totalTopMm)
  const front = [
    ...frontHead(layout),
    ...frame(leftMm, tableTopMm, rightMm, tableBottomMm),
    ...items.marks,
    ...frontFoot(layout),
    ...(items.left.length > 0 ? [continued(font, items.left.length)] : []),
  ]
  const pages = [front, ...listPages(layout, items.left)]
  if (pages.length > facePagesMax) throw new FaceError('FACE_TOO_MANY_PAGES')
  return {
    widthMm: pageWidthMm,
    heightMm: pageHeightMm,
    pages: pages.map((marks, index) => ({
      marks: [...marks, pageNumber(font, index + 1, pages.length)],
    })),
  }
}

/** Whoever adds up the first page must know that it does not say everything. */
function continued(font: FaceFont, count: number): FaceMark {
  return textMark(font, `其余 ${count} 个收费项目见第 2 页`, {
    xMm: leftMm + 1,
    baselineMm: pageNumberMm,
    sizeMm: noteSizeMm,
    colour: 'form',
  })
}

function pageNumber(font: FaceFont, number: number, count: number): FaceMark {
  return textMark(font, `第 ${number} 页 共 ${count} 页`, {
    xMm: rightMm - 1,
    baselineMm: pageNumberMm,
    sizeMm: noteSizeMm,
    colour: 'form',
    align: 'end',
  })
}
