import { deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { renderSvg } from '../png/render-svg.ts'
import { addressForm } from './qr-content.ts'
import { qrModules, qrTextBytesMax } from './qr-modules.ts'
import { readQrPicture } from './read-qr-picture.ts'

const text = addressForm('https://bills.example/verify').write({
  billCode: '50060125',
  billNumber: '0000000101',
  checkCode: 'a1b2c3',
  amountFen: 18_821n,
  issuedOn: '2026-03-02',
})

interface Look {
  readonly turn?: number
  readonly dark?: string
  readonly light?: string
  readonly ground?: string
  /** How many specks lie over it. */
  readonly specks?: number
}

/** A code as a camera might see it. */
function picture({
  turn = 0,
  dark = '#000',
  light = '#fff',
  ground = light,
  specks = 0,
}: Look): Uint8Array {
  const modules = qrModules(text)
  const squares = modules.flatMap((row, y) =>
    row.map((isDark, x) => (isDark ? `<path d="M${x} ${y}h1v1h-1z"/>` : '')),
  )
  const middle = modules.length / 2
  const spots = Array.from({ length: specks }, (_, index) => {
    const [x, y] = [(index * 37) % modules.length, (index * 53 + index) % modules.length]
    return `<circle cx="${x}" cy="${y}" r="0.35" fill="${index % 2 === 0 ? dark : light}"/>`
  })
  return renderSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-middle} ${-middle} ${4 * middle} ${4 * middle}">
      <rect x="${-middle}" y="${-middle}" width="100%" height="100%" fill="${ground}"/>
      <g transform="rotate(${turn} ${middle} ${middle})">
        <rect x="-4" y="-4" width="${modules.length + 8}" height="${modules.length + 8}" fill="${light}"/>
        <g fill="${dark}">${squares.join('')}</g>${spots.join('')}
      </g>
    </svg>`,
    480,
  )
}

describe('a code in a picture', () => {
  test.each<[string, Look]>([
    ['straight', {}],
    ['turned a little', { turn: 17 }],
    ['turned by half a quarter', { turn: 45 }],
    ['upside down', { turn: 180 }],
    ['dark, in a badly lit room', { dark: '#101214', light: '#3c3a35', ground: '#22201e' }],
    ['pale', { dark: '#9a9a9a', light: '#dcdcdc' }],
    ['specked', { specks: 60 }],
    ['turned, dark and specked', { turn: 31, dark: '#1a1a1a', light: '#5a564e', specks: 40 }],
  ])('is read when it is %s', async (_, look) => {
    expect(await readQrPicture(picture(look))).toEqual([text])
  })

  test('is read from a JPEG', async () => {
    const photo = readFileSync(new URL('cases/front-corner.jpg', import.meta.url))
    expect(await readQrPicture(photo)).toEqual([text])
  })

  test('is not found where there is none', async () => {
    const blank =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h4v4z"/></svg>'
    expect(await readQrPicture(renderSvg(blank, 200))).toEqual([])
  })
})

/** The header of a PNG that says it is this large. */
function pngHeader(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(33)
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  header.writeUInt32BE(13, 8)
  header.write('IHDR', 12, 'latin1')
  header.writeUInt32BE(widthPx, 16)
  header.writeUInt32BE(heightPx, 20)
  return header
}

/** The beginning of a JPEG that says it is this large. */
function jpegHeader(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 0])
  header.writeUInt16BE(heightPx, 7)
  header.writeUInt16BE(widthPx, 9)
  return header
}

/** A small PNG file whose data unpack to far more than its pixels. */
function pngBomb(): Buffer {
  const data = deflateSync(Buffer.alloc(4 * 1024 * 1024))
  const chunk = Buffer.alloc(data.length + 12)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write('IDAT', 4, 'latin1')
  chunk.set(data, 8)
  return Buffer.concat([pngHeader(10, 10), chunk])
}

describe('a picture is refused before it is decoded', () => {
  test.each([
    ['QR_PICTURE_UNSUPPORTED', 'an empty file', () => Buffer.alloc(0)],
    ['QR_PICTURE_UNSUPPORTED', 'a GIF', () => Buffer.from('GIF89a')],
    ['QR_PICTURE_TOO_LARGE', 'too many bytes', () => Buffer.alloc(12 * 1024 * 1024 + 1)],
    ['QR_PICTURE_TOO_LARGE', 'a PNG of too many pixels', () => pngHeader(10_000, 10_000)],
    [
      'QR_PICTURE_TOO_LARGE',
      'a PNG that says it is as large as can be',
      () => pngHeader(0xffff_ffff, 0xffff_ffff),
    ],
    ['QR_PICTURE_TOO_LARGE', 'a PNG that unpacks to more than its pixels', pngBomb],
    ['QR_PICTURE_TOO_LARGE', 'a JPEG of too many pixels', () => jpegHeader(65_535, 65_535)],
    ['QR_PICTURE_MALFORMED', 'a PNG without pixels', () => pngHeader(0, 10)],
    [
      'QR_PICTURE_MALFORMED',
      'a PNG cut off in its header',
      () => pngHeader(10, 10).subarray(0, 20),
    ],
    ['QR_PICTURE_MALFORMED', 'a JPEG without a frame', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('%s: %s', async (code, _, file) => {
    await expect(readQrPicture(file())).rejects.toMatchObject({ code })
  })

  test('and the next picture is read as if nothing had been', async () => {
    const whole = picture({})
    await readQrPicture(whole.subarray(0, whole.length / 2)).catch(() => [])
    expect(await readQrPicture(whole)).toEqual([text])
  })
})

test('a text too long for a small code is refused', () => {
  expect(() => qrModules('票'.repeat(qrTextBytesMax))).toThrow(
    expect.objectContaining({ code: 'QR_TEXT_TOO_LONG' }),
  )
})
