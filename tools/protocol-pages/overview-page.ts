import { refusals, type RefusalCode } from '@piaoqiao/domain'
import {
  appKeyBytes,
  batchItemsMax,
  clockSkewMaxMs,
  envelopeBytesMax,
  envelopeFaults,
  envelopeSchema,
  envelopeVersion,
  payloadBytesMax,
  problemOf,
  services,
  type Service,
} from '@piaoqiao/protocol'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filledText } from '../filled-text.ts'
import { examplesFolder } from './example-parties.ts'
import { fieldTables } from './field-tables.ts'
import { markdownTable } from './markdown.ts'
import { plainSchema } from './payload-schema.ts'
import { callerNames, fieldsTable, refusalsTable } from './service-page.ts'

/** Throws where the text names a place that nothing fills, or the other way round. */
export function overviewPage(repositoryRoot: string): string {
  return filledText(overviewText(), overviewPlaces(repositoryRoot))
}

/** The text of the overview before its places are filled. */
export function overviewText(): string {
  return readFileSync(new URL('overview.md', import.meta.url), 'utf8')
}

/** What fills the places of the overview. */
export function overviewPlaces(repositoryRoot: string): Readonly<Record<string, string>> {
  return { ...bounds(), ...tables(), ...scripts(repositoryRoot) }
}

function bounds(): Record<string, string> {
  return {
    version: envelopeVersion,
    appKeyBytes: `${appKeyBytes}`,
    appKeyDigits: `${appKeyBytes * 2}`,
    envelopeBytesMax: `${envelopeBytesMax}`,
    payloadBytesMax: `${payloadBytesMax}`,
    clockSkewMinutes: `${clockSkewMaxMs / 60_000}`,
    batchItemsMax: `${batchItemsMax}`,
  }
}

function tables(): Record<string, string> {
  const [envelope] = fieldTables(plainSchema(envelopeSchema))
  return {
    services: servicesTable(Object.values(services)),
    envelope: fieldsTable(envelope?.rows ?? []),
    problem: JSON.stringify(problemOf('ENVELOPE_MAC_INVALID'), null, 2),
    envelopeFaults: faultsTable(),
    refusals: refusalsTable(Object.keys(refusals) as RefusalCode[]),
  }
}

function scripts(repositoryRoot: string): Record<string, string> {
  const text = (file: string) =>
    readFileSync(join(repositoryRoot, examplesFolder, file), 'utf8').trimEnd()
  return { openScript: text('open.sh'), sealScript: text('seal.sh') }
}

function servicesTable(all: readonly Service[]): string {
  return markdownTable(
    ['Message 报文', '中文名', 'Who may call 调用方', 'Changes 变更', 'Purpose 用途'],
    all.map(({ name, title, callers, changes, purpose }) => [
      `[\`${name}\`](${name}.md)`,
      title,
      callers.map((caller) => callerNames[caller]).join(', '),
      changes ? 'yes' : 'no',
      purpose,
    ]),
  )
}

function faultsTable(): string {
  return markdownTable(
    ['Code 代码', 'Status 状态码', 'Sentence 说明', 'What can be done 下一步'],
    Object.entries(envelopeFaults).map(([code, { httpStatus, sentence, next }]) => [
      `\`${code}\``,
      `${httpStatus}`,
      sentence,
      next,
    ]),
  )
}
