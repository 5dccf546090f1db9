import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openUnitStage } from '../units/testing/unit-stage.ts'
import type { OpenedUnit, UnitStage } from '../units/testing/unit-stage.ts'
import { waitingProblemsMax } from './use-cases/raise-problem.ts'
import { actionsOf, district, openRolloutStage, signInAgain } from './testing/rollout-stage.ts'
import type { RolloutStage } from './testing/rollout-stage.ts'

let units: UnitStage
let stage: RolloutStage
let unit: OpenedUnit
let otherUnit: OpenedUnit
let crowdedUnit: OpenedUnit
beforeAll(async () => {
  units = await openUnitStage()
  stage = await openRolloutStage(units.office)
  unit = await units.openUnit(71)
  otherUnit = await units.openUnit(72)
  crowdedUnit = await units.openUnit(73)
})
afterAll(() => stage.office.close())

async function moveTo(moment: number): Promise<void> {
  await stage.moveTo(moment)
  for (const { browser, loginName } of [unit, otherUnit, crowdedUnit]) {
    await signInAgain(stage.office, browser, await units.userIdOf(loginName))
  }
}
const day = 86_400_000

const given = { title: '批量查验很慢', text: '上传一千行后要等十分钟。', severity: 'medium' }
const raise = async (more: object = {}, browser: TestBrowser = unit.browser) =>
  (await browser.ask('POST', '/units/self/problems', { ...given, ...more })).json
const ownStep = async (
  { problemId, version }: { problemId: string; version: number },
  name: string,
  more: object = { text: '见说明' },
  browser: TestBrowser = unit.browser,
) =>
  (await browser.ask('POST', `/units/self/problems/${problemId}/${name}`, { version, ...more }))
    .json
const step = async (
  { problemId, version }: { problemId: string; version: number },
  name: string,
  more: object = { text: '见说明' },
  browser: TestBrowser = stage.supervisor,
) =>
  (await browser.ask('POST', `/bureaus/problems/${problemId}/${name}`, { version, ...more })).json
const read = async (problemId: string, browser: TestBrowser = stage.auditor) =>
  (await browser.ask('GET', `/bureaus/problems/${problemId}`)).json
const mails = async () =>
  (await stage.office.takeMessages()).flatMap((each) =>
    each.channel === 'mail' ? [each.mail] : [],
  )

test('a problem of a unit goes from its bureau to its answer, with every step in its history', async () => {
  await mails()
  const raised = await raise()
  expect(raised).toMatchObject({ state: 'open', stateName: '待处理', answer: null, isLate: false })
  const told = await mails()
  expect(new Set(told.map(({ to }) => to))).toEqual(new Set(['staff@bureau.example']))
  expect(told[0]?.text).toContain('大渡口示例商贸71有限公司')
  expect(told[0]?.text).not.toContain(given.text)

  const ownerId = stage.reviewer.userId
  const taken = await step(raised, 'owner', { ownerId, text: '请核实' })
  expect(taken).toMatchObject({ state: 'in_work', ownerId, unitId: unit.unitId })
  expect((await mails()).map(({ subject }) => subject)).toEqual(['【票桥】有问题交您处理'])
  const noted = await step(taken, 'notes', { text: '内部先看日志' })
  const added = await ownStep(noted, 'additions', { text: '昨天又出现一次' })
  const answered = await step(added, 'answer', { text: '已扩容，请再试。' }, stage.reviewer)
  expect(answered).toMatchObject({ state: 'answered', answer: '已扩容，请再试。' })
  const [answerMail] = await mails()
  expect(answerMail).toMatchObject({ to: 'handler-71@unit.example' })
  expect(answerMail?.text).not.toContain('已扩容')

  const { problems } = (await unit.browser.ask('GET', '/units/self/problems')).json
  expect(problems[0]).toMatchObject({ ...given, answer: '已扩容，请再试。', state: 'answered' })
  const closed = await ownStep(answered, 'closing', { text: '已解决' })
  expect(closed.state).toBe('closed')

  const { entries } = await read(raised.problemId)
  const history = entries.map(({ action, actorKind, text }: any) => [action, actorKind, text])
  expect(history).toEqual([
    ['raised', 'unit', given.text],
    ['taken', 'bureau', '请核实'],
    ['noted', 'bureau', '内部先看日志'],
    ['added', 'unit', '昨天又出现一次'],
    ['answered', 'bureau', '已扩容，请再试。'],
    ['closed', 'unit', '已解决'],
  ])
  const own = (await unit.browser.ask('GET', `/units/self/problems/${raised.problemId}`)).json
  expect(own.entries.map(({ action }: any) => action)).not.toContain('noted')
  expect(JSON.stringify(own)).not.toContain(ownerId)
  expect(await actionsOf(stage.office, 'rollout_problem', raised.problemId)).toEqual(
    entries.map(({ action }: any) => `problem.${action}`),
  )
})

test('a closed problem takes nothing more until it is reopened for a reason, with a new clock', async () => {
  const raised = await raise()
  expect((await step(raised, 'closing')).code).toBe('PROBLEM_STATE_UNFIT')
  const answered = await step(raised, 'answer')
  const closed = await step(answered, 'closing')
  for (const name of ['notes', 'answer', 'closing']) {
    expect((await step(closed, name)).code).toBe('PROBLEM_STATE_UNFIT')
  }
  for (const name of ['additions', 'closing']) {
    expect((await ownStep(closed, name)).code).toBe('PROBLEM_STATE_UNFIT')
  }
  const owner = { ownerId: stage.reviewer.userId }
  expect((await step(closed, 'owner', owner)).code).toBe('PROBLEM_STATE_UNFIT')
  expect((await step(closed, 'reopening', { reason: '' })).code).toBe('REQUEST_MALFORMED')
  await moveTo(stage.office.clock.now + 7 * day)
  const reopened = await step(closed, 'reopening', { reason: '又出现了' })
  expect(reopened).toMatchObject({ state: 'open', answeredAt: null, isLate: false })
  expect(reopened.dueAt > raised.dueAt).toBe(true)
  await mails()
  const again = await ownStep(await step(reopened, 'answer'), 'reopening', { text: '仍未解决' })
  expect(again.state).toBe('open')
  const subjects = (await mails()).map(({ subject }) => subject)
  expect(subjects).toContain('【票桥】有单位提出了问题')
})

test('the clock runs by severity in working days, and what is late is listed the longest first', async () => {
  // A Monday at ten in Beijing.
  await moveTo(Date.parse('2026-05-11T02:00:00.000Z'))
  const due = { high: '2026-05-12', medium: '2026-05-14', low: '2026-05-18' }
  const raised: Record<string, any> = {}
  for (const [severity, dueOn] of Object.entries(due)) {
    raised[severity] = await raise({ severity }, otherUnit.browser)
    expect(raised[severity].dueAt).toBe(`${dueOn}T15:59:59.999Z`)
  }
  const lateOnes = async (query = '') => {
    const answer = await stage.auditor.ask('GET', `/bureaus/problems?late=true${query}`)
    return answer.json
  }
  const before = (await lateOnes('&limit=200')).problems.length
  await moveTo(Date.parse('2026-05-14T16:00:00.000Z'))
  const late = (await lateOnes('&limit=200')).problems
  expect(late).toHaveLength(before + 2)
  expect(late.slice(-2).map(({ severity }: any) => severity)).toEqual(['high', 'medium'])
  expect(late.every(({ isLate }: any) => isLate)).toBe(true)
  await step(raised['high'], 'answer')
  expect((await lateOnes('&limit=200')).problems).toHaveLength(before + 1)
  const first = await lateOnes('&limit=1')
  const second = await lateOnes(`&limit=1&after=${first.next}`)
  expect([...first.problems, ...second.problems]).toEqual(
    (await lateOnes('&limit=200')).problems.slice(0, 2),
  )
})

test('problems are counted by state and age', async () => {
  const centre = await stage.staff('B-500103', ['bureau_review'])
  const body = { ...given, severity: 'low' }
  const raiseThere = async () => (await centre.ask('POST', '/bureaus/problems', body)).json
  await moveTo(Date.parse('2026-06-01T02:00:00.000Z'))
  await raiseThere()
  await moveTo(stage.office.clock.now + 28 * day)
  await step(await raiseThere(), 'answer', { text: '好' }, centre)
  await moveTo(stage.office.clock.now + 3 * day)
  await raiseThere()
  const { counts } = (await centre.ask('GET', '/bureaus/problem-counts')).json
  const shown = counts.map((each: any) => [each.state, each.fromDays, each.toDays, each.count])
  expect(shown).toEqual([
    ['answered', 3, 7, 1],
    ['open', 0, 3, 1],
    ['open', 30, null, 1],
  ])
})

test('a bureau raises a problem for an institution of its own', async () => {
  const body = { name: '示例医院', party: 'issuer' }
  const { institutionId } = (await stage.system.ask('POST', '/bureaus/rollout/institutions', body))
    .json
  const problem = { ...given, institutionId }
  const raised = (await stage.reviewer.ask('POST', '/bureaus/problems', problem)).json
  expect(raised).toMatchObject({ institutionId, unitId: null, raisedBy: stage.reviewer.userId })
  const query = `/bureaus/problems?institutionId=${institutionId}`
  const { problems } = (await stage.auditor.ask('GET', query)).json
  expect(problems).toMatchObject([{ problemId: raised.problemId, institutionName: '示例医院' }])
  const foreign = await stage.foreign.ask('POST', '/bureaus/problems', problem)
  expect(foreign.json.code).toBe('INSTITUTION_UNKNOWN')
})

test('problems are worked on by their own bureau, by whoever saw them last, and never by auditors', async () => {
  const raised = await raise()
  expect((await step(raised, 'answer', { text: '好' }, stage.auditor)).code).toBe('ROLE_LACKING')
  const audited = await stage.auditor.ask('POST', '/bureaus/problems', given)
  expect(audited.json.code).toBe('ROLE_LACKING')
  expect((await step(raised, 'answer', { text: '好' }, stage.foreign)).code).toBe('NOT_FOUND')
  expect((await step(raised, 'answer', { text: '好' }, stage.above)).code).toBe('OTHER_BUREAU')
  expect((await read(raised.problemId, stage.foreign)).code).toBe('NOT_FOUND')
  expect((await read(raised.problemId, stage.above)).problem.state).toBe('open')
  const list = `/bureaus/problems?bureauId=${district}`
  expect((await stage.foreign.ask('GET', list)).json.code).toBe('NOT_FOUND')
  await step(raised, 'notes')
  expect((await step(raised, 'answer')).code).toBe('CHANGED_MEANWHILE')
  expect((await ownStep(raised, 'additions')).code).toBe('CHANGED_MEANWHILE')
  expect((await read(raised.problemId)).problem).toMatchObject({ state: 'open', version: 2 })
})

test('a problem is given to a working user of its bureau alone', async () => {
  const raised = await raise()
  const strangers = [stage.auditor.userId, stage.foreign.userId, 'U-0000', raised.problemId]
  for (const ownerId of strangers) {
    expect((await step(raised, 'owner', { ownerId })).code).toBe('OWNER_UNFIT')
  }
  const leaving = await stage.staff(district, ['bureau_supervise'])
  const closing = `/bureaus/self/users/${leaving.userId}`
  await stage.system.ask('PATCH', closing, { state: 'closed' })
  expect((await step(raised, 'owner', { ownerId: leaving.userId })).code).toBe('OWNER_UNFIT')
})

test('a unit sees its own problems alone', async () => {
  const { problemId, version } = await raise()
  const path = `/units/self/problems/${problemId}`
  expect((await otherUnit.browser.ask('GET', path)).json.code).toBe('NOT_FOUND')
  const foreign = await ownStep({ problemId, version }, 'additions', undefined, otherUnit.browser)
  expect(foreign.code).toBe('NOT_FOUND')
  const { problems } = (await otherUnit.browser.ask('GET', '/units/self/problems')).json
  expect(problems.map((each: any) => each.problemId)).not.toContain(problemId)
  const paged = (await unit.browser.ask('GET', '/units/self/problems?limit=1')).json
  expect(paged.problems[0].problemId).toBe(problemId)
  const older = await unit.browser.ask('GET', `/units/self/problems?limit=1&after=${paged.next}`)
  expect(older.json.problems[0].problemId < problemId).toBe(true)
})

test('what people write stands enciphered in the database', async () => {
  const text = '经办人样例癸的问题'
  const { problemId } = await raise({ text })
  const { rows } = await stage.office.pool.query(
    `select sealed_text from rollout_problems where problem_id = $1
     union all select sealed_text from rollout_problem_entries where problem_id = $1`,
    [problemId],
  )
  expect(rows).toHaveLength(2)
  for (const row of rows) expect(row.sealed_text.includes(Buffer.from('样例癸'))).toBe(false)
})

test('a text is bounded, and so is how many problems of a unit wait', async () => {
  expect((await raise({ text: '长'.repeat(2_001) })).code).toBe('REQUEST_MALFORMED')
  expect((await raise({ title: '' })).code).toBe('REQUEST_MALFORMED')
  const { problemId } = await raise({}, crowdedUnit.browser)
  await stage.office.pool.query(
    `insert into rollout_problems (problem_id, bureau_id, unit_id, title, sealed_text, severity,
       state, raised_by, raised_at, due_at, version)
     select problem_id || n, bureau_id, unit_id, title, sealed_text, severity, state, raised_by,
       raised_at, due_at, version
     from rollout_problems, generate_series(2, $2) n where problem_id = $1`,
    [problemId, waitingProblemsMax],
  )
  const refused = await raise({}, crowdedUnit.browser)
  expect(refused).toMatchObject({ code: 'PROBLEMS_TOO_MANY', status: 429 })
  const answered = await step({ problemId, version: 1 }, 'answer')
  expect((await raise({}, crowdedUnit.browser)).state).toBe('open')
  const reopened = await ownStep(answered, 'reopening', undefined, crowdedUnit.browser)
  expect(reopened.code).toBe('PROBLEMS_TOO_MANY')
})
