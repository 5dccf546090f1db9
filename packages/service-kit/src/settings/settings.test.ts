import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, expectTypeOf, test } from 'vitest'
import { readSettings } from './read-settings.ts'
import type { SettingDefinition } from './setting.ts'
import {
  flag,
  hexBytes,
  httpUrl,
  listOf,
  networkAddress,
  oneOf,
  port,
  postgresUrl,
  text,
  wholeNumber,
} from './setting-kinds.ts'
import { SettingsError } from './settings-error.ts'
import { settingsTable } from './settings-table.ts'

const directory = mkdtempSync(join(tmpdir(), 'settings-'))
afterAll(() => rmSync(directory, { recursive: true }))

const definition = {
  listenPort: {
    variable: 'PIAOQIAO_PORT',
    description: 'Port that the service listens on.',
    kind: port,
    default: '7150',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'Where the registry is.',
    kind: postgresUrl,
    secret: true,
  },
  hubUrl: {
    variable: 'PIAOQIAO_HUB_URL',
    description: 'Where the hub is | absent in a province that stands alone.',
    kind: httpUrl,
    default: null,
  },
} as const satisfies SettingDefinition

const databaseUrl = 'postgres://app:geheim@db:5432/registry'

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(definition, environment)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.message.split('\n').slice(1)
  }
  throw new Error('the settings fit')
}

test('values have the types of their kinds, with defaults where nothing is given', () => {
  const settings = readSettings(definition, { DATABASE_URL: databaseUrl, PIAOQIAO_PORT: '' })
  expect(settings).toEqual({ listenPort: 7150, databaseUrl, hubUrl: null })
  expectTypeOf(settings.listenPort).toEqualTypeOf<number>()
  expectTypeOf(settings.hubUrl).toEqualTypeOf<string | null>()
})

test('every fault is listed at once, with the variable and without the value', () => {
  const faults = faultsOf({ PIAOQIAO_PORT: '70000', DATABASE_URL: 'geheim', PIAOQIAO_HUB_URL: 'x' })
  expect(faults).toEqual([
    '  PIAOQIAO_PORT is malformed: expected a whole number from 0 to 65535',
    '  DATABASE_URL is malformed: expected an address like postgres://user:password@host:5432/database',
    '  PIAOQIAO_HUB_URL is malformed: expected an address that begins with http:// or https://',
  ])
})

test('a required setting that is missing is named', () => {
  expect(faultsOf({})).toEqual([expect.stringContaining('DATABASE_URL is missing')])
})

describe('a secret', () => {
  const file = join(directory, 'database-url')
  writeFileSync(file, `${databaseUrl}\n`)

  test('can be read from a file', () => {
    const settings = readSettings(definition, { DATABASE_URL_FILE: file })
    expect(settings.databaseUrl).toBe(databaseUrl)
  })
  test('given twice is a fault', () => {
    const faults = faultsOf({ DATABASE_URL: databaseUrl, DATABASE_URL_FILE: file })
    expect(faults).toEqual([expect.stringContaining('is given twice')])
  })
  test('in a file that cannot be read is a fault of the file', () => {
    const faults = faultsOf({ DATABASE_URL_FILE: join(directory, 'none') })
    expect(faults).toEqual(['  DATABASE_URL_FILE names a file that cannot be read'])
  })
})

test.each([
  { kind: port, fits: ['0', '7100', '65535'], misfits: ['', '-1', '65536', '1e3', '0x10', ' 80'] },
  { kind: wholeNumber({ min: -5, max: 5 }), fits: ['-5', '5'], misfits: ['-6', '6', '1.0'] },
  { kind: flag, fits: ['true', 'false'], misfits: ['1', 'yes', 'TRUE'] },
  { kind: oneOf(['a', 'b']), fits: ['a', 'b'], misfits: ['c', 'a,b', 'constructor'] },
  { kind: httpUrl, fits: ['http://a', 'https://a/b/'], misfits: ['ftp://a', 'a', 'javascript:0'] },
  { kind: postgresUrl, fits: ['postgres://a/b', 'postgresql://a'], misfits: ['http://a', 'a'] },
  { kind: networkAddress, fits: ['::1', '10.0.0.0/8'], misfits: ['here', '10.0.0.0/99'] },
  { kind: hexBytes(2), fits: ['00fF'], misfits: ['00f', '00ff0', '00fg'] },
  { kind: text({ charactersMax: 3 }), fits: ['abc'], misfits: ['abcd'] },
  { kind: listOf(port, { itemsMax: 2 }), fits: ['1', '1, 2'], misfits: ['1,2,3', '1,', 'x'] },
])('expected $kind.expected', ({ kind, fits, misfits }) => {
  expect(fits.filter((given) => kind.parse(given) === undefined)).toEqual([])
  expect(misfits.filter((given) => kind.parse(given) !== undefined)).toEqual([])
})

test('the table for the documents says everything but secrets', () => {
  expect(settingsTable(definition)).toBe(
    [
      '| Variable | Meaning | Value | Default |',
      '| --- | --- | --- | --- |',
      '| `PIAOQIAO_PORT` | Port that the service listens on. | a whole number from 0 to 65535 | `7150` |',
      '| `DATABASE_URL` or `DATABASE_URL_FILE` | Where the registry is. | an address like postgres://user:password@host:5432/database | required |',
      '| `PIAOQIAO_HUB_URL` | Where the hub is \\| absent in a province that stands alone. | an address that begins with http:// or https:// | none |',
      '',
    ].join('\n'),
  )
})
