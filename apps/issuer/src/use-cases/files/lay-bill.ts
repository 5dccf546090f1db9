import type { BillXml } from '@piaoqiao/documents'
import type { Face } from '@piaoqiao/documents/faces'
import { StationError } from '../../station-error.ts'
import type { FileOffice } from './file-office.ts'

/** Loaded when the first file is made: fonts and writers take a second and some memory that many stations never need. */
export const loadFaces = () => import('@piaoqiao/documents/faces')
export const loadOfd = () => import('@piaoqiao/documents/ofd')

/**
 * The face of a bill with its QR code.
 * @throws StationError `FACE_NOT_LAID`
 */
export async function layBill({ qrText }: FileOffice, { document }: BillXml): Promise<Face> {
  const { FaceError, QrError, layFace, qrFactsOf } = await loadFaces()
  try {
    return layFace(document, { qrText: qrText(qrFactsOf(document)) })
  } catch (error) {
    if (error instanceof FaceError || error instanceof QrError || error instanceof RangeError) {
      throw new StationError('FACE_NOT_LAID', '', { cause: error })
    }
    throw error
  }
}
