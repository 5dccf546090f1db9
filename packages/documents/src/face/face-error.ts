import { DocumentError } from '../document-error.ts'

const sentences = {
  FACE_TOO_MANY_PAGES: '票据的明细太多，无法排成版式文件',
} as const

export type FaceErrorCode = keyof typeof sentences

/** A bill of which no face can be laid. */
export class FaceError extends DocumentError<FaceErrorCode> {
  constructor(code: FaceErrorCode) {
    super(sentences, code)
  }
}
