import { readPdf } from '../../pdf/read-pdf.ts'

/** What a PDF says, page by page, without white space, which is laid out freely. */
export async function saidByPdf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await readPdf(pdf)
  return text.split('\f').map((page) => page.replaceAll(/\s/g, ''))
}

/** The place of the first of these texts that does not follow the one before it, or -1. */
export function firstOutOfOrder(said: string, texts: readonly string[]): number {
  let from = 0
  return texts.findIndex((text) => {
    const bare = text.replaceAll(/\s/g, '')
    const at = said.indexOf(bare, from)
    from = at + bare.length
    return at < 0
  })
}
