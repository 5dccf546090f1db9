import type { ActivityRequest } from '@piaoqiao/protocol'
import { fits, services } from '@piaoqiao/protocol'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '../access/roles.ts'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { playRegistry, unknownOutcome } from '../units/testing/played-registry.ts'
import { sampleCreditCode } from '../units/testing/sample-unit.ts'
import { bureauUser } from '../units/testing/signed-in.ts'

const registry = playRegistry()
let office: TestOffice
let municipal: TestBrowser
let district: TestBrowser
const own = sampleCreditCode(81)
const foreign = sampleCreditCode(82)

beforeAll(async () => {
  office = await openTestOffice({ office: registry.office })
  municipal = await userOf('B-500000', 'bureau_audit')
  district = await userOf('B-500104', 'bureau_review')
  await addIssuers([own], 'B-500104')
  await addIssuers([foreign], 'B-500000')
})
afterAll(() => office.close())
beforeEach(() => {
  registry.calls.length = 0
  registry.answers('registry.activity', (payload) => activity(payload as ActivityRequest))
})

const userOf = (bureauId: string, ...roles: Role[]) => bureauUser(office, bureauId, roles)

async function addIssuers(partyIds: readonly string[], bureauId: string): Promise<void> {
  await office.pool.query(
    `insert into bureau_issuers (issuer_id, app_id, party_id, party_name, bureau_id, addresses,
       public_key, state, created_at)
     select 'I-' || party_id, 'i-' || party_id, party_id, '示例医院', $2, '{}', '', 'active', 0
     from unnest($1::text[]) as given(party_id)`,
    [partyIds, bureauId],
  )
}

const none = { bills: 0, amount: '0.00' }
const line = {
  key: '',
  issuerName: null,
  issued: { bills: 2, amount: '200.00' },
  collected: none,
  authorised: none,
  locked: { bills: 1, amount: '100.00' },
  reimbursed: none,
  withdrawn: none,
  reversed: none,
  medianDays: null,
}
const keys = {
  all: [''],
  day: ['2026-03-02', '2026-03-03'],
  week: ['2026-03-02'],
  month: ['2026-03-01'],
  purpose: ['employer_expense'],
  province: ['32'],
  hour: ['1.09'],
  issuer: [own],
}

/** The registry, played: every group has its keys, and issuers have two pages. */
function activity({ by, after }: ActivityRequest) {
  const issuerName = by === 'issuer' ? '示例医院' : null
  const shown = by === 'issuer' && after !== undefined ? [foreign] : keys[by]
  const answer = {
    outcome: 'found',
    lines: shown.map((key) => ({ ...line, key, issuerName })),
    next: by === 'issuer' && after === undefined ? own : null,
  }
  expect(fits(services['registry.activity'].answer, answer)).toBe(true)
  return answer
}

const march = 'from=2026-03-01&until=2026-03-31'
const named = (lines: readonly { key: string }[]) => lines.map(({ key }) => key)

test('the municipal bureau and its centre see what happened in the whole province', async () => {
  for (const browser of [municipal, await userOf('B-500000-C', 'bureau_system')]) {
    registry.calls.length = 0
    const { json } = await browser.ask('GET', `/bureaus/statistics?${march}&step=week`)
    expect(json).toMatchObject({ issuersCounted: null, total: line })
    expect([json.curve, json.purposes, json.provinces, json.hours].map(named)).toEqual([
      keys.week,
      keys.purpose,
      keys.province,
      keys.hour,
    ])
    const asked = registry.calls.map(({ payload }) => payload)
    expect(asked).toContainEqual({ from: '2026-03-01', to: '2026-03-31', by: 'week' })
    expect(asked.every((payload) => !('issuerIds' in payload))).toBe(true)
  }
})

test('a district sees its own institutions, and no hours', async () => {
  const { json } = await district.ask('GET', `/bureaus/statistics?${march}`)
  expect(json).toMatchObject({ issuersCounted: 1, total: line, hours: null })
  expect(named(json.curve)).toEqual(keys.day)
  const asked = registry.calls.map(({ payload }) => payload)
  expect(asked).toHaveLength(4)
  for (const payload of asked) expect(payload['issuerIds']).toEqual([own])
})

test('a district without institutions has nothing to count, and nobody is asked', async () => {
  const system = await userOf('B-500000', 'bureau_system')
  const firstUser = { name: '样例癸', staffNumber: 'EMPTY-1', email: 'e@bureau.example' }
  const given = { areaCode: '500196', name: '示例区财政局', firstUser }
  await system.ask('POST', '/bureaus/districts', given)
  const empty = await userOf('B-500196', 'bureau_review')
  const { json } = await empty.ask('GET', `/bureaus/statistics?${march}`)
  expect(json).toEqual({
    issuersCounted: 0,
    total: null,
    curve: [],
    purposes: [],
    provinces: [],
    hours: null,
  })
  const { json: byIssuer } = await empty.ask('GET', `/bureaus/statistics/issuers?${march}`)
  expect(byIssuer).toEqual({ issuers: [], next: null })
  expect(registry.calls).toEqual([])
})

test('issuers come page by page', async () => {
  const path = `/bureaus/statistics/issuers?${march}`
  const first = (await municipal.ask('GET', path)).json
  expect([named(first.issuers), first.next]).toEqual([[own], own])
  const second = (await municipal.ask('GET', `${path}&after=${own}`)).json
  expect([named(second.issuers), second.next]).toEqual([[foreign], null])
})

test.each([
  ['curve', ['起始日期'], [['2026-03-02'], ['2026-03-03']]],
  ['purposes', ['用途代码', '用途'], [['employer_expense', '单位报销']]],
  ['provinces', ['省份代码'], [['32']]],
  ['hours', ['星期', '小时'], [['周一', '\t09']]],
  [
    'issuers',
    ['统一社会信用代码', '单位名称'],
    [
      [own, '示例医院'],
      [foreign, '示例医院'],
    ],
  ],
])('every line of %s is exported, over all pages', async (table, header, first) => {
  const path = `/bureaus/statistics/export?${march}&table=${table}`
  const csv = (await municipal.ask('GET', `${path}&format=csv`)).bytes.toString('utf8')
  const rows: string[][] = parse(csv, { bom: true })
  const counts = ['开具张数', '开具金额', '归集张数']
  expect(rows[0]?.slice(0, header.length + 3)).toEqual([...header, ...counts])
  const shown = rows.slice(1).map((row) => row.slice(0, header.length))
  expect(shown).toEqual(first)
  expect(rows[1]?.slice(header.length, header.length + 2)).toEqual(['2', '200.00'])
  const xlsx = await readSheet((await municipal.ask('GET', `${path}&format=xlsx`)).bytes)
  expect(xlsx).toHaveLength(rows.length)
})

test('the hours of a district are an empty table', async () => {
  const path = `/bureaus/statistics/export?${march}&table=hours&format=csv`
  const csv = (await district.ask('GET', path)).bytes.toString('utf8')
  expect(parse(csv, { bom: true })).toHaveLength(1)
})

test.each([
  ['from=2026-03-02&until=2026-03-01', 'PERIOD_UNFIT'],
  ['from=2025-03-01&until=2026-03-02', 'PERIOD_TOO_LONG'],
  ['from=2026-03-01', 'REQUEST_MALFORMED'],
])('a period that cannot be counted is refused everywhere: %s', async (query, code) => {
  const tails = ['', '/issuers', '/export']
  for (const tail of tails) {
    const more = tail === '/export' ? '&table=curve&format=csv' : ''
    const answer = await municipal.ask('GET', `/bureaus/statistics${tail}?${query}${more}`)
    expect(answer.json.code).toBe(code)
  }
  expect(registry.calls).toEqual([])
})

test('a registry that does not answer, or refuses, is said to be so', async () => {
  registry.answers('registry.activity', unknownOutcome)
  const path = `/bureaus/statistics?${march}`
  expect((await municipal.ask('GET', path)).json.code).toBe('PROVINCE_UNREACHABLE')
  const file = `/bureaus/statistics/export?${march}&table=curve&format=csv`
  expect((await municipal.ask('GET', file)).json.code).toBe('PROVINCE_UNREACHABLE')
  registry.answers('registry.activity', () => ({ outcome: 'refused', code: 'ITEM_MALFORMED' }))
  expect((await municipal.ask('GET', path)).json.code).toBe('REGISTRY_REFUSED')
})

test('more institutions than one question can name are refused for a district', async () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `X${String(index).padStart(17, '0')}`)
  await addIssuers(many, 'B-500104')
  const answer = await district.ask('GET', `/bureaus/statistics?${march}`)
  expect(answer.json.code).toBe('ISSUERS_TOO_MANY')
  expect((await municipal.ask('GET', `/bureaus/statistics?${march}`)).status).toBe(200)
})

test('nobody outside of a bureau sees statistics', async () => {
  const stranger = office.browser()
  expect((await stranger.ask('GET', `/bureaus/statistics?${march}`)).json.code).toBe(
    'NOT_SIGNED_IN',
  )
})
