import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomes } from './answer.ts'
import { firstRefusal, refusal, refusalSentence, refusals } from './refusals.ts'
import type { RefusalCode } from './refusals.ts'

const codes = Object.keys(refusals) as RefusalCode[]

describe.each(Object.entries(refusals))('%s', (code, { sentence, next }) => {
  test('is a code that the protocol can carry', () => {
    expect(code).toMatch(/^[A-Z_]{3,40}$/)
  })

  test('says in plain Chinese what is the matter and what can be done', () => {
    for (const text of [sentence, next]) {
      expect(text).toMatch(/^[\u4e00-\u9fff][^！!]*。$/)
    }
  })
})

test.each(Object.entries(outcomes))('%s says in plain Chinese what was done', (code, sentence) => {
  expect(code).toMatch(/^[A-Z_]{3,40}$/)
  expect(sentence).toMatch(/^[\u4e00-\u9fff][^！!]*。$/)
})

test('no two refusals read alike', () => {
  const sentences = Object.values(refusals).map(({ sentence }) => sentence)
  expect(new Set(sentences).size).toBe(sentences.length)
})

test('of several refusals the earliest of the catalogue is given, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1 }), (some) => {
      const earliest = codes.find((code) => some.includes(code))
      const grounds = some.flatMap((code) => [false as const, refusal(code)])
      expect(firstRefusal(grounds)?.code).toBe(earliest)
    }),
  )
})

test('where nothing speaks against a request there is no refusal', () => {
  expect(firstRefusal([])).toBeNull()
  expect(firstRefusal([false, false])).toBeNull()
})

test('a sentence names its details', () => {
  const locked = refusal('BILL_LOCKED', { holder: '示例保险', until: '2026-04-01' })
  expect(refusalSentence(locked)).toBe('这张票据已由示例保险锁定，至2026-04-01。')
})

test('a detail is never read as a place of its own, and a missing one leaves no braces', () => {
  const locked = refusal('BILL_LOCKED', { holder: '{until}', until: '明天' })
  expect(refusalSentence(locked)).toBe('这张票据已由{until}锁定，至明天。')
  expect(refusalSentence(refusal('BILL_LOCKED'))).not.toContain('{')
})
