import { posix } from 'node:path'
import { lineAt, type Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'
import { anchorsIn, withoutCode } from './markdown.ts'

const link = /\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)/gm
// Parts of generated pages; their links are looked at where the pages lie.
const templates = 'tools/'
const leadsOutside = /^(?:[a-z]+:|\/\/)/

/** Links of documents lead to files and headings that exist. Links to the web are not followed. */
export function checkLinks(repository: Repository): Problem[] {
  return repository.paths
    .filter((path) => path.endsWith('.md') && !path.startsWith(templates))
    .flatMap((path) => {
      const text = withoutCode(repository.read(path))
      return [...text.matchAll(link)]
        .map((match) => ({ target: match[1] ?? match[2] ?? '', offset: match.index }))
        .filter(({ target }) => !leadsOutside.test(target) && !leads(repository, path, target))
        .map(({ target, offset }) => ({
          path,
          line: lineAt(text, offset),
          message: `leads nowhere: ${target}. Correct the link, or write what it promises.`,
        }))
    })
}

function leads(repository: Repository, from: string, target: string): boolean {
  const [file = '', anchor] = decodeURI(target).split('#')
  const path = file === '' ? from : posix.join(posix.dirname(from), file).replace(/\/$/, '')
  if (repository.paths.some((known) => known.startsWith(`${path}/`))) return true
  if (path !== '.' && !repository.paths.includes(path)) return false
  return anchor === undefined || !path.endsWith('.md') || hasAnchor(repository.read(path), anchor)
}

const hasAnchor = (text: string, anchor: string) => anchorsIn(text).includes(anchor)
