import type { Page } from 'playwright-core'

/** What the reader says of a file. */
export interface ReaderAnswer {
  readonly pagesCount: number
  readonly text: string
  /** Of every seal, in the order of the file: what the reader says of it, and where it draws it. */
  readonly seals: readonly ReaderSeal[]
  /** Of every font file: whether the browser takes it for one. */
  readonly fonts: readonly boolean[]
  /** Whether the small files under the last seal are those that it signed; the reader keeps no others. */
  readonly areDigestsGood: boolean
}

export interface ReaderSeal {
  readonly name: string
  readonly isSignatureGood: boolean
  /** In millimetres on the first page. */
  readonly boxMm: BoxMm
}

export type BoxMm = readonly [left: number, top: number, width: number, height: number]

/** Fonts by the name under which the file declares them; the reader itself leaves them to the system. */
export type PageFonts = Readonly<Record<string, string>>

interface ReaderOrder {
  readonly file: string
  readonly fonts: PageFonts
}

/** The reader's own SM3 takes seconds for larger files. */
const digestedBytesMax = 4_000

/**
 * Runs in the browser, so it is given as text: the sources here know no documents and windows. The reader gives its
 * findings about signatures to nobody but the console.
 */
const openAndDraw = `async ({ file, fonts }) => {
  const load = async ([family, place]) => {
    const face = await new FontFace(family, 'url(' + place + ')').load().catch(() => null)
    if (face !== null) document.fonts.add(face)
    return face !== null
  }
  const loaded = await Promise.all(Object.entries(fonts).map(load))
  const signatures = []
  console.log = (said) => said?.SES_Signature && signatures.push(said)
  const bytes = await (await fetch(file)).blob()
  const documents = await new Promise((resolve, reject) => {
    ofd.parseOfdDocument({ ofd: new File([bytes], 'bill.ofd'), success: resolve, fail: reject })
  })
  const pages = ofd.renderOfd(1200, documents[0])
  document.querySelector('#pages').replaceChildren(...pages)
  await document.fonts.ready
  const paper = pages[0].getBoundingClientRect()
  const pictures = [...document.querySelectorAll('[name="seal_img_div"]')]
  return {
    pagesCount: pages.length,
    text: document.querySelector('#pages').textContent,
    fonts: loaded,
    areDigestsGood: [...toBeChecked.values()].every((arr) => {
      const small = arr.filter(({ fileData }) => fileData.length < ${digestedBytesMax})
      return small.length > 0 && ofd.digestCheck(small)
    }),
    signatures: signatures.map(({ verifyRet, SES_Signature: { toSign } }) => {
      return { verifyRet, name: toSign.eseal.esealInfo.property.name }
    }),
    boxes: pictures.map((picture) => {
      const { left, top, width, height } = picture.getBoundingClientRect()
      const share = (px) => px / paper.width
      return [share(left - paper.left), share(top - paper.top), share(width), share(height)]
    }),
  }
}`

interface InPage {
  readonly pagesCount: number
  readonly text: string
  readonly fonts: readonly boolean[]
  readonly areDigestsGood: boolean
  readonly signatures: readonly { readonly verifyRet: boolean; readonly name: string }[]
  /** In widths of the paper. */
  readonly boxes: readonly BoxMm[]
}

/** Opens the file in the page, draws it there, and tells what the reader found. */
export async function readInPage(
  page: Page,
  paperMm: number,
  order: ReaderOrder,
): Promise<ReaderAnswer> {
  const expression = `(${openAndDraw})(${JSON.stringify(order)})`
  const { signatures, boxes, ...answer } = await page.evaluate<InPage>(expression)
  const seals = signatures.map(({ name, verifyRet }, index) => {
    const [left, top, width, height] = boxes[index] ?? [0, 0, 0, 0]
    const boxMm: BoxMm = [left * paperMm, top * paperMm, width * paperMm, height * paperMm]
    return { name, isSignatureGood: verifyRet, boxMm }
  })
  return { ...answer, seals }
}
