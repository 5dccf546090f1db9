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
import { filledText } from '../filled-text.ts'
import { markdownTable } from '../protocol-pages/markdown.ts'

const page = 'docs/protocol/sandbox.md'
const generatedMark =
  '<!-- Made by npm run docs from the tables in apps/sandbox. Change tools/sandbox-page instead. -->'

/** The provinces of the examples. */
const provinces = { own: '50', other: '32' } as const

/** docs/protocol/sandbox.md. Throws where the text names a place that nothing fills, or the other way round. */
export async function sandboxPage(): Promise<Map<string, string>> {
  const text = readFileSync(new URL('sandbox.md', import.meta.url), 'utf8')
  const filled = filledText(text, sandboxPlaces(englishHeads))
  return new Map([[page, `${generatedMark}\n\n${filled.trimEnd()}\n`]])
}

/** The words of the tables that differ from language to language. */
export interface SandboxHeads {
  readonly routes: readonly string[]
  readonly states: readonly string[]
  readonly acts: readonly string[]
  readonly magic: readonly string[]
  readonly faults: readonly string[]
  /** What is said of a message that has no answer. */
  readonly cut: string
}

const englishHeads: SandboxHeads = {
  routes: ['request', 'what it does'],
  states: ['state', '状态'],
  acts: ['act', '动作', 'optional'],
  magic: ['code', 'number', 'a lock is answered', '说明'],
  faults: ['code', 'status', '说明', '下一步'],
  cut: 'nothing; the connection is cut',
}

/** What fills the places of a page of the sandbox. */
export function sandboxPlaces(heads: SandboxHeads): Readonly<Record<string, string>> {
  return { ...words(), ...tables(heads) }
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

function tables(heads: SandboxHeads): Readonly<Record<string, string>> {
  const routeTable = (routes: readonly (readonly [route: string, what: string])[]) =>
    markdownTable(
      heads.routes,
      routes.map(([route, what]) => [code(route), what]),
    )
  return {
    routes: routeTable(controlRoutes),
    operator: routeTable(operatorRoutes),
    states: markdownTable(
      heads.states,
      Object.entries(stateNames).map(([word, name]) => [code(name), word]),
    ),
    acts: markdownTable(
      heads.acts,
      Object.entries(actTitles).map(([act, { title, takes }]) => [
        code(act),
        title,
        takes.map(code).join(', '),
      ]),
    ),
    magic: markdownTable(
      heads.magic,
      magicBillsOf(provinces).map(({ billCode, billNumber, answer, sentence, authorisationId }) => [
        code(billCode),
        code(billNumber),
        answer === '' ? heads.cut : code(answer),
        authorisationId === null ? sentence : `${sentence}授权编号 ${code(authorisationId)}`,
      ]),
    ),
    faults: markdownTable(
      heads.faults,
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
