import type { FaceFont } from '../fonts/face-font.ts'
import type { BillDocument } from '../xml/bill-document.ts'
import type { BillKind } from './bill-kind.ts'

/** What every part of a face is laid out from. */
export interface Layout {
  readonly document: BillDocument
  readonly kind: BillKind
  readonly font: FaceFont
  /** The two-dimensional code of the bill. */
  readonly modules: readonly (readonly boolean[])[]
}
