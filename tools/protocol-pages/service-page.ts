import { accountOutcomes, outcomes, refusals } from '@piaoqiao/domain'
import type { CallerKind, Service, ServiceName } from '@piaoqiao/protocol'
import { answerCodes, type AnswerCodes } from './answer-codes.ts'
import { fieldTables, type FieldTable } from './field-tables.ts'
import { codeBlock, markdownTable, paragraphs } from './markdown.ts'
import { openingCommand, openingOutput } from './opening-command.ts'
import { plainSchema } from './payload-schema.ts'
import { asksForSignature } from './example-message.ts'
import type { WorkedExample } from './worked-example.ts'

export const callerNames: Readonly<Record<CallerKind, string>> = {
  unit: 'reimbursing unit 报销单位',
  issuer: 'issuing unit 开票单位',
  payer_portal: 'portal of payers 交款人门户',
  office: 'account office of the province 省级账户管理',
  province: 'province or hub 省级平台、全国平台',
}

export const serverNames: Readonly<Record<Service['servedBy'], string>> = {
  province: 'province 省级平台',
  hub: 'hub 全国平台',
  subscriber: 'subscriber 订阅方',
}

/** The page of one message. */
export function servicePage(service: Service, examples: readonly WorkedExample[]): string {
  return paragraphs(
    `# \`${service.name}\` ${service.title}`,
    service.purpose,
    factsTable(service),
    'The envelope, the rules for retries and batches, and the faults that any message can meet are in the [overview](README.md).',
    '## Request 请求',
    payloadSection(service.request, service.exampleRequest),
    '## Answer 答复',
    service.servedBy === 'subscriber'
      ? 'Any status from 200 to 299. The body is not read.'
      : payloadSection(service.answer, service.exampleAnswer),
    codesSection(answerCodes(service.name as ServiceName)),
    '## Worked example 示例报文',
    ...bytesSection(examples),
  )
}

function factsTable(service: Service): string {
  return markdownTable(
    ['', ''],
    [
      ['Address 地址', addressOf(service)],
      ['Who may call 调用方', service.callers.map((caller) => callerNames[caller]).join(', ')],
      ['Who answers 服务方', serverNames[service.servedBy]],
      ['Changes something 是否变更', service.changes ? 'yes 是' : 'no 否'],
      [
        'Signature on the request 请求签名',
        asksForSignature(service) ? 'required 必须' : 'optional 可选',
      ],
    ],
  )
}

function addressOf({ name, servedBy }: Service): string {
  return servedBy === 'subscriber'
    ? '`POST` to the address that the subscriber named'
    : `\`POST {base}/exchange/v1/${name}\``
}

function payloadSection(schema: Service['request'], example: object): string {
  const tables = fieldTables(plainSchema(schema)).filter(({ rows }) => rows.length > 0)
  return paragraphs(
    ...(tables.length === 0 ? ['An object without fields.'] : tables.map(tableSection)),
    'Example 示例:',
    codeBlock('json', JSON.stringify(example, null, 2)),
  )
}

function tableSection({ heading, rows }: FieldTable): string {
  return paragraphs(heading === '' ? '' : `${heading}:`, fieldsTable(rows))
}

export function fieldsTable(rows: FieldTable['rows']): string {
  return markdownTable(
    ['Field 字段', '中文名', 'Type 类型', 'Bounds 限制', 'Required 必填', 'Meaning 含义'],
    rows.map((row) => [
      `\`${row.path}\``,
      row.name,
      row.type,
      row.bounds,
      row.required ? 'yes' : 'no',
      row.meaning,
    ]),
  )
}

function codesSection(codes: AnswerCodes): string {
  const sentences = outcomeSentences(codes)
  return paragraphs(
    ...(sentences.length + codes.refusals.length === 0 ? [] : ['## Codes 结果代码']),
    ...(sentences.length === 0 ? [] : ['Carried out (`done`):', outcomesTable(sentences)]),
    ...(codes.refusals.length === 0
      ? []
      : [
          'Refused (`refused`, or `unknown` for `OUTCOME_UNKNOWN`); when several apply, the first is given:',
          refusalsTable(codes.refusals),
        ]),
  )
}

type OutcomeSentence = readonly [code: string, sentence: string]

function outcomeSentences(codes: AnswerCodes): readonly OutcomeSentence[] {
  return [
    ...codes.outcomes.map((code): OutcomeSentence => [code, outcomes[code]]),
    ...codes.accountOutcomes.map((code): OutcomeSentence => [code, accountOutcomes[code]]),
  ]
}

function outcomesTable(sentences: readonly OutcomeSentence[]): string {
  return markdownTable(
    ['Code 代码', 'Sentence 说明'],
    sentences.map(([code, sentence]) => [`\`${code}\``, sentence]),
  )
}

export function refusalsTable(codes: AnswerCodes['refusals']): string {
  return markdownTable(
    ['Code 代码', 'Sentence 说明', 'What can be done 下一步'],
    codes.map((code) => [`\`${code}\``, refusals[code].sentence, refusals[code].next]),
  )
}

function bytesSection(examples: readonly WorkedExample[]): string[] {
  return [
    'The envelopes below and the keys that they were sealed with are in the folder [examples](examples). Run the commands there: they check and open the envelopes with OpenSSL alone and print what is shown.',
    ...examples.flatMap((example) => [
      `[${example.file}](examples/${example.file}), from the ${example.sender} to the ${example.receiver}:`,
      codeBlock('json', JSON.stringify(example.envelope, null, 2)),
      codeBlock('sh', openingCommand(example)),
      codeBlock('text', openingOutput(example)),
    ]),
  ]
}
