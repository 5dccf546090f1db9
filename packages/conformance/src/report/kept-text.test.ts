import { expect, test } from 'vitest'
import { keptText } from './kept-text.ts'
import { keptTextMax } from './report.ts'

test('what names a person is left out, wherever it stands', () => {
  const text = keptText({ items: [{ payerCode: '500000199001010016', billCode: '50060126' }] })
  expect(text).not.toContain('500000199001010016')
  expect(text).toContain('50060126')
})

test('a long text is cut', () => {
  expect(keptText({ note: '记'.repeat(keptTextMax * 2) })).toHaveLength(keptTextMax)
})

test('what is no JSON at all is kept as nothing', () => {
  expect(keptText(undefined)).toBe('')
})
