/**
 * Takes the pictures of the guides from those of the last stories in the browser:
 *
 *   npm test -- tests/e2e/src/portals
 *   node tools/prepare.mjs tests/e2e/src/portals/take-guide-pictures.ts
 *
 * Which ones, the guides say themselves. A picture that the stories did not make is an error.
 */
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repositoryRoot = fileURLToPath(new URL('../../../..', import.meta.url))
const guides = join(repositoryRoot, 'docs', 'guides')
const stories = join(repositoryRoot, 'test-results', 'portals')
const named = /\]\(pictures\/([\w-]+)\.png\)/g

const names = globSync('*.md', { cwd: guides }).flatMap((guide) =>
  [...readFileSync(join(guides, guide), 'utf8').matchAll(named)].map(([, name = '']) => name),
)
mkdirSync(join(guides, 'pictures'), { recursive: true })
for (const name of names) {
  // Citizens hold a phone; all others sit at a desk.
  const device = name.startsWith('citizen-') ? 'phone' : 'desktop'
  const picture = join(stories, device, `${name}.png`)
  if (!existsSync(picture)) throw new Error(`no story made the picture ${name}`)
  copyFileSync(picture, join(guides, 'pictures', `${name}.png`))
}
console.log(`${names.length} pictures in ${guides}/pictures`)
