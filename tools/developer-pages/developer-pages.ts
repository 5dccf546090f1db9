import { accountOutcomes, outcomes, refusals } from '@piaoqiao/domain'
import {
  envelopeFaults,
  envelopeSchema,
  envelopeVersion,
  services,
  type Service,
  type ServiceName,
} from '@piaoqiao/protocol'
import { servicePurposes } from '@piaoqiao/protocol/chinese'
import { join } from 'node:path'
import { answerCodes } from '../protocol-pages/answer-codes.ts'
import { asksForSignature, exampleMessages } from '../protocol-pages/example-message.ts'
import { examplesFolder } from '../protocol-pages/example-parties.ts'
import { fieldTables, type FieldTable } from '../protocol-pages/field-tables.ts'
import { markdownTable } from '../protocol-pages/markdown.ts'
import { overviewPlaces, overviewText } from '../protocol-pages/overview-page.ts'
import { plainSchema } from '../protocol-pages/payload-schema.ts'
import { sandboxPlaces } from '../sandbox-page/sandbox-page.ts'
import { chineseSchema, chineseTables, type Part } from './chinese-fields.ts'
import { exampleKeys } from './example-keys.ts'
import { guidesOf } from './guides.ts'
import { hisGuide } from './his-guide.ts'
import { officePages } from './office-pages.ts'
import { postmanCollection } from './postman-collection.ts'

const folder = 'apps/web/src/developer/generated'
const all = Object.values(services) as readonly Service[]

/**
 * What the pages of developers show: a list of messages and codes, the words to search in, a file for each message, and
 * the guides. Every file is loaded by the pages that show it.
 */
export async function developerPages(repositoryRoot: string): Promise<Map<string, string>> {
  return new Map(
    Object.entries({
      'catalogue.json': { version: envelopeVersion, services: all.map(line), codes: codes() },
      'fields.json': all.flatMap(searchedFields),
      'example-keys.json': exampleKeys(join(repositoryRoot, examplesFolder)),
      'guides.json': guides(repositoryRoot),
      'his.json': hisGuide(),
      'postman-collection.json': await postmanCollection(),
      ...Object.fromEntries(await officePages()),
      ...Object.fromEntries(all.map((service) => [`services/${service.name}.json`, page(service)])),
    }).map(([name, content]) => [`${folder}/${name}`, JSON.stringify(content)]),
  )
}

function guides(repositoryRoot: string) {
  return guidesOf({
    overview: overviewText(),
    overviewPlaces: { ...overviewPlaces(repositoryRoot), envelope: envelopeTable() },
    sandboxPlaces: sandboxPlaces({
      routes: ['请求', '作用'],
      states: ['state', '状态'],
      acts: ['act', '动作', '可以写'],
      magic: ['代码', '号码', '锁定时的答复', '说明'],
      faults: ['代码', '状态码', '说明', '下一步'],
      cut: '不回答，断开连接',
    }),
    repositoryRoot,
  })
}

function envelopeTable(): string {
  const tables = chineseTables('envelope', 'request', fieldTables(plainSchema(envelopeSchema)))
  return markdownTable(
    ['字段', '名称', '限制', '必填', '含义'],
    tables.flatMap(({ rows }) =>
      rows.map(({ path, name, bounds, required, meaning }) => [
        `\`${path}\``,
        name,
        bounds,
        required ? '是' : '否',
        meaning,
      ]),
    ),
  )
}

function line(service: Service) {
  const { name, title, callers, servedBy, changes } = service
  const purpose = servicePurposes[name as ServiceName]
  return { name, title, purpose, callers, servedBy, changes, signed: asksForSignature(service) }
}

function page(service: Service) {
  const { request, answer, exampleRequest, exampleAnswer, name } = service
  const [example] = exampleMessages(service)
  const {
    outcomes: done,
    accountOutcomes: entered,
    refusals: refused,
  } = answerCodes(name as ServiceName)
  return {
    ...line(service),
    request: {
      tables: chineseTables(name, 'request', shown(request)),
      example: exampleRequest,
      schema: chineseSchema(name, 'request', plainSchema(request)),
    },
    answer: { tables: chineseTables(name, 'answer', shown(answer)), example: exampleAnswer },
    codes: [...done, ...entered, ...refused],
    sealed: { appId: example?.appId, appKey: example?.appKeyFile, sender: example?.sender },
  }
}

function shown(schema: Service['request']): readonly FieldTable[] {
  return fieldTables(plainSchema(schema)).filter(({ rows }) => rows.length > 0)
}

/** Message, part, path, Chinese name and meaning of every field. */
function searchedFields({ name, request, answer }: Service): readonly string[][] {
  const of = (part: Part, schema: Service['request']) =>
    chineseTables(name, part, shown(schema)).flatMap(({ rows }) =>
      rows.map((row) => [name, part, row.path, row.name, row.meaning]),
    )
  const found = [...of('request', request), ...of('answer', answer)]
  return [...new Map(found.map((field) => [field.slice(0, 3).join(' '), field])).values()]
}

/** Every code of the protocol with what it means, and the messages that answer with it. */
function codes() {
  const told = all.map(({ name }) => ({ name, ...answerCodes(name as ServiceName) }))
  const having = (code: string) =>
    told
      .filter((each) =>
        [...each.outcomes, ...each.accountOutcomes, ...each.refusals].some((one) => one === code),
      )
      .map(({ name }) => name)
  return [
    ...Object.entries(envelopeFaults).map(
      ([code, { httpStatus: status, title, sentence, next }]) => ({
        code,
        kind: 'envelope',
        status,
        title,
        sentence,
        next,
        services: [],
      }),
    ),
    ...Object.entries(refusals).map(([code, { sentence, next }]) => ({
      code,
      kind: 'refusal',
      sentence,
      next,
      services: having(code),
    })),
    ...Object.entries({ ...outcomes, ...accountOutcomes }).map(([code, sentence]) => ({
      code,
      kind: 'done',
      sentence,
      next: '',
      services: having(code),
    })),
  ]
}
