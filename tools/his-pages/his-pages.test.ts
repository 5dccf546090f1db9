import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hisMethods, hisNotices } from '@piaoqiao/issuer/his'
import { expect, test } from 'vitest'
import { hisPages, hisPagesFolder } from './his-pages.ts'

const root = join(import.meta.dirname, '../..')
const shell = (command: string) => execFileSync('sh', ['-c', command]).toString().trim()

test('whoever types the commands of the overview sees what the overview says', async () => {
  const overview = (await hisPages()).get(`${hisPagesFolder}/README.md`) ?? ''
  const steps = [...overview.matchAll(/```sh\n([^`]+)\n```\n\n```text\n([^`]+)\n```/g)]
  expect(steps).toHaveLength(2)
  for (const [, command = '', output] of steps) {
    expect(shell(command).replaceAll('\n', '')).toBe(output)
  }
})

test('every method has a page with its fields, and no page is left of one that is gone', async () => {
  const pages = await hisPages()
  const names = [...Object.keys(hisMethods), ...Object.keys(hisNotices)]
  expect(pages.size).toBe(names.length + 1)
  for (const [name, method] of Object.entries({ ...hisMethods, ...hisNotices })) {
    const page = pages.get(`${hisPagesFolder}/${name}.md`) ?? ''
    for (const field of Object.keys(method.request)) expect(page).toContain(`| \`${field}\` |`)
  }
  const written = readdirSync(join(root, hisPagesFolder)).toSorted()
  expect(written).toEqual([...names.map((name) => `${name}.md`), 'README.md'].toSorted())
})
