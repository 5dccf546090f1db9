import { fenFromYuan, fenMax } from '@piaoqiao/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountInWords } from './amount-in-words.ts'

describe('amounts in words', () => {
  test.each([
    ['0.00', '零元整'],
    ['0.01', '壹分'],
    ['0.10', '壹角整'],
    ['0.56', '伍角陆分'],
    ['1.00', '壹元整'],
    ['1.05', '壹元零伍分'],
    ['10.00', '壹拾元整'],
    ['10.50', '壹拾元伍角整'],
    ['101.00', '壹佰零壹元整'],
    ['110.01', '壹佰壹拾元零壹分'],
    ['993.54', '玖佰玖拾叁元伍角肆分'],
    ['1001.00', '壹仟零壹元整'],
    ['1010.00', '壹仟零壹拾元整'],
    ['10000.00', '壹万元整'],
    ['10001.00', '壹万零壹元整'],
    ['10010.20', '壹万零壹拾元贰角整'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['100500.00', '壹拾万零伍佰元整'],
    ['1000000.00', '壹佰万元整'],
    ['20003000.00', '贰仟万叁仟元整'],
    ['100000000.00', '壹亿元整'],
    ['100001000.00', '壹亿零壹仟元整'],
    ['100010000.00', '壹亿零壹万元整'],
    ['120034005600.78', '壹仟贰佰亿叁仟肆佰万伍仟陆佰元柒角捌分'],
    ['999999999999.99', '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['-188.21', '负壹佰捌拾捌元贰角壹分'],
    ['-0.01', '负壹分'],
  ])('%s is %s', (yuan, words) => {
    expect(amountInWords(fenFromYuan(yuan))).toBe(words)
  })

  test('reading the words gives the amount back, and they never say zero twice in a row', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -fenMax, max: fenMax }), (fen) => {
        const words = amountInWords(fen)
        expect(fenOfWords(words)).toBe(fen)
        expect(words).not.toMatch(/零零|零[元万亿]..|^.+零元整$/)
      }),
      { numRuns: 500 },
    )
  })

  test('small amounts, which have most of the zeros, are read back too', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), (fen) => {
        expect(fenOfWords(amountInWords(BigInt(fen)))).toBe(BigInt(fen))
      }),
      { numRuns: 500 },
    )
  })

  test.each([fenMax + 1n, -fenMax - 1n])('%s fen are more than a bill can carry', (fen) => {
    expect(() => amountInWords(fen)).toThrow(RangeError)
  })
})

/** Reads the words as a person would: a digit, then the place that it stands at. */
function fenOfWords(words: string): bigint {
  let [total, group, digit] = [0n, 0n, 0n]
  const places: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n }
  const large: Record<string, bigint> = { 亿: 10_000_000_000n, 万: 1_000_000n, 元: 100n }
  for (const word of words.replace('负', '').replace('整', '')) {
    const place = places[word]
    const scale = large[word]
    if (place !== undefined) [group, digit] = [group + digit * place, 0n]
    else if (scale !== undefined) [total, group, digit] = [total + (group + digit) * scale, 0n, 0n]
    else if (word === '角') [total, digit] = [total + digit * 10n, 0n]
    else if (word === '分') [total, digit] = [total + digit, 0n]
    else digit = BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(word))
  }
  return words.startsWith('负') ? -total : total
}
