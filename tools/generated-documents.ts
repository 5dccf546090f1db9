import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { standardPage } from '@piaoqiao/documents/standard'
import { format, resolveConfig } from 'prettier'
import { accountsPages } from './accounts-pages/accounts-pages.ts'
import { drawArchitecture } from './architecture-picture.ts'
import { conformancePages } from './conformance-pages/conformance-pages.ts'
import { developerPages } from './developer-pages/developer-pages.ts'
import { domainDocuments } from './domain-documents/domain-documents.ts'
import { hisPages } from './his-pages/his-pages.ts'
import type { Problem } from './problem.ts'
import { protocolPages } from './protocol-pages/protocol-pages.ts'
import { sandboxPage } from './sandbox-page/sandbox-page.ts'
import { settingsPage } from './settings-page.ts'
import { webClient } from './web-client/web-client.ts'

/** Returns what the documents that it is responsible for must say: path in the repository to text. */
export type DocumentGenerator = (repositoryRoot: string) => Promise<Map<string, string>>

/** Everything in the documents that the code already knows is written by one of these. */
const documentGenerators: readonly DocumentGenerator[] = [
  drawArchitecture,
  domainDocuments,
  protocolPages,
  settingsPage,
  standardPage,
  hisPages,
  accountsPages,
  sandboxPage,
  conformancePages,
  webClient,
  developerPages,
]

/** All generated documents, formatted as the repository formats its files. */
export async function generateDocuments(repositoryRoot: string): Promise<Map<string, string>> {
  const documents = new Map<string, string>()
  for (const generate of documentGenerators) {
    for (const [path, text] of await generate(repositoryRoot)) {
      const filepath = join(repositoryRoot, path)
      documents.set(path, await format(text, { ...(await resolveConfig(filepath)), filepath }))
    }
  }
  return documents
}

/** The documents that do not say what the code says. */
export async function checkDocuments(repositoryRoot: string): Promise<Problem[]> {
  const documents = await generateDocuments(repositoryRoot)
  return [...documents]
    .filter(([path, text]) => {
      const file = join(repositoryRoot, path)
      return !existsSync(file) || readFileSync(file, 'utf8') !== text
    })
    .map(([path]) => ({ path, message: 'does not say what the code says. Run `npm run docs`.' }))
}

/** Writes the generated documents and returns their paths. */
export async function writeDocuments(repositoryRoot: string): Promise<string[]> {
  const documents = await generateDocuments(repositoryRoot)
  for (const [path, text] of documents) {
    const file = join(repositoryRoot, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return [...documents.keys()]
}
