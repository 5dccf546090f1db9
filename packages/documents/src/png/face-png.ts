import type { Face } from '../face/face.ts'
import { writeFaceSvg, type SealPictures } from '../svg/face-svg.ts'
import { renderSvg } from './render-svg.ts'

export interface PngOptions {
  /** Width of every picture; the height follows from the page. At most `pngWidthPxMax`. */
  readonly widthPx: number
}

/** Twice what a page has when it is printed at 300 dots per inch. */
export const pngWidthPxMax = 5_000

/**
 * A face as pictures, one PNG for each page.
 * @throws RangeError when the width is not a whole number between 1 and `pngWidthPxMax`
 */
export function writeFacePng(
  face: Face,
  seals: SealPictures,
  { widthPx }: PngOptions,
): Uint8Array[] {
  if (!Number.isInteger(widthPx) || widthPx < 1 || widthPx > pngWidthPxMax)
    throw new RangeError(`a picture is 1 to ${pngWidthPxMax} pixels wide`)
  return writeFaceSvg(face, seals, { selectable: false }).map((svg) => renderSvg(svg, widthPx))
}
