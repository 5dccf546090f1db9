import type { HisMethod } from '@piaoqiao/issuer/his'
import { hisMethods, hisNotices } from '@piaoqiao/issuer/his'
import { methodPage } from './method-page.ts'
import { hisOverviewPage } from './overview-page.ts'

export const hisPagesFolder = 'docs/his'

const generatedMark =
  '<!-- Made by npm run docs from the tables in apps/issuer/src/his. Change tools/his-pages instead. -->'

/** The pages of the HIS interface: the overview, one for each method and one for each notice. */
export async function hisPages(): Promise<Map<string, string>> {
  const pages = new Map([[`${hisPagesFolder}/README.md`, marked(hisOverviewPage())]])
  const add = (methods: Readonly<Record<string, HisMethod>>, calledBy: 'his' | 'station') => {
    for (const method of Object.values(methods)) {
      pages.set(`${hisPagesFolder}/${method.name}.md`, marked(methodPage(method, calledBy)))
    }
  }
  add(hisMethods, 'his')
  add(hisNotices, 'station')
  return pages
}

const marked = (text: string) => `${generatedMark}\n\n${text.trimEnd()}\n`
