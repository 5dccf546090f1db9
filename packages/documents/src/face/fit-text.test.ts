import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadFaceFont } from '../fonts/face-font.ts'
import { fitText, singleLine } from './fit-text.ts'
import { widthMmOf } from './text-line.ts'

const font = loadFaceFont()

describe('text in its place', () => {
  test.each([
    [
      'what fits stays whole',
      '样例',
      { widthMm: 10, sizesMm: [4, 2], linesMax: 1 },
      ['样例'],
      4,
      true,
    ],
    [
      'a little too long becomes smaller',
      '样例样例',
      { widthMm: 10, sizesMm: [4, 2], linesMax: 1 },
      ['样例样例'],
      2,
      true,
    ],
    [
      'longer text breaks',
      '样例样例样',
      { widthMm: 8, sizesMm: [4], linesMax: 3 },
      ['样例', '样例', '样'],
      4,
      true,
    ],
    [
      'a comma begins no line',
      '样例样，例',
      { widthMm: 12, sizesMm: [4], linesMax: 3 },
      ['样例', '样，例'],
      4,
      true,
    ],
    [
      'a number is not broken',
      '样例123456',
      { widthMm: 14, sizesMm: [4], linesMax: 3 },
      ['样例', '123456'],
      4,
      true,
    ],
    [
      'a word longer than the line is',
      'abcdefghij',
      { widthMm: 8, sizesMm: [4], linesMax: 9 },
      ['abc', 'def', 'ghij'],
      4,
      true,
    ],
    [
      'the last resort is an ellipsis',
      '样例样例样例',
      { widthMm: 8, sizesMm: [4], linesMax: 2 },
      ['样例', '样…'],
      4,
      false,
    ],
    ['nothing has no lines', '', { widthMm: 8, sizesMm: [4], linesMax: 2 }, [], 4, true],
  ])('%s', (_, text, place, lines, sizeMm, whole) => {
    expect(fitText(font, text, place)).toEqual({ lines, sizeMm, whole })
  })

  test('no line is wider than its place, and none of the text is lost', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from('样例医院，。（）ab1.5-W ')),
      maxLength: 120,
    })
    fc.assert(
      fc.property(texts, fc.integer({ min: 5, max: 60 }), (text, widthMm) => {
        const { lines } = fitText(font, text, { widthMm, sizesMm: [3], linesMax: 200 })
        for (const line of lines)
          expect(widthMmOf(font, line, 3)).toBeLessThanOrEqual(widthMm + 1e-9)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })

  test('line ends and control characters become spaces', () => {
    expect(singleLine('  a\r\nb\t\u0000c\u202Ed\uD800 ')).toBe('a b c d')
  })
})
