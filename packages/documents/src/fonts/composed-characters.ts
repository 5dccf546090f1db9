import type { Outline } from './outline-font.ts'
import { readContours, type Point } from './outline-path.ts'
import { writeOutline } from './write-outline.ts'

/** What a character is put together from: other characters, scaled, and raised by thousandths of the em. */
interface Recipe {
  readonly parts: string
  readonly scale: number
  readonly raised: number
}

const romanNumerals = 'Ⅰ I Ⅱ II Ⅲ III Ⅳ IV Ⅴ V Ⅵ VI Ⅶ VII Ⅷ VIII Ⅸ IX Ⅹ X Ⅺ XI Ⅻ XII'
const smallRomanNumerals = 'ⅰ i ⅱ ii ⅲ iii ⅳ iv ⅴ v ⅵ vi ⅶ vii ⅷ viii ⅸ ix ⅹ x ⅺ xi ⅻ xii'
const superscripts = '⁰ 0 ⁴ 4 ⁵ 5 ⁶ 6 ⁷ 7 ⁸ 8 ⁹ 9'
const subscripts = '₀ 0 ₁ 1 ₂ 2 ₃ 3 ₄ 4 ₅ 5 ₆ 6 ₇ 7 ₈ 8 ₉ 9'

const em = 1_000

const recipes = new Map<number, Recipe>([
  ...recipesOf(romanNumerals, 1, 0),
  ...recipesOf(smallRomanNumerals, 1, 0),
  ...recipesOf(superscripts, 0.6, 330),
  ...recipesOf(subscripts, 0.6, -110),
])

/** Pairs of a character and what it is made of, all parted by spaces. */
function recipesOf(pairs: string, scale: number, raised: number): [number, Recipe][] {
  const words = pairs.split(' ')
  return Array.from({ length: words.length / 2 }, (_, index) => [
    words[2 * index]?.codePointAt(0) ?? 0,
    { parts: words[2 * index + 1] ?? '', scale, raised },
  ])
}

/** A box with a tick in it, as people fill in a form: the typeface has the box alone, of the same measures. */
const tickedBox = '☑'.codePointAt(0)
/** Outer and inner edge of the box, and the tick, which turns as the outer edge does. */
const tickedBoxContours: readonly (readonly (readonly [x: number, y: number])[])[] = [
  [
    [100, 20],
    [100, -780],
    [900, -780],
    [900, 20],
  ],
  [
    [860, -740],
    [140, -740],
    [140, -20],
    [860, -20],
  ],
  [
    [210, -400],
    [300, -460],
    [440, -260],
    [760, -700],
    [830, -650],
    [450, -90],
  ],
]

/**
 * Draws characters that the typeface lacks and items of bills have every day, such as Ⅰ级护理 and ×10⁹/L, from letters
 * and digits that it has. A Roman numeral takes a whole em, as Chinese print sets it.
 * @param find gives the outline of a character, for an em of 1,000 units
 */
export function composedOutline(
  codePoint: number,
  find: (codePoint: number) => Outline | undefined,
): Outline | undefined {
  if (codePoint === tickedBox) return tickedBoxOutline()
  const recipe = recipes.get(codePoint)
  if (recipe === undefined) return undefined
  const parts = Array.from(recipe.parts, (part) => find(part.codePointAt(0) ?? 0))
  return parts.every((part) => part !== undefined) ? sideBySide(parts, recipe) : undefined
}

function tickedBoxOutline(): Outline {
  const contours = tickedBoxContours.map((contour) =>
    contour.map(([x, y]): Point => ({ x, y, onCurve: true })),
  )
  return writeOutline(contours, em)
}

function sideBySide(parts: readonly Outline[], { scale, raised }: Recipe): Outline {
  const natural = parts.reduce((sum, part) => sum + part.advance, 0) * scale
  const isNumeral = raised === 0
  const narrowing = isNumeral ? Math.min(1, em / natural) : 1
  const advance = isNumeral ? em : Math.round(natural)
  let left = (advance - natural * narrowing) / 2
  const contours = parts.flatMap(({ bytes, advance: width }) => {
    const moved = readContours(bytes).map((contour) =>
      contour.map(({ x, y, onCurve }): Point => ({
        x: Math.round(left + x * scale * narrowing),
        y: Math.round(y * scale - raised),
        onCurve,
      })),
    )
    left += width * scale * narrowing
    return moved
  })
  return writeOutline(contours, advance)
}
