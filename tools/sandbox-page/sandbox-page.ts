import { readFileSync } from 'node:fs'
import {
  actTitles,
  billKinds,
  controlRoutes,
  magicBillsOf,
  magicFace,
  operatorRoutes,
  sandboxBounds,
  sandboxEdition,
  sandboxFaults,
  sandboxNumberPrefix,
  stateNames,
} from '@piaoqiao/sandbox'
import { markdownTable } from '../protocol-pages/markdown.ts'

const page = 'docs/protocol/sandbox.md'
const generatedMark =
  '<!-- Made by npm run docs from the tables in apps/sandbox. Change tools/sandbox-page instead. -->'

/** The provinces of the examples. */
const provinces = { own: '50', other: '32' } as const

/** docs/protocol/sandbox.md. Throws where the text names a place that nothing fills, or the other way round. */
export async function sandboxPage(): Promise<Map<string, string>> {
  const text = readFileSync(new URL('sandbox.md', import.meta.url), 'utf8')
  const places = new Map<string, string>(Object.entries({ ...words(), ...tables() }))
  const unused = new Set(places.keys())
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) => {
    const content = places.get(place)
    if (content === undefined) throw new Error(`nothing fills ${place}`)
    unused.delete(place)
    return content
  })
  if (unused.size > 0) throw new Error(`no place for ${[...unused].join(', ')}`)
  return new Map([[page, `${generatedMark}\n\n${filled.trimEnd()}\n`]])
}

function words(): Readonly<Record<string, string>> {
  const bounds = Object.entries(sandboxBounds).map(([name, bound]) => [name, String(bound)])
  return {
    ...provinces,
    ...(Object.fromEntries(bounds) as Record<string, string>),
    edition: sandboxEdition,
    numberPrefix: sandboxNumberPrefix,
    kinds: Object.keys(billKinds).map(code).join(', '),
    checkCode: magicFace.checkCode,
    amount: magicFace.amount,
    issuedOn: magicFace.issuedOn,
  }
}

function tables(): Readonly<Record<string, string>> {
  const routeTable = (routes: readonly (readonly [route: string, what: string])[]) =>
    markdownTable(
      ['request', 'what it does'],
      routes.map(([route, what]) => [code(route), what]),
    )
  return {
    routes: routeTable(controlRoutes),
    operator: routeTable(operatorRoutes),
    states: markdownTable(
      ['state', '状态'],
      Object.entries(stateNames).map(([word, name]) => [code(name), word]),
    ),
    acts: markdownTable(
      ['act', '动作', 'optional'],
      Object.entries(actTitles).map(([act, { title, takes }]) => [
        code(act),
        title,
        takes.map(code).join(', '),
      ]),
    ),
    magic: markdownTable(
      ['code', 'number', 'a lock is answered', '说明'],
      magicBillsOf(provinces).map(({ billCode, billNumber, answer, sentence, authorisationId }) => [
        code(billCode),
        code(billNumber),
        answer === '' ? 'nothing; the connection is cut' : code(answer),
        authorisationId === null ? sentence : `${sentence}授权编号 ${code(authorisationId)}`,
      ]),
    ),
    faults: markdownTable(
      ['code', 'status', '说明', '下一步'],
      Object.entries(sandboxFaults).map(([name, { status, sentence, next }]) => [
        code(name),
        String(status),
        sentence,
        next,
      ]),
    ),
  }
}

function code(text: string): string {
  return `\`${text}\``
}
