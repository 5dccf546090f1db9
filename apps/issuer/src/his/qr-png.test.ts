import { readQrPicture } from '@piaoqiao/documents/faces'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrPng } from './qr-png.ts'

test.each([
  '50060126,0000000001,a1b2c3,188.21,20260302',
  'https://example.invalid/f/0123456789abcdefghijklmnopqrstuvwxyz0123456789',
  '票据',
])('a reader that others wrote finds %s in the picture', async (text) => {
  expect(await readQrPicture(qrPng(text))).toEqual([text])
})

test('whatever the text, the picture says it', async () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789abc,.'.split('')), minLength: 1 })
  await fc.assert(
    fc.asyncProperty(digits, async (text) => {
      expect(await readQrPicture(qrPng(text))).toEqual([text])
    }),
    { numRuns: 30 },
  )
})

test('the same text gives the same bytes', () => {
  expect(qrPng('50060126').equals(qrPng('50060126'))).toBe(true)
})
