import { commaForm } from '../../qr/qr-content.ts'
import { layFace } from '../../face/lay-face.ts'
import { pictureOf } from './bill-makers.ts'
import { brokenFiles, truncated } from './broken-file.ts'
import type { Break } from './broken-file.ts'
import type { GoodFiles } from './good-files.ts'

/** Pictures in which no code of a bill can be read, or must not be looked for. */

const breaks: readonly Break[] = [
  [
    'picture-other-code',
    'The code leads to a page and says nothing of a bill',
    ['BILL_FILE_NO_BILL'],
    ({ bill }) => pictureOf(layFace(bill.document, { qrText: 'https://example.com/' })),
  ],
  [
    'picture-wrong-day',
    'The code says a day that there is none of',
    ['BILL_FILE_NO_BILL'],
    ({ bill }) => pictureOf(layFace(bill.document, { qrText: codeWithDay('20260230') })),
  ],
  [
    'picture-truncated',
    'Half of the picture is missing',
    ['BILL_FILE_NO_BILL'],
    ({ bill }) => truncated(pictureOf(bill.face), 0.5),
  ],
  [
    'picture-head-only',
    'The picture is a header and nothing else',
    ['QR_PICTURE_MALFORMED'],
    ({ bill }) => pictureOf(bill.face).slice(0, 20),
  ],
  [
    'picture-bomb',
    'The header promises a picture of a billion pixels',
    ['QR_PICTURE_TOO_LARGE'],
    promisedPixels,
  ],
]

const codeWithDay = (day: string): string =>
  commaForm()
    .write({ billCode: '50060125', billNumber: '0000000101', checkCode: 'a1b2c3' })
    .replace(',,,', `,188.21,${day},`)

/** Width and height stand at these places of every PNG. */
function promisedPixels({ bill }: GoodFiles): Uint8Array {
  const picture = Buffer.from(pictureOf(bill.face))
  picture.writeUInt32BE(32_768, 16)
  picture.writeUInt32BE(32_768, 20)
  return new Uint8Array(picture)
}

const others: readonly Break[] = [
  [
    'other-picture',
    'The picture is a GIF',
    ['BILL_FILE_UNKNOWN'],
    () => new TextEncoder().encode('GIF89a'),
  ],
  [
    'other-text',
    'The file is a text with the facts of a bill',
    ['BILL_FILE_UNKNOWN'],
    () => new TextEncoder().encode('票据代码：50060125'),
  ],
  ['other-nothing', 'The file is empty', ['BILL_FILE_UNKNOWN'], () => new Uint8Array()],
  [
    'other-large',
    'The file is larger than any bill',
    ['BILL_FILE_TOO_LARGE'],
    () => new Uint8Array(21 * 1024 * 1024),
  ],
]

export const brokenPictures = brokenFiles('png', breaks)
export const otherFiles = brokenFiles('bin', others)
