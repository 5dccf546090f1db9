import { readFileSync } from 'node:fs'
import type { HisMethod } from '@piaoqiao/issuer/his'
import {
  hisBodyBytesMax,
  hisMethods,
  hisNotices,
  hisResults,
  hisVersion,
  noiseCharactersMax,
  noiseKeptMs,
  noiseRetryMs,
  noticePauseMaxMs,
} from '@piaoqiao/issuer/his'
import { filledText } from '../filled-text.ts'
import { markdownTable } from '../protocol-pages/markdown.ts'
import { exampleApp, workedCall } from './worked-call.ts'

/** Throws where the text names a place that nothing fills, or the other way round. */
export function hisOverviewPage(language: 'both' | 'chinese' = 'both'): string {
  const text = readFileSync(new URL('overview.md', import.meta.url), 'utf8')
  const read = language === 'both' ? text : text.replace(/^Interface of .*\n\n/m, '')
  return filledText(read, { ...bounds(), ...tables(language), ...example() })
}

const minuteMs = 60_000

function bounds(): Record<string, string> {
  return {
    bodyMiB: String(hisBodyBytesMax / 1024 / 1024),
    noiseMax: String(noiseCharactersMax),
    version: hisVersion,
    retryMinutes: String(noiseRetryMs / minuteMs),
    noiseDays: String(noiseKeptMs / minuteMs / 60 / 24),
    pauseMinutes: String(noticePauseMaxMs / minuteMs),
  }
}

function tables(language: 'both' | 'chinese'): Record<string, string> {
  return {
    methods: methodsTable(Object.values(hisMethods), language),
    notices: methodsTable(Object.values(hisNotices), language),
    results: resultsTable(Object.keys(hisResults) as (keyof typeof hisResults)[]),
  }
}

function methodsTable(methods: readonly HisMethod[], language: 'both' | 'chinese'): string {
  const english = (text: string) => (language === 'both' ? [text] : [])
  return markdownTable(
    ['方法', '名称', ...english('English'), '用途'],
    methods.map(({ name, title, englishTitle, purpose }) => [
      `[\`${name}\`](${name}.md)`,
      title,
      ...english(englishTitle),
      purpose,
    ]),
  )
}

export function resultsTable(codes: readonly (keyof typeof hisResults)[]): string {
  return markdownTable(
    ['代码', '说明', '下一步'],
    codes.map((code) => [`\`${code}\``, hisResults[code].sentence, hisResults[code].next]),
  )
}

function example(): Record<string, string> {
  const { content, dataCommand, signCommand, request, answer } = workedCall()
  const answerData = Buffer.from(answer.data, 'base64').toString('utf8')
  const { message } = JSON.parse(answerData) as { message: string }
  return {
    ...exampleApp,
    content,
    dataCommand,
    signCommand,
    data: request.data,
    sign: request.sign,
    request: JSON.stringify(request, null, 2),
    answer: JSON.stringify(answer, null, 2),
    answerData,
    answerMessage: Buffer.from(message, 'base64').toString('utf8'),
  }
}
