import { attributeOf, childrenOf, numbersOf, textOf, type OfdElement } from './ofd-element.ts'

/** A piece of text where it begins, in millimetres on the page. */
interface PlacedText {
  readonly text: string
  readonly xMm: number
  readonly baselineMm: number
  readonly sizeMm: number
}

/** The text of pages and templates that lie over each other, line by line; pieces of a line are apart by a space. */
export function pageText(contents: readonly OfdElement[]): string {
  const placed = contents.flatMap((content) => textObjects(content).flatMap(placedTexts))
  const lines: PlacedText[][] = []
  for (const piece of placed.toSorted((a, b) => a.baselineMm - b.baselineMm)) {
    const line = lines.at(-1)
    if (line?.[0] !== undefined && isOnLine(piece, line[0])) line.push(piece)
    else lines.push([piece])
  }
  return lines.map(lineText).join('\n')
}

function lineText(line: PlacedText[]): string {
  return line
    .toSorted((a, b) => a.xMm - b.xMm)
    .map(({ text }) => text)
    .join(' ')
}

/** Sizes on one line differ, and so do base lines by a little. */
function isOnLine(piece: PlacedText, first: PlacedText): boolean {
  return piece.baselineMm - first.baselineMm < Math.min(piece.sizeMm, first.sizeMm) / 2
}

/** Every `TextObject` in layers and blocks, in the order of the file. */
export function textObjects(element: OfdElement): readonly OfdElement[] {
  if (element.name === 'TextObject') return [element]
  return element.children.flatMap(textObjects)
}

function placedTexts(object: OfdElement): readonly PlacedText[] {
  const [left = 0, top = 0] = numbersOf(object, attributeOf(object, 'Boundary'), 4)
  const [sizeMm = 0] = numbersOf(object, attributeOf(object, 'Size'), 1)
  const matrix = numbersOf(object, object.attributes.get('CTM') ?? identity, 6)
  let [x, y] = [0, 0]
  return childrenOf(object, 'TextCode').map((code) => {
    // GB/T 33190, 11.3: a position that is left out is that of the code before.
    x = numbersOf(code, code.attributes.get('X') ?? String(x), 1)[0] ?? 0
    y = numbersOf(code, code.attributes.get('Y') ?? String(y), 1)[0] ?? 0
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix
    return {
      text: textOf(code),
      xMm: left + a * x + c * y + e,
      baselineMm: top + b * x + d * y + f,
      sizeMm: sizeMm * Math.abs(d || b),
    }
  })
}

const identity = '1 0 0 1 0 0'
