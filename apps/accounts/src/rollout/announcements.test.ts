import { packEntry, writeZip } from '@piaoqiao/documents/zip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { attachmentsMax } from './announcement-ports.ts'
import { attachmentTypes } from './attachment-type.ts'
import { actionsOf, district, openRolloutStage } from './testing/rollout-stage.ts'
import type { RolloutStage } from './testing/rollout-stage.ts'

let stage: RolloutStage
let citizen: TestBrowser
beforeAll(async () => {
  stage = await openRolloutStage()
  citizen = stage.office.browser()
})
afterAll(() => stage.office.close())

const path = '/bureaus/announcements'
const given = {
  kind: 'guide',
  title: '示例操作指南',
  audiences: ['citizens'],
  body: '# 第一步\n\n登录后选择 **票据夹**，金额 < 100 元也可以。',
}
const draft = async (more: object = {}, browser = stage.reviewer) =>
  (await browser.ask('POST', path, { ...given, ...more })).json
interface Seen {
  readonly announcementId: string
  readonly version: number
}
const step = async (
  { announcementId, version }: Seen,
  name: string,
  more: object = {},
  browser = stage.system,
) => (await browser.ask('POST', `${path}/${announcementId}/${name}`, { version, ...more })).json
const published = async (more: object = {}) => step(await draft(more), 'publication')
const edit = async ({ announcementId, version }: Seen, more: object, browser = stage.reviewer) =>
  (await browser.ask('PATCH', `${path}/${announcementId}`, { version, ...more })).json
const publicly = (announcementId: string) => citizen.ask('GET', `/announcements/${announcementId}`)

const pdf = Buffer.from('%PDF-1.7 样例附件')
const [pdfType, , , docxType, xlsxType] = attachmentTypes
interface Sent {
  readonly name?: string
  readonly bytes?: Uint8Array
  readonly type?: string
  readonly browser?: TestBrowser
}
const attach = async (
  { announcementId, version }: Seen,
  { name = '指南.pdf', bytes = pdf, type = pdfType, browser = stage.reviewer }: Sent = {},
) => {
  const query = `name=${encodeURIComponent(name)}&version=${version}`
  const target = `${path}/${announcementId}/attachments?${query}`
  return (await browser.upload('POST', target, bytes, type)).json
}

test('a draft is read by nobody outside, a published one by everybody, of a withdrawn one they learn that it was withdrawn', async () => {
  const drafted = await draft()
  const { announcementId } = drafted
  expect((await publicly(announcementId)).json.code).toBe('NOT_FOUND')
  const open = await step(drafted, 'publication')
  expect(open).toMatchObject({ state: 'published', version: 2 })
  const answer = await publicly(announcementId)
  expect(answer.json).toEqual({
    announcementId,
    kind: 'guide',
    kindName: '操作指南',
    title: given.title,
    audiences: ['citizens'],
    publishedAt: '2026-03-02T02:00:00.000Z',
    bureauName: '大渡口区财政局',
    body: given.body,
    attachments: [],
  })
  const withdrawn = await step(open, 'withdrawal', { reason: '有错字' })
  expect(withdrawn).toMatchObject({ state: 'withdrawn', publishedAt: null, reason: '有错字' })
  const gone = await publicly(announcementId)
  expect(gone.json.code).toBe('ANNOUNCEMENT_WITHDRAWN')
  expect(JSON.stringify(gone.json)).not.toContain('有错字')
  const corrected = await edit(withdrawn, { title: '示例操作指南（修订）' })
  expect((await step(corrected, 'publication')).state).toBe('published')
  expect(await actionsOf(stage.office, 'announcement', announcementId)).toEqual([
    'announcement.drafted',
    'announcement.published',
    'announcement.withdrawn',
    'announcement.edited',
    'announcement.published',
  ])
})

test('a published text does not change', async () => {
  const open = await published()
  expect((await edit(open, { body: '别的' })).code).toBe('ANNOUNCEMENT_STATE_UNFIT')
  expect((await step(open, 'publication')).code).toBe('ANNOUNCEMENT_STATE_UNFIT')
  expect((await attach(open)).code).toBe('ANNOUNCEMENT_STATE_UNFIT')
  const drafted = await draft()
  const withdrawn = await step(drafted, 'withdrawal', { reason: '不需要' })
  expect(withdrawn.code).toBe('ANNOUNCEMENT_STATE_UNFIT')
  expect((await publicly(open.announcementId)).json.body).toBe(given.body)
})

test.each([
  '<script>alert(1)</script>',
  '看<a href="https://bill.example">这里</a>',
  '< img src=x>',
  '<!-- 注释 -->',
  '结尾</div>',
  '<?xml version="1.0"?>',
])('no HTML is taken: %s', async (html) => {
  expect((await draft({ body: html })).code).toBe('TEXT_WITH_HTML')
  expect((await draft({ title: html })).code).toBe('TEXT_WITH_HTML')
  const drafted = await draft()
  expect((await edit(drafted, { body: html })).code).toBe('TEXT_WITH_HTML')
})

test('a text is bounded, and an empty one is not published', async () => {
  expect((await draft({ body: '长'.repeat(20_001) })).code).toBe('REQUEST_MALFORMED')
  expect((await draft({ body: '长'.repeat(20_000) })).state).toBe('draft')
  expect((await draft({ audiences: [] })).code).toBe('REQUEST_MALFORMED')
  expect((await draft({ audiences: ['everyone'] })).code).toBe('REQUEST_MALFORMED')
  const empty = await draft({ body: ' \n' })
  expect((await step(empty, 'publication')).code).toBe('BODY_EMPTY')
})

test('what is published is listed by audience and kind, the latest first, page by page', async () => {
  const ids: string[] = []
  for (const kind of ['notice', 'material', 'notice'] as const) {
    stage.office.clock.now += 60_000
    const audiences = ['developers', 'bureaus']
    ids.push((await published({ kind, audiences })).announcementId)
  }
  await draft({ audiences: ['developers'] })
  const list = async (query: string) => (await citizen.ask('GET', `/announcements?${query}`)).json
  const found = async (query: string) =>
    (await list(query)).announcements.map((each: any) => each.announcementId)
  expect(await found('audience=developers')).toEqual(ids.toReversed())
  expect(await found('audience=bureaus&kind=notice')).toEqual([ids[2], ids[0]])
  expect(await found('audience=citizens')).not.toContain(ids[0])
  const first = await list('audience=developers&limit=2')
  expect(first.announcements[0]).not.toHaveProperty('body')
  expect(await found(`audience=developers&limit=2&after=${first.next}`)).toEqual([ids[0]])
  expect((await list('audience=nobody')).code).toBe('REQUEST_MALFORMED')
})

test('an attachment comes with its announcement, and its downloads are counted', async () => {
  const attached = await attach(await draft())
  const [{ fileId }] = attached.attachments
  expect(attached.attachments).toMatchObject([
    { name: '指南.pdf', contentType: 'application/pdf', byteCount: pdf.length, downloads: 0 },
  ])
  const { announcementId } = attached
  const target = `/announcements/${announcementId}/attachments/${fileId}`
  expect((await citizen.ask('GET', target)).json.code).toBe('NOT_FOUND')
  expect((await stage.auditor.ask('GET', `/bureaus${target}`)).bytes).toEqual(pdf)
  expect((await stage.foreign.ask('GET', `/bureaus${target}`)).json.code).toBe('NOT_FOUND')
  const open = await step(attached, 'publication')
  expect((await citizen.ask('GET', target)).bytes).toEqual(pdf)
  expect((await citizen.ask('GET', target)).bytes).toEqual(pdf)
  expect((await publicly(announcementId)).json.attachments[0].downloads).toBe(2)
  const other = await published()
  const elsewhere = `/announcements/${other.announcementId}/attachments/${fileId}`
  expect((await citizen.ask('GET', elsewhere)).json.code).toBe('NOT_FOUND')
  const withdrawn = await step(open, 'withdrawal', { reason: '有新版' })
  expect((await citizen.ask('GET', target)).json.code).toBe('ANNOUNCEMENT_WITHDRAWN')
  const removed = await step(withdrawn, `attachments/${fileId}/removal`)
  expect(removed.attachments).toEqual([])
  expect((await stage.auditor.ask('GET', `/bureaus${target}`)).json.code).toBe('NOT_FOUND')
  expect(await stage.office.parts.files.vault.get(fileId)).toBeNull()
})

const office = (main: string, ...more: string[]) =>
  Buffer.from(
    writeZip(
      ['[Content_Types].xml', main, ...more].map((name) => packEntry(name, Buffer.from('<x/>'), 0)),
    ),
  )

test('an attachment is what its bytes are, without macros, and not infected', async () => {
  const drafted = await draft()
  const taken = async (bytes: Uint8Array, type: string) => {
    const answer = await attach(await draft(), { name: '附件', bytes, type })
    return answer.code ?? answer.attachments[0].contentType
  }
  expect(await taken(office('word/document.xml'), docxType)).toBe(docxType)
  expect(await taken(office('xl/workbook.xml'), pdfType)).toBe(xlsxType)
  expect(await taken(office('word/document.xml', 'word/vbaProject.bin'), docxType)).toBe(
    'ATTACHMENT_TYPE_UNFIT',
  )
  expect(await taken(office('program.exe'), docxType)).toBe('ATTACHMENT_TYPE_UNFIT')
  expect(await taken(Buffer.from('<html></html>'), pdfType)).toBe('ATTACHMENT_TYPE_UNFIT')
  expect(await taken(Buffer.alloc(0), pdfType)).toBe('FILE_EMPTY')
  expect(await taken(pdf, 'text/html')).toBe('FILE_TYPE_UNFIT')
  expect(await taken(Buffer.alloc(10 * 1024 * 1024 + 1), pdfType)).toBe('BODY_TOO_LARGE')
  const infected = Buffer.concat([pdf, Buffer.from(eicar)])
  expect(await taken(infected, pdfType)).toBe('FILE_INFECTED')
  expect((await attach(drafted, { name: '../指南.pdf' })).code).toBe('REQUEST_MALFORMED')
})

/** The test file of the malware scanners, in two parts so that none takes this file for it. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

test('attachments are bounded in number', async () => {
  let seen = await draft()
  for (let number = 0; number < attachmentsMax; number += 1) seen = await attach(seen)
  expect(seen.attachments).toHaveLength(attachmentsMax)
  expect((await attach(seen)).code).toBe('ATTACHMENTS_TOO_MANY')
})

test('announcements are written by their own bureau, by whoever saw them last, in the right role', async () => {
  const drafted = await draft()
  for (const browser of [stage.supervisor, stage.auditor]) {
    expect((await draft({}, browser)).code).toBe('ROLE_LACKING')
    expect((await edit(drafted, { title: '改' }, browser)).code).toBe('ROLE_LACKING')
    expect((await step(drafted, 'publication', {}, browser)).code).toBe('ROLE_LACKING')
    expect((await attach(drafted, { browser })).code).toBe('ROLE_LACKING')
  }
  expect((await edit(drafted, { title: '改' }, stage.foreign)).code).toBe('NOT_FOUND')
  expect((await step(drafted, 'publication', {}, stage.foreign)).code).toBe('NOT_FOUND')
  expect((await edit(drafted, { title: '改' }, stage.above)).code).toBe('OTHER_BUREAU')
  await edit(drafted, { title: '先改的' })
  expect((await edit(drafted, { title: '后改的' })).code).toBe('CHANGED_MEANWHILE')
  expect((await step(drafted, 'publication')).code).toBe('CHANGED_MEANWHILE')
  expect((await attach(drafted)).code).toBe('CHANGED_MEANWHILE')
  const target = `${path}/${drafted.announcementId}`
  expect((await stage.above.ask('GET', target)).json.title).toBe('先改的')
  expect((await stage.foreign.ask('GET', target)).json.code).toBe('NOT_FOUND')
  const list = `${path}?bureauId=${district}&limit=200`
  const { announcements } = (await stage.above.ask('GET', list)).json
  expect(announcements.map((each: any) => each.announcementId)).toContain(drafted.announcementId)
  expect((await stage.foreign.ask('GET', list)).json.code).toBe('NOT_FOUND')
})
