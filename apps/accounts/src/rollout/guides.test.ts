import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createShippedGuides } from './guides/read-guides.ts'
import { actionsOf, openRolloutStage } from './testing/rollout-stage.ts'
import type { RolloutStage } from './testing/rollout-stage.ts'

let stage: RolloutStage
let folder: string
beforeAll(async () => {
  stage = await openRolloutStage()
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-guides-'))
})
afterAll(async () => {
  await stage.office.close()
  await rm(folder, { recursive: true })
})

const names = ['citizen', 'unit-by-hand', 'unit-by-system', 'hospital', 'bureau']
const draftFrom = (name: string, browser = stage.reviewer) =>
  browser.ask('POST', `/bureaus/guides/${name}/draft`, {})

test('the guides of the project are offered to every user of a bureau', async () => {
  const { guides } = (await stage.auditor.ask('GET', '/bureaus/guides')).json
  expect(guides.map((each: any) => each.guideName)).toEqual(names)
  expect(guides[0]).toEqual({
    guideName: 'citizen',
    title: '个人操作指南',
    audiences: ['citizens'],
  })
})

test.each(names)('%s becomes a draft that can be published as it is', async (name) => {
  const drafted = (await draftFrom(name)).json
  expect(drafted).toMatchObject({ kind: 'guide', state: 'draft', version: 1 })
  expect(drafted.body).not.toMatch(/^# |\.md\)|!\[/m)
  expect(drafted.body.length).toBeGreaterThan(500)
  const path = `/bureaus/announcements/${drafted.announcementId}/publication`
  expect((await stage.reviewer.ask('POST', path, { version: 1 })).json.state).toBe('published')
  expect(await actionsOf(stage.office, 'announcement', drafted.announcementId)).toEqual([
    'announcement.drafted',
    'announcement.published',
  ])
})

test('a guide that is not there is refused, and so is who may not write', async () => {
  expect((await draftFrom('nothing')).json.code).toBe('GUIDE_UNKNOWN')
  expect((await draftFrom('Citizen')).json.code).toBe('REQUEST_MALFORMED')
  expect((await draftFrom('citizen', stage.auditor)).json.code).toBe('ROLE_LACKING')
})

test('an office without its documents offers what is there, without pictures and links to files', async () => {
  const text =
    '# 指南\n\n见[部署](../operate/README.md)和[网站](https://guide.example/a)。\n![图](pictures/a.png)\n'
  await writeFile(join(folder, 'hospital.zh-CN.md'), text)
  const body = '见部署和[网站](https://guide.example/a)。'
  const found = await createShippedGuides(folder)()
  expect(found).toMatchObject([{ guideName: 'hospital', title: '指南', body }])
})
