import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askAtOnce, outcomesOf } from '../testing/at-once.ts'
import { actionsOf, district, openRolloutStage, planName } from './testing/rollout-stage.ts'
import type { RolloutStage } from './testing/rollout-stage.ts'

let stage: RolloutStage
beforeAll(async () => {
  stage = await openRolloutStage()
})
afterAll(() => stage.office.close())
beforeEach(() => {
  stage.office.clock.now = Date.parse('2025-09-01T02:00:00.000Z')
})

const load = (plan = planName, browser = stage.system) =>
  browser.ask('POST', '/bureaus/rollout/plan', { plan })
const progress = async (browser = stage.auditor, query = '') =>
  (await browser.ask('GET', `/bureaus/rollout/progress${query}`)).json
const duties = async (query: string, browser = stage.auditor) =>
  (await browser.ask('GET', `/bureaus/rollout/duties?${query}`)).json

test('a plan is refused to whoever may not load it, of another area, and where there is none', async () => {
  for (const browser of [stage.reviewer, stage.supervisor, stage.auditor]) {
    expect((await load(planName, browser)).json.code).toBe('ROLE_LACKING')
  }
  expect((await load('nowhere-2025')).json.code).toBe('PLAN_UNKNOWN')
  expect((await load(planName, stage.foreign)).json.code).toBe('PLAN_OF_OTHER_AREA')
  expect((await load(planName, stage.above)).json.code).toBe('PLAN_OF_OTHER_AREA')
  expect((await progress()).milestones).toEqual([])
})

test('of two who load a plan at once, one does and the other is told so', async () => {
  const twice = [() => load(), () => load()]
  const answers = await askAtOnce(stage.office, 'rollout_plans', twice)
  expect(outcomesOf(answers)).toEqual(['done', 'PLAN_LOADED'])
  expect((await load()).json.code).toBe('PLAN_LOADED')
  const { plans } = (await stage.auditor.ask('GET', '/bureaus/rollout/plans')).json
  expect(plans).toMatchObject([{ plan: planName, areaCode: '500104' }])
  expect(plans[0].loadedAt).toMatch(/^2025-09-01T/)
  expect(await actionsOf(stage.office, 'bureau', district)).toEqual(['rollout.plan_loaded'])
})

test('the plan names the nine issuing units of the source and its four milestones', async () => {
  const { institutions, milestones, today } = await progress()
  expect(today).toBe('2025-09-01')
  const issuers = institutions.filter((each: { party: string }) => each.party === 'issuer')
  expect(issuers.map((each: { name: string }) => each.name)).toEqual([
    '区卫生健康委（委属社区卫生服务中心）',
    '区人民医院',
    '区中医院',
    '春晖路街道社区卫生服务中心',
    '新山村街道社区卫生服务中心',
    '跳蹬镇卫生院',
    '区妇幼保健院',
    '重钢总医院',
    '长征医院',
  ])
  expect(milestones).toEqual([
    { milestone: '动员培训', dueOn: '2025-08-12', done: 0, open: 0, late: 1 },
    { milestone: 'HIS系统改造和账户入口配置', dueOn: '2025-08-29', done: 0, open: 0, late: 11 },
    { milestone: '医疗电子票据系统升级', dueOn: '2025-09-05', done: 0, open: 11, late: 0 },
    { milestone: '全面上线运行', dueOn: '2025-09-30', done: 0, open: 2, late: 0 },
    { milestone: '持续推进', dueOn: null, done: 0, open: 34, late: 0 },
  ])
  const hospital = institutions.find((each: { name: string }) => each.name === '区人民医院')
  expect(hospital).toMatchObject({ done: 0, open: 4, late: 1, partyName: '开票单位' })
})

test('what is late comes by its days, page by page, and only after its day is over', async () => {
  const first = await duties('state=late&limit=5')
  expect(first.duties[0]).toMatchObject({ dueOn: '2025-08-12', isLate: true, state: 'open' })
  const seen = [...first.duties]
  for (let { next } = first; next !== null;) {
    const page = await duties(`state=late&limit=5&after=${next}`)
    seen.push(...page.duties)
    next = page.next
  }
  expect(new Set(seen.map(({ dutyId }) => dutyId)).size).toBe(12)
  stage.office.clock.now = Date.parse('2025-08-29T15:59:59.000Z')
  expect((await duties('state=late')).duties).toHaveLength(1)
  stage.office.clock.now = Date.parse('2025-08-29T16:00:00.000Z')
  expect((await duties('state=late')).duties).toHaveLength(12)
  expect((await duties('state=open')).duties).toHaveLength(47)
  expect((await duties('party=health')).duties).toHaveLength(2)
})

test('duties without a day come last, and pages go on among them', async () => {
  const all = await duties('limit=200')
  expect(all.duties).toHaveLength(59)
  const last = await duties('limit=58')
  expect(last.next).toMatch(/^9999-12-31_RD-/)
  const behind = await duties(`limit=58&after=${last.next}`)
  expect(behind.duties).toEqual(all.duties.slice(58))
  expect(behind.next).toBeNull()
})

test('the bureau above sees the district beside its others; the neighbour sees itself alone', async () => {
  const seen = await progress(stage.above, `?bureauId=${district}`)
  expect(seen.institutions).toHaveLength(12)
  const { bureaus } = (await stage.above.ask('GET', '/bureaus/rollout/bureaus')).json
  const counted = bureaus.map((each: any) => [each.bureauId, each.done, each.open, each.late])
  expect(counted).toContainEqual([district, 0, 47, 12])
  expect(counted).toContainEqual(['B-500103', 0, 0, 0])
  expect((await progress(stage.foreign, `?bureauId=${district}`)).code).toBe('NOT_FOUND')
  const own = (await stage.foreign.ask('GET', '/bureaus/rollout/bureaus')).json
  expect(own.bureaus).toMatchObject([{ bureauId: 'B-500103' }])
})
