import { expect, test } from 'vitest'
import { OutlineFont } from './outline-font.ts'
import { readWoff } from './sfnt.ts'

const emptyWoff = new Uint8Array(44)
emptyWoff.set([0x77, 0x4f, 0x46, 0x46])

test.each([
  ['no font at all', new Uint8Array(10)],
  ['another format', new Uint8Array(100)],
  ['tables beyond the end of the file', withTable([0, 0, 0, 44, 0, 0, 1, 0, 0, 0, 1, 0])],
  ['a table of absurd size', withTable([0, 0, 0, 44, 0, 0, 0, 4, 0xff, 0xff, 0xff, 0xff])],
])('%s is refused as a font', (_, file) => {
  expect(() => readWoff(file)).toThrow(expect.objectContaining({ code: 'FONT_MALFORMED' }))
})

test('a font without the tables that outlines need is refused', () => {
  expect(() => new OutlineFont(readWoff(emptyWoff))).toThrow(
    expect.objectContaining({ code: 'FONT_MALFORMED' }),
  )
})

function withTable(entry: readonly number[]): Uint8Array {
  const file = new Uint8Array(80)
  file.set(emptyWoff)
  file[13] = 1
  file.set(entry, 48)
  return file
}
