import { loadFaceFont } from '../fonts/face-font.ts'
import { GlyphShapes } from '../svg/glyph-shapes.ts'
import { placesOnArc, type Ellipse } from './arc.ts'

/** What a seal says, and how large it is. */
export interface SealDesign {
  readonly widthMm: number
  readonly heightMm: number
  readonly borderMm: number
  /** On the arc. */
  readonly arc: ArcText
  /** Straight lines below each other. */
  readonly lines: readonly StraightText[]
  readonly starMm?: number
}

export interface ArcText {
  readonly text: string
  readonly sizeMm: number
  readonly spanDegrees: number
}

export interface StraightText {
  readonly text: string
  readonly sizeMm: number
  readonly baselineMm: number
  readonly widthMmMax: number
}

/** The red of seal ink. */
const ink = '#d0202a'
/** Text below a seal has to remain readable. */
const opacity = 0.72
/** Seals are cut bolder than books are printed; this widens every stroke, in thousandths of the em. */
const boldness = 34
/** How high the middle of a character stands above its base line, in thousandths of the em. */
const middleAboveBaseline = 340

export function sealSvg(design: SealDesign): string {
  const { widthMm, heightMm, borderMm } = design
  const shapes = new GlyphShapes(loadFaceFont())
  const texts = [arcSvg(design, shapes), ...design.lines.map((line) => lineSvg(line, shapes))]
  const [halfWidth, halfHeight] = [(widthMm - borderMm) / 2, (heightMm - borderMm) / 2]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-widthMm / 2} ${-heightMm / 2} ${widthMm} ${heightMm}">`,
    shapes.definitions(),
    `<g opacity="${opacity}">`,
    `<ellipse rx="${halfWidth}" ry="${halfHeight}" fill="none" stroke="${ink}" stroke-width="${borderMm}"/>`,
    design.starMm === undefined ? '' : starSvg(design.starMm),
    `<g fill="${ink}" stroke="${ink}" stroke-width="${boldness}">${texts.join('')}</g></g></svg>`,
  ].join('')
}

function arcSvg({ widthMm, heightMm, borderMm, arc }: SealDesign, shapes: GlyphShapes): string {
  const insideMm = borderMm + 0.55 + arc.sizeMm * 0.5
  const ellipse: Ellipse = {
    halfWidth: widthMm / 2 - insideMm,
    halfHeight: heightMm / 2 - insideMm,
  }
  const characters = Array.from(arc.text)
  const places = placesOnArc(ellipse, characters.length, arc.spanDegrees)
  return characters
    .map((character, index) => {
      const { x = 0, y = 0, degrees = 0 } = places[index] ?? {}
      const place = `translate(${x.toFixed(3)} ${y.toFixed(3)}) rotate(${degrees.toFixed(2)})`
      return glyphSvg(character, `${place} scale(${arc.sizeMm / 1000})`, shapes)
    })
    .join('')
}

function lineSvg(
  { text, sizeMm, baselineMm, widthMmMax }: StraightText,
  shapes: GlyphShapes,
): string {
  const advances = loadFaceFont().advances(text)
  const width = advances.reduce((sum, advance) => sum + advance, 0)
  const scale = sizeMm / 1000
  // A long line is drawn narrower, not smaller: that is how seals are cut.
  const narrowed = Math.min(scale, widthMmMax / Math.max(1, width))
  let at = -width / 2
  const uses = Array.from(text, (character, index) => {
    const use = shapes.use(character, at)
    at += advances[index] ?? 0
    return use
  })
  return `<g transform="translate(0 ${baselineMm}) scale(${narrowed} ${scale})">${uses.join('')}</g>`
}

/** A character whose middle stands at the place. */
function glyphSvg(character: string, transform: string, shapes: GlyphShapes): string {
  const half = (loadFaceFont().advances(character)[0] ?? 0) / 2
  return `<g transform="${transform} translate(${-half} ${middleAboveBaseline})">${shapes.use(character)}</g>`
}

function starSvg(radiusMm: number): string {
  const innerShare = Math.sin(Math.PI / 10) / Math.sin((7 * Math.PI) / 10)
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? radiusMm : radiusMm * innerShare
    const angle = (index * Math.PI) / 5
    return `${(radius * Math.sin(angle)).toFixed(3)},${(-radius * Math.cos(angle)).toFixed(3)}`
  })
  return `<polygon points="${points.join(' ')}" fill="${ink}"/>`
}
