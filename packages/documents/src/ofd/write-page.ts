import {
  faceColours,
  type Face,
  type FaceColour,
  type FacePage,
  type MatrixMark,
  type RuleMark,
  type TextMark,
} from '../face/face.ts'
import { escapeText } from '../xml/xml-text.ts'
import { millimetres, ofdXml } from './ofd-names.ts'

/** Font identifiers by the colour of the text that they draw. */
export type FontIds = Readonly<Record<FaceColour, number>>

const colourValues = Object.fromEntries(
  Object.entries(faceColours).map(([name, parts]) => [name, parts.join(' ')]),
) as Record<FaceColour, string>

/** `Content.xml` of a page (GB/T 33190, 7.7): rules below, then codes, then text. */
export class PageWriter {
  readonly #fonts: FontIds
  /** The last identifier that was given; no two objects of a document have the same. */
  lastId: number

  constructor(fonts: FontIds, lastId: number) {
    this.#fonts = fonts
    this.lastId = lastId
  }

  write(face: Face, page: FacePage): string {
    const layerId = this.#nextId()
    let rules = this.#writeRules(face, page)
    let rest = ''
    for (const mark of page.marks) {
      if (mark.kind === 'text') rest += this.#writeText(mark)
      else if (mark.kind === 'matrix') rules += this.#writeMatrix(mark)
    }
    const area = `<ofd:Area><ofd:PhysicalBox>${pageBox(face)}</ofd:PhysicalBox></ofd:Area>`
    const layer = `<ofd:Layer ID="${layerId}" Type="Body">${rules}${rest}</ofd:Layer>`
    return ofdXml('Page', '', `${area}<ofd:Content>${layer}</ofd:Content>`)
  }

  #nextId(): number {
    this.lastId += 1
    return this.lastId
  }

  #writeText(mark: TextMark): string {
    const { text, sizeMm, advancesMm, colour } = mark
    const widthMm = advancesMm.reduce((sum, advance) => sum + advance, sizeMm)
    const top = mark.baselineMm - sizeMm
    const boundary = boxText(mark.xMm, top, widthMm, sizeMm * descentFactor)
    const size = millimetres(sizeMm)
    return (
      `<ofd:TextObject ID="${this.#nextId()}" Boundary="${boundary}" Font="${this.#fonts[colour]}" Size="${size}">` +
      `<ofd:FillColor Value="${colourValues[colour]}"/>` +
      `<ofd:TextCode X="0" Y="${size}"${deltas(advancesMm)}>${escapeText(text)}</ofd:TextCode></ofd:TextObject>`
    )
  }

  /** One object for all rules that look alike, because a table has dozens of them. */
  #writeRules(face: Face, page: FacePage): string {
    const paths = new Map<string, string>()
    const looks = new Map<string, RuleMark>()
    for (const mark of page.marks) {
      if (mark.kind !== 'rule') continue
      const look = `${mark.colour} ${mark.widthMm}`
      paths.set(look, `${paths.get(look) ?? ''}${rulePath(mark)} `)
      looks.set(look, mark)
    }
    let written = ''
    for (const [look, { colour, widthMm }] of looks) {
      written +=
        `<ofd:PathObject ID="${this.#nextId()}" Boundary="${pageBox(face)}" LineWidth="${millimetres(widthMm)}">` +
        `<ofd:StrokeColor Value="${colourValues[colour]}"/>` +
        `<ofd:AbbreviatedData>${(paths.get(look) ?? '').trimEnd()}</ofd:AbbreviatedData></ofd:PathObject>`
    }
    return written
  }

  #writeMatrix(mark: MatrixMark): string {
    const { xMm, yMm, sizeMm } = mark
    return (
      `<ofd:PathObject ID="${this.#nextId()}" Boundary="${boxText(xMm, yMm, sizeMm, sizeMm)}" Stroke="false" Fill="true">` +
      `<ofd:FillColor Value="${colourValues.entry}"/>` +
      `<ofd:AbbreviatedData>${matrixPath(mark)}</ofd:AbbreviatedData></ofd:PathObject>`
    )
  }
}

/** Below the base line there is room for the parts of characters that hang. */
const descentFactor = 1.3

export function pageBox({ widthMm, heightMm }: Face): string {
  return boxText(0, 0, widthMm, heightMm)
}

export function boxText(xMm: number, yMm: number, widthMm: number, heightMm: number): string {
  return `${millimetres(xMm)} ${millimetres(yMm)} ${millimetres(widthMm)} ${millimetres(heightMm)}`
}

function rulePath({ fromXMm, fromYMm, toXMm, toYMm }: RuleMark): string {
  return `M ${millimetres(fromXMm)} ${millimetres(fromYMm)} L ${millimetres(toXMm)} ${millimetres(toYMm)}`
}

/** GB/T 33190, 11.3: `g n v` stands for n times v. */
const repeatsMin = 3

function deltas(advancesMm: readonly number[]): string {
  if (advancesMm.length === 0) return ''
  const parts: string[] = []
  for (let index = 0; index < advancesMm.length;) {
    const advance = advancesMm[index] ?? 0
    let count = 1
    while (advancesMm[index + count] === advance) count += 1
    const value = millimetres(advance)
    if (count >= repeatsMin) parts.push(`g ${count} ${value}`)
    else for (let times = 0; times < count; times += 1) parts.push(value)
    index += count
  }
  return ` DeltaX="${parts.join(' ')}"`
}

/** Every run of dark modules of a row is a rectangle. */
function matrixPath({ modules, sizeMm }: MatrixMark): string {
  const moduleMm = sizeMm / modules.length
  const at = modules.map((_, index) => millimetres(index * moduleMm)).concat(millimetres(sizeMm))
  let path = ''
  for (const [row, line] of modules.entries()) {
    const [top, bottom] = [at[row] ?? '', at[row + 1] ?? '']
    for (const [from, to] of darkRuns(line)) {
      const [left, right] = [at[from] ?? '', at[to] ?? '']
      path += `M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} C `
    }
  }
  return path.trimEnd()
}

function darkRuns(line: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (let index = 0; index < line.length; index += 1) {
    if (line[index] !== true) continue
    const from = index
    while (line[index + 1] === true) index += 1
    runs.push([from, index + 1])
  }
  return runs
}
