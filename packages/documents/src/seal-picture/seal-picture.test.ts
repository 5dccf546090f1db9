import { describe, expect, test } from 'vitest'
import { pictureParts } from '../pdf/picture-parts.ts'
import { placesOnArc } from './arc.ts'
import { drawSealPicture } from './draw-seal-picture.ts'
import { unzlibSync } from 'fflate'

const issuer = { kind: 'issuer', name: '示例市第一人民医院', purpose: '收费票据专用章' } as const
const supervisor = { kind: 'supervisor', region: '示例省' } as const

describe('the picture of a seal', () => {
  test.each([
    ['a round one', issuer, 30, 30],
    ['an ellipse', supervisor, 30, 20],
  ])(
    '%s is as large as its measures say, red, and clear around',
    (_, subject, widthMm, heightMm) => {
      const seal = drawSealPicture(subject)
      const { widthPx, heightPx, colours, alpha } = pictureParts(seal.png)
      expect([seal.widthMm, seal.heightMm]).toEqual([widthMm, heightMm])
      expect(widthPx / heightPx).toBeCloseTo(widthMm / heightMm, 2)
      const coverage = unzlibSync(alpha)
      expect([coverage[0], coverage.at(-1)]).toEqual([0, 0])
      expect(coverage.every((value) => value < 255)).toBe(true)
      const inked = coverage.findIndex((value) => value > 150)
      const [red = 0, green = 0, blue = 0] = unzlibSync(colours).slice(3 * inked, 3 * inked + 3)
      expect(red).toBeGreaterThan(4 * green)
      expect(red).toBeGreaterThan(4 * blue)
    },
  )

  test.each([
    ['the name', issuer, { ...issuer, name: '示例市第二人民医院' }],
    ['the purpose', issuer, { ...issuer, purpose: '财务专用章' }],
    ['the region', supervisor, { ...supervisor, region: '样例市' }],
  ] as const)('shows %s', (_, one, other) => {
    expect(drawSealPicture(one).png).toEqual(drawSealPicture(structuredClone(one)).png)
    expect(drawSealPicture(one).png).not.toEqual(drawSealPicture(other).png)
  })

  test.each(['', '示', '示例'.repeat(100), 'A < B & "C"'])('is drawn for the name %j', (name) => {
    expect(drawSealPicture({ ...issuer, name }).png.length).toBeGreaterThan(1_000)
  })
})

describe('places on an arc', () => {
  test('are evenly spread and upright on the curve', () => {
    const places = placesOnArc({ halfWidth: 10, halfHeight: 10 }, 5, 180)
    const near = places.map(({ x, y, degrees }) =>
      [x, y, degrees].map((value) => Math.round(value * 10) / 10 + 0),
    )
    expect(near).toEqual([
      [-10, 0, -90],
      [-7.1, -7.1, -45],
      [0, -10, 0],
      [7.1, -7.1, 45],
      [10, 0, 90],
    ])
  })

  test('a single one stands at the top', () => {
    const [place] = placesOnArc({ halfWidth: 15, halfHeight: 10 }, 1, 200)
    expect(place?.x).toBeCloseTo(0, 1)
    expect(place?.y).toBeCloseTo(-10, 1)
  })
})
