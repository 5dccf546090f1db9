import type { OfdFile, SealPlace } from '@piaoqiao/documents/ofd'

/** Name of the custom data in which a file says where the supervisor's seal belongs. */
export const sealPlaceData = 'SupervisorSealPlace'

/** On a bill as it is usually laid out: in the middle of the title. */
const usualPlace = { page: 0, topMm: 8.6, widthMm: 30, heightMm: 20 } as const
const sealSideMmMax = 60
const numbersForm = /^\d{1,2}( \d{1,3}(\.\d{1,3})?){4}$/

/**
 * Where the supervisor's seal is put: at the place that the file names, as page (from 0), left, top, width and height in
 * millimetres, and else in the middle of the title. Null for a place that lies outside the page.
 */
export function supervisorSealPlace({ customData, pages }: OfdFile): SealPlace | null {
  const named = customData.get(sealPlaceData)
  const numbers = named === undefined ? usualNumbers(pages) : numbersIn(named)
  if (numbers === null) return null
  const [number, xMm, yMm, widthMm, heightMm] = numbers
  const page = pages[number]
  if (page === undefined) return null
  const isInside =
    widthMm > 0 &&
    heightMm > 0 &&
    Math.max(widthMm, heightMm) <= sealSideMmMax &&
    xMm + widthMm <= page.widthMm &&
    yMm + heightMm <= page.heightMm
  if (!isInside) return null
  return { kind: 'seal', role: 'supervisor', page: number, xMm, yMm, widthMm, heightMm }
}

type PlaceNumbers = readonly [number, number, number, number, number]

function numbersIn(text: string): PlaceNumbers | null {
  return numbersForm.test(text) ? (text.split(' ').map(Number) as unknown as PlaceNumbers) : null
}

function usualNumbers(pages: OfdFile['pages']): PlaceNumbers {
  const { page, topMm, widthMm, heightMm } = usualPlace
  const pageWidthMm = pages[page]?.widthMm ?? 0
  return [page, Math.max(0, (pageWidthMm - widthMm) / 2), topMm, widthMm, heightMm]
}
