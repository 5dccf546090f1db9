import type { HisField, HisFields, HisMethod } from '@piaoqiao/issuer/his'
import { exampleOf, sealHisRequest } from '@piaoqiao/issuer/his'
import { codeBlock, markdownTable, paragraphs } from '../protocol-pages/markdown.ts'
import { resultsTable } from './overview-page.ts'
import { exampleApp } from './worked-call.ts'

/** The page of a method that the HIS calls, or of a notice that the station sends. */
export function methodPage(
  method: HisMethod,
  calledBy: 'his' | 'station',
  language: 'both' | 'chinese' = 'both',
): string {
  const { name, title, englishTitle, purpose, request, answer, notes, results } = method
  return paragraphs(
    `# \`${name}\` ${title}`,
    language === 'both' ? `${englishTitle}.` : '',
    purpose,
    calledBy === 'his'
      ? `\`POST http://{开票站地址}/{服务名}/api/medical/${name}\``
      : `\`POST {HIS_CALLBACK_URL}/${name}\``,
    '信封、签名、重试和公共的结果代码见[总说明](README.md)。以下是`data`解码后的内容。',
    '## 请求',
    ...fieldTables(request),
    '示例：',
    codeBlock('json', JSON.stringify(exampleOf(request), null, 2)),
    '完整的请求（示例帐号见总说明）：',
    codeBlock(
      'json',
      JSON.stringify(sealHisRequest(exampleApp, exampleOf(request), exampleNoise), null, 2),
    ),
    '## 答复',
    ...answerSection(answer),
    ...(results.length === 0 ? [] : ['## 结果代码', '除公共的结果代码外：', resultsTable(results)]),
    '## 说明',
    notes.map((note) => `- ${note}`).join('\n'),
  )
}

const exampleNoise = '7f3c0f4e2b1a4d579c551f2e3d4c5b6a'

function answerSection(answer: HisFields): readonly string[] {
  if (Object.keys(answer).length === 0) return ['`result`为`S0000`，`message`为`{}`即可。']
  return [
    '`result`为`S0000`时，`message`解码后：',
    ...fieldTables(answer),
    '示例：',
    codeBlock('json', JSON.stringify(exampleOf(answer), null, 2)),
  ]
}

/** The fields of a message, then those of the lists in it. */
function fieldTables(fields: HisFields): readonly string[] {
  const lists = Object.entries(fields).flatMap(([name, { title, members }]) =>
    members === null ? [] : [`\`${name}\` ${title}的每一行：`, ...fieldTables(members)],
  )
  return [tableOf(fields), ...lists]
}

function tableOf(fields: HisFields): string {
  return markdownTable(
    ['字段', '名称', '类型', '长度', '必填', '说明'],
    Object.entries(fields).map(([name, field]) => [
      `\`${name}\``,
      field.title,
      field.type,
      field.length,
      field.required ? '是' : '否',
      noteOf(field),
    ]),
  )
}

function noteOf({ note, also }: HisField): string {
  const names = also.map((name) => `\`${name}\``).join('、')
  const aliases = also.length === 0 ? '' : `也可用其他版本的字段名${names}`
  return [note, aliases].filter((part) => part !== '').join('；')
}
