import { commaForm, qrModules } from '@piaoqiao/documents/faces'
import type { SignedBill } from '../../testing/signed-bill.ts'
import type { Visitor } from './portal-browser.ts'

/** What a hand scanner types when it sees the code of a bill. */
export function codeTextOf({ presented }: SignedBill): string {
  const { billCode, billNumber, checkCode, amount, issuedOn } = presented
  const amountFen = BigInt(amount.replace('.', ''))
  return commaForm().write({ billCode, billNumber, checkCode, amountFen, issuedOn })
}

/** A photo with the code of a bill, drawn by the browser. */
export async function photoOf({ page }: Visitor, bill: SignedBill) {
  const drawn = await page.evaluate<string>(`(() => {
    const rows = ${JSON.stringify(qrModules(codeTextOf(bill)))}
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = (rows.length + 8) * 6
    const context = canvas.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = '#000'
    rows.forEach((row, y) => row.forEach((isDark, x) => {
      if (isDark) context.fillRect((x + 4) * 6, (y + 4) * 6, 6, 6)
    }))
    return canvas.toDataURL('image/png')
  })()`)
  const buffer = Buffer.from(drawn.split(',')[1] ?? '', 'base64')
  return { name: '票据二维码.png', mimeType: 'image/png', buffer }
}

/** A photo without a code: one white pixel. */
export const pictureWithoutCode = {
  name: '没有码.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
}
