/** A guide of the protocol: its name in addresses, its Chinese title, and its text in Markdown. */
export interface Guide {
  readonly name: string
  readonly title: string
  readonly text: string
}

/** Which sections of the overview make a guide. */
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

/** @throws Error where a section of the overview belongs to no guide, or a guide names none that is there */
export function guidesOf(overview: string, sandbox: string): readonly Guide[] {
  const sections = sectionsOf(overview)
  const left = new Map(sections)
  const take = (begin: string) => {
    const heading = [...left.keys()].find((each) => each.startsWith(`${begin} `))
    if (heading === undefined) throw new Error(`the overview has no section ${begin}`)
    const text = left.get(heading) ?? ''
    left.delete(heading)
    return `## ${heading}\n\n${text}`
  }
  const guides = ofOverview.map(([name, title, names]) => {
    return { name, title, text: names.map(take).join('\n\n') }
  })
  for (const name of shownElsewhere) take(name)
  if (left.size > 0) throw new Error(`no guide for ${[...left.keys()].join(', ')}`)
  const sandboxText = sandbox.slice(sandbox.indexOf('\n# ') + 1).replace(/^# .*\n/, '')
  return [...guides, { name: 'sandbox', title: '沙箱', text: sandboxText.trim() }]
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
