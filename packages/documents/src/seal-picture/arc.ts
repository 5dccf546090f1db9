/** Half axes of an ellipse around the origin. */
export interface Ellipse {
  readonly halfWidth: number
  readonly halfHeight: number
}

/** A place on an ellipse, and by how many degrees what stands there is turned to stand upright on the curve. */
export interface ArcPlace {
  readonly x: number
  readonly y: number
  readonly degrees: number
}

const steps = 720

/**
 * Spreads places evenly, by length along the curve, over the upper part of an ellipse.
 * @param spanDegrees the angle between the middles of the first place and of the last one
 */
export function placesOnArc(ellipse: Ellipse, count: number, spanDegrees: number): ArcPlace[] {
  const span = (spanDegrees * Math.PI) / 180
  const angles = Array.from({ length: steps + 1 }, (_, step) => -span / 2 + (span * step) / steps)
  const lengths = lengthsAlong(ellipse, angles)
  const whole = lengths.at(-1) ?? 0
  return Array.from({ length: count }, (_, index) => {
    const wanted = count === 1 ? whole / 2 : (whole * index) / (count - 1)
    return placeAt(ellipse, angleAtLength(angles, lengths, wanted))
  })
}

/** Between two steps the curve is as good as straight. */
function angleAtLength(
  angles: readonly number[],
  lengths: readonly number[],
  wanted: number,
): number {
  const found = lengths.findIndex((length) => length >= wanted)
  const after = found < 0 ? lengths.length - 1 : Math.max(1, found)
  const [fromLength = 0, toLength = 1] = [lengths[after - 1], lengths[after]]
  const [from = 0, to = 0] = [angles[after - 1], angles[after]]
  return from + ((to - from) * (wanted - fromLength)) / (toLength - fromLength)
}

/** An angle of 0 is the top; it grows clockwise. */
function placeAt({ halfWidth, halfHeight }: Ellipse, angle: number): ArcPlace {
  const tangent = Math.atan2(halfHeight * Math.sin(angle), halfWidth * Math.cos(angle))
  return {
    x: halfWidth * Math.sin(angle),
    y: -halfHeight * Math.cos(angle),
    degrees: (tangent * 180) / Math.PI,
  }
}

function lengthsAlong(ellipse: Ellipse, angles: readonly number[]): number[] {
  let length = 0
  let before = placeAt(ellipse, angles[0] ?? 0)
  return angles.map((angle) => {
    const place = placeAt(ellipse, angle)
    length += Math.hypot(place.x - before.x, place.y - before.y)
    before = place
    return length
  })
}
