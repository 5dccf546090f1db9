import { lifePage } from './life-page.ts'
import { refusalsPage } from './refusals-page.ts'

const generatedMark = '<!-- Made by npm run docs from packages/domain. -->'

/** The pages about the domain: path in the repository to text. */
export async function domainDocuments(): Promise<Map<string, string>> {
  const pages = {
    'docs/life-of-a-bill.md': lifePage(),
    'docs/refusals.md': refusalsPage(),
  }
  return new Map(
    Object.entries(pages).map(([path, text]) => [path, `${generatedMark}\n\n${text}\n`]),
  )
}
