/**
 * The face of a bill (版面) as marks on pages: laid out once, then written as OFD, PDF or picture by a writer
 * that knows its format and nothing of bills. All measures are millimetres from the upper left corner of the page.
 */
export interface Face {
  readonly widthMm: number
  readonly heightMm: number
  readonly pages: readonly FacePage[]
}

export interface FacePage {
  readonly marks: readonly FaceMark[]
}

export type FaceMark = TextMark | RuleMark | MatrixMark | SealMark

/** One run of text on one line. */
export interface TextMark {
  readonly kind: 'text'
  readonly text: string
  readonly xMm: number
  /** Of the base line. */
  readonly baselineMm: number
  /** Height of the em. */
  readonly sizeMm: number
  readonly colour: FaceColour
  /** Distance from the beginning of each character (code point) to that of the next one; one fewer than characters. */
  readonly advancesMm: readonly number[]
}

/** A straight line. */
export interface RuleMark {
  readonly kind: 'rule'
  readonly fromXMm: number
  readonly fromYMm: number
  readonly toXMm: number
  readonly toYMm: number
  readonly widthMm: number
  readonly colour: FaceColour
}

/** A two-dimensional code: rows of equal length, true where a module is dark. */
export interface MatrixMark {
  readonly kind: 'matrix'
  readonly xMm: number
  readonly yMm: number
  readonly sizeMm: number
  readonly modules: readonly (readonly boolean[])[]
}

/** The place of a seal. Who writes the file puts the seal's picture there, or the electronic seal itself. */
export interface SealMark {
  readonly kind: 'seal'
  readonly role: SealRole
  readonly xMm: number
  readonly yMm: number
  readonly widthMm: number
  readonly heightMm: number
}

/** `issuer`: 开票单位章. `supervisor`: 财政票据监制章. */
export type SealRole = 'issuer' | 'supervisor'

/** `form`: what is printed on every bill of a kind. `entry`: what this bill says. `mark`: red, such as on a red bill. */
export type FaceColour = 'form' | 'entry' | 'mark'

/** Red, green and blue, 0 to 255. */
export const faceColours: Readonly<Record<FaceColour, readonly [number, number, number]>> = {
  form: [140, 60, 30],
  entry: [20, 20, 20],
  mark: [200, 20, 20],
}

/** The picture of a seal as it stands on a face. */
export interface SealPicture {
  /** PNG with a transparent background. */
  readonly png: Uint8Array
  readonly widthMm: number
  readonly heightMm: number
}
