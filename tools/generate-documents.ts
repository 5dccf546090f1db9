import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateDocuments } from './generated-documents.ts'

const repositoryRoot = dirname(import.meta.dirname)

for (const [path, text] of await generateDocuments(repositoryRoot)) {
  const file = join(repositoryRoot, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(path)
}
