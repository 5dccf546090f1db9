import type { SealPicture } from '../face/face.ts'
import { singleLine } from '../face/fit-text.ts'
import { renderSvg } from '../png/render-svg.ts'
import { sealSvg, type SealDesign } from './seal-svg.ts'

/** The supervisor's ellipse with the name of a region in its middle. */
export interface SupervisorSeal {
  readonly kind: 'supervisor'
  /** Such as 重庆市. */
  readonly region: string
}

/** The round seal of an issuing unit with its name on an arc. */
export interface IssuerSeal {
  readonly kind: 'issuer'
  readonly name: string
  readonly purpose: '收费票据专用章' | '财务专用章'
}

export type SealSubject = SupervisorSeal | IssuerSeal

/** The longest name of a unit that can still be read on a seal; a longer one loses its end. */
export const sealNameCharactersMax = 40

const pixelsPerMm = 12

/** A seal in red ink on a transparent ground, at about 300 dots per inch. The same subject gives the same bytes. */
export function drawSealPicture(subject: SealSubject): SealPicture {
  const design = subject.kind === 'supervisor' ? supervisorDesign(subject) : issuerDesign(subject)
  const { widthMm, heightMm } = design
  return { png: renderSvg(sealSvg(design), widthMm * pixelsPerMm), widthMm, heightMm }
}

function supervisorDesign({ region }: SupervisorSeal): SealDesign {
  return {
    widthMm: 30,
    heightMm: 20,
    borderMm: 0.7,
    arc: { text: '财政票据监制章', sizeMm: 3.1, spanDegrees: 190 },
    lines: [
      { text: shortened(region), sizeMm: 4, baselineMm: 1.7, widthMmMax: 19 },
      { text: '财政部监制', sizeMm: 2.6, baselineMm: 6.6, widthMmMax: 14 },
    ],
  }
}

function issuerDesign({ name, purpose }: IssuerSeal): SealDesign {
  const text = shortened(name)
  const count = Array.from(text).length
  const spanDegrees = Math.min(250, 22 * Math.max(1, count - 1))
  const roomMm = (spanDegrees * Math.PI * 11) / 180 / Math.max(1, count - 1)
  return {
    widthMm: 30,
    heightMm: 30,
    borderMm: 0.9,
    arc: { text, sizeMm: Math.min(4, roomMm * 0.98), spanDegrees },
    lines: [{ text: purpose, sizeMm: 3, baselineMm: 9.6, widthMmMax: 17 }],
    starMm: 4.2,
  }
}

const shortened = (name: string): string =>
  Array.from(singleLine(name)).slice(0, sealNameCharactersMax).join('')
