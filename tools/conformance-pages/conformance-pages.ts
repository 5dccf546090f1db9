import { readFileSync } from 'node:fs'
import {
  caseCatalogue,
  keptTextMax,
  portalCatalogue,
  portalMessages,
  testedMessages,
  unitCaseCatalogue,
  unitMessages,
} from '@piaoqiao/conformance'
import { markdownTable } from '../protocol-pages/markdown.ts'
import { coveragePage } from './coverage-page.ts'

export const conformancePagesFolder = 'docs/conformance'

const generatedMark =
  '<!-- Made by npm run docs from the cases in packages/conformance. Change tools/conformance-pages instead. -->'

/** The pages about the conformance suite: how to run it, and what it checks. */
export async function conformancePages(): Promise<Map<string, string>> {
  return new Map([
    [`${conformancePagesFolder}/README.md`, marked(overview())],
    [`${conformancePagesFolder}/coverage.md`, marked(coveragePage())],
  ])
}

const marked = (text: string) => `${generatedMark}\n\n${text.trimEnd()}\n`

function overview(): string {
  return readFileSync(new URL('overview.md', import.meta.url), 'utf8')
    .replace('{{counts}}', counts())
    .replace('{{keptText}}', String(keptTextMax))
}

function counts(): string {
  const platform = [...caseCatalogue(), ...portalCatalogue()]
  const unit = unitCaseCatalogue()
  const count = (cases: readonly { readonly message: string }[], message: string) =>
    String(cases.filter((one) => one.message === message).length)
  const ofSide = (side: 'success' | 'failure') => platform.filter((one) => one.side === side)
  const messages = [...new Set([...testedMessages, ...portalMessages, ...unitMessages])]
  const rows = messages.map((message) => [
    `[\`${message}\`](../protocol/${message}.md)`,
    count(ofSide('success'), message),
    count(ofSide('failure'), message),
    count(unit, message),
  ])
  const sum = [
    'together',
    String(ofSide('success').length),
    String(ofSide('failure').length),
    String(unit.length),
  ]
  return markdownTable(
    ['Message', 'Platform: has to succeed', 'Platform: has to refuse', 'Unit: attacks and checks'],
    [...rows, sum],
  )
}
