import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filledText, placesIn } from '../filled-text.ts'

/** A guide of the portal: its name in addresses, its title, and its text in Markdown, both Chinese. */
export interface Guide {
  readonly name: string
  readonly title: string
  readonly text: string
}

type Places = Readonly<Record<string, string>>

/** Which sections of the English overview a guide says in Chinese. */
const ofOverview: readonly (readonly [name: string, title: string, sections: readonly string[]])[] =
  [
    ['start', '从这里开始', ['In short', 'Transport', 'Values']],
    ['envelope', '信封', ['Envelope']],
    ['keys', '密钥', ['Keys']],
    ['retries', '请求、重试与批次', ['Requests and retries', 'Batches', 'Answers']],
    ['events', '事件与通知', ['Events']],
    ['between-provinces', '跨省', ['Between provinces']],
  ]
/** Shown as pages of their own. */
const shownElsewhere = ['Messages', 'Envelope faults', 'Refusals']
/** What only an office needs of the sandbox, and the routes, which the Chinese guide describes itself. */
const notOfSandbox = ['operator', 'routes']
/** Guides for whoever uses the platform, from docs/guides. */
const ofUsers = [
  ['unit-by-system', '对接单位操作指南'],
  ['hospital', '医院操作指南'],
] as const

export interface GuideSources {
  /** The English overview with its places open. */
  readonly overview: string
  readonly overviewPlaces: Places
  readonly sandboxPlaces: Places
  readonly repositoryRoot: string
}

/**
 * All guides.
 * @throws Error where a section of the overview belongs to no guide, or where a guide shows other values than its sections
 */
export function guidesOf(sources: GuideSources): readonly Guide[] {
  const sandboxPlaces = without(sources.sandboxPlaces, notOfSandbox)
  const sandbox = filledText(chineseText('sandbox'), sandboxPlaces)
  const users = ofUsers.map(([name, title]) => {
    const file = join(sources.repositoryRoot, `docs/guides/${name}.zh-CN.md`)
    return {
      name,
      title,
      text: readFileSync(file, 'utf8')
        .replace(/^# .*\n/, '')
        // The pictures are of pages that the reader has open anyway.
        .replaceAll(/^!\[[^\]]*\]\([^)]*\)\n?/gm, '')
        .trim(),
    }
  })
  return [
    ...overviewGuides(sources),
    { name: 'sandbox', title: '沙箱', text: sandbox.trim() },
    ...users,
  ]
}

function overviewGuides({ overview, overviewPlaces }: GuideSources): readonly Guide[] {
  const sections = sectionsOf(overview)
  const left = new Map(sections)
  const take = (begin: string) => {
    const heading = [...left.keys()].find((each) => each.startsWith(`${begin} `))
    if (heading === undefined) throw new Error(`the overview has no section ${begin}`)
    const text = left.get(heading) ?? ''
    left.delete(heading)
    return text
  }
  const guides = ofOverview.map(([name, title, names]) => {
    const places = only(overviewPlaces, placesIn(names.map(take).join('\n')))
    return { name, title, text: filledText(chineseText(name), places).trim() }
  })
  for (const name of shownElsewhere) take(name)
  if (left.size > 0) throw new Error(`no guide for ${[...left.keys()].join(', ')}`)
  return guides
}

/** The Chinese text of a guide with its places open. */
export function chineseText(name: string): string {
  return readFileSync(new URL(`guides/${name}.md`, import.meta.url), 'utf8')
}

function sectionsOf(page: string): ReadonlyMap<string, string> {
  const parts = page.split(/^## /m).slice(1)
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end).trim()]
    }),
  )
}

function only(places: Places, names: readonly string[]): Places {
  return Object.fromEntries(Object.entries(places).filter(([name]) => names.includes(name)))
}

function without(places: Places, names: readonly string[]): Places {
  return Object.fromEntries(Object.entries(places).filter(([name]) => !names.includes(name)))
}
