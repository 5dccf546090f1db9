import { services, type Service } from '@piaoqiao/protocol'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleMessages, type ExampleMessage } from './example-message.ts'
import {
  examplesFolder,
  pagesFolder,
  readExampleParties,
  type ExampleParties,
} from './example-parties.ts'
import { openApiDocument } from './open-api.ts'
import { overviewPage } from './overview-page.ts'
import { servicePage } from './service-page.ts'
import { workedExample, type WorkedExample } from './worked-example.ts'

const generatedMark =
  '<!-- Made by npm run docs from the definitions in packages/protocol. Change tools/protocol-pages instead. -->'

/** A page for each message, the overview, OpenAPI and the envelopes of the examples. */
export async function protocolPages(repositoryRoot: string): Promise<Map<string, string>> {
  const parties = readExampleParties(repositoryRoot)
  const documents = new Map([
    [`${pagesFolder}/README.md`, marked(overviewPage(repositoryRoot))],
    [`${pagesFolder}/openapi.json`, JSON.stringify(openApiDocument())],
  ])
  for (const service of Object.values(services) as readonly Service[]) {
    const examples = await examplesOf(service, parties, repositoryRoot)
    documents.set(`${pagesFolder}/${service.name}.md`, marked(servicePage(service, examples)))
    for (const { file, envelope } of examples) {
      documents.set(`${examplesFolder}/${file}`, JSON.stringify(envelope, null, 2))
    }
  }
  return documents
}

function examplesOf(
  service: Service,
  parties: ExampleParties,
  repositoryRoot: string,
): Promise<WorkedExample[]> {
  const earlier = ({ file }: ExampleMessage) => {
    const path = join(repositoryRoot, examplesFolder, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
  return Promise.all(
    exampleMessages(service).map((message) => workedExample(message, parties, earlier(message))),
  )
}

const marked = (text: string) => `${generatedMark}\n\n${text}\n`
