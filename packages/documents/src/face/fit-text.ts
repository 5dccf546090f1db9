import type { FaceFont } from '../fonts/face-font.ts'
import { widthMmOf } from './text-line.ts'

/** A text broken into lines that are no wider than its place. */
export interface FittedText {
  readonly lines: readonly string[]
  readonly sizeMm: number
  /** Whether the whole text is there; else the last line ends in an ellipsis. */
  readonly whole: boolean
}

export interface FittingPlace {
  readonly widthMm: number
  /** The sizes to try, the preferred one first. */
  readonly sizesMm: readonly number[]
  readonly linesMax: number
}

const ellipsis = '…'
/** What a line of Chinese must not begin with. */
const closing = new Set('，。、；：！？）》」』】〉”’%％,.;:!?)]}'.split(''))

/** Breaks a text into lines at the first size at which it fits; at the last one it is cut if it must be. */
export function fitText(font: FaceFont, text: string, place: FittingPlace): FittedText {
  const line = singleLine(text)
  let fitted: FittedText = { lines: [], sizeMm: place.sizesMm[0] ?? 1, whole: true }
  for (const sizeMm of place.sizesMm) {
    const lines = breakLines(font, line, place.widthMm, sizeMm)
    fitted = { lines, sizeMm, whole: lines.length <= place.linesMax }
    if (fitted.whole) return fitted
  }
  return { ...fitted, lines: cut(font, fitted, place) }
}

/** Control characters and line ends would be drawn as boxes, or end a line of the file that they stand in. */
export function singleLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim()
}

function breakLines(font: FaceFont, text: string, widthMm: number, sizeMm: number): string[] {
  const characters = Array.from(text)
  const advances = font.advances(text)
  const available = (widthMm * 1000) / sizeMm
  const lines: string[] = []
  let start = 0
  while (start < characters.length) {
    const full = fullAt(advances, start, available)
    const end = full === characters.length ? full : breakBefore(characters, start, full)
    lines.push(characters.slice(start, end).join('').trim())
    start = end
  }
  return lines
}

/** The first character from `start` on that is too much for the line; at least one is never too much. */
function fullAt(advances: readonly number[], start: number, available: number): number {
  let width = advances[start] ?? 0
  let index = start + 1
  while (index < advances.length && width + (advances[index] ?? 0) <= available) {
    width += advances[index] ?? 0
    index++
  }
  return index
}

/** Where the next line begins: a word of Latin letters or digits stays whole when it began on this line. */
function breakBefore(characters: readonly string[], start: number, index: number): number {
  let end = index
  while (end > start + 1 && closing.has(characters[end] ?? '')) end--
  while (end > start && isWordPart(characters[end]) && isWordPart(characters[end - 1])) end--
  return end > start ? end : index
}

const isWordPart = (character = ''): boolean => /^[0-9A-Za-z.*-]$/.test(character)

function cut(font: FaceFont, { lines, sizeMm }: FittedText, place: FittingPlace): string[] {
  const kept = lines.slice(0, place.linesMax)
  const last = Array.from(kept.at(-1) ?? '')
  while (last.length > 0 && widthMmOf(font, `${last.join('')}${ellipsis}`, sizeMm) > place.widthMm)
    last.pop()
  return [...kept.slice(0, -1), `${last.join('')}${ellipsis}`]
}
