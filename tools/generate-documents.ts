import { dirname } from 'node:path'
import { writeDocuments } from './generated-documents.ts'

for (const path of await writeDocuments(dirname(import.meta.dirname))) console.log(path)
