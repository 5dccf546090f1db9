/** Measures of a face in millimetres: a little larger than A5 lying on its side, as these bills are printed. */
export const pageWidthMm = 210
export const pageHeightMm = 140
export const leftMm = 12
export const rightMm = 198
export const middleMm = 105

/** A long stay in hospital has some 2,000 lines of detail, which take about a hundred pages. */
export const facePagesMax = 400

/** Sizes of text. */
export const headSizeMm = 3.4
export const tableSizeMm = 3
export const noteSizeMm = 2.8

/** From the preferred size down to the smallest that is still read on paper. */
export function sizesDownFrom(sizeMm: number, smallestMm: number): number[] {
  const steps = Math.max(0, Math.round((sizeMm - smallestMm) / 0.2))
  return Array.from({ length: steps + 1 }, (_, step) => sizeMm - 0.2 * step)
}
