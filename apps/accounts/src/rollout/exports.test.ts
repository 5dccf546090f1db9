import { afterAll, beforeAll, expect, test } from 'vitest'
import { actionsOf, district, openRolloutStage } from './testing/rollout-stage.ts'
import type { RolloutStage } from './testing/rollout-stage.ts'

let stage: RolloutStage
beforeAll(async () => {
  stage = await openRolloutStage()
})
afterAll(() => stage.office.close())

const linesOf = (bytes: Buffer) => bytes.toString('utf8').replace('\uFEFF', '').split('\r\n')

test('the progress of institutions is exported, and names are no formulas', async () => {
  const add = async (name: string) =>
    (await stage.system.ask('POST', '/bureaus/rollout/institutions', { name, party: 'issuer' }))
      .json.institutionId
  const institutionId = await add('=HYPERLINK("https://bill.example")')
  await add('示例,医院')
  const duty = { milestone: '阶段', title: '任务', party: 'issuer', institutionId }
  await stage.system.ask('POST', '/bureaus/rollout/duties', { ...duty, dueOn: '2026-03-01' })
  await stage.system.ask('POST', '/bureaus/rollout/duties', { ...duty, dueOn: '2026-03-02' })
  const answer = await stage.auditor.ask('GET', '/bureaus/rollout/progress.csv')
  expect(answer.contentType).toContain('text/csv')
  expect(linesOf(answer.bytes)).toEqual([
    '机构,类别,已完成,未到期,已逾期',
    `"'=HYPERLINK(""https://bill.example"")",开票单位,0,1,1`,
    '"示例,医院",开票单位,0,0,0',
    '',
  ])
})

test('problems are exported whole, without what was written in them, and titles are no formulas', async () => {
  const raise = (title: string) =>
    stage.reviewer.ask('POST', '/bureaus/problems', { title, text: '内容不出口', severity: 'high' })
  const { problemId, version } = (await raise('@SUM(A1)')).json
  const text = '答复不出口'
  await stage.reviewer.ask('POST', `/bureaus/problems/${problemId}/answer`, { version, text })
  await raise('第二个问题')
  const answer = await stage.auditor.ask('GET', '/bureaus/problems.csv')
  const lines = linesOf(answer.bytes)
  expect(lines[0]).toBe('编号,问题,机构或单位,程度,状态,提出日期,答复期限,答复日期')
  expect(lines[1]).toMatch(/^RP-.*,第二个问题,,紧急,待处理,2026-03-02,2026-03-03,$/)
  expect(lines[2]).toBe(`${problemId},'@SUM(A1),,紧急,已答复,2026-03-02,2026-03-03,2026-03-02`)
  expect(answer.bytes.toString('utf8')).not.toContain('不出口')
})

test('an export goes on behind its first page', async () => {
  await stage.office.pool.query(
    `insert into rollout_problems (problem_id, bureau_id, title, sealed_text, severity, state,
       raised_by, raised_at, due_at, version)
     select 'RP-0' || lpad(n::text, 4, '0'), bureau_id, title, sealed_text, severity, state,
       raised_by, raised_at, due_at, 1
     from (select * from rollout_problems where title = '第二个问题') kept,
       generate_series(1, 1100) n`,
  )
  // A text opens only where it was sealed, so each row gets one of its own.
  const { rows } = await stage.office.pool.query<{ problem_id: string }>(
    `select problem_id from rollout_problems where problem_id like 'RP-0____'`,
  )
  for (const { problem_id: id } of rows) {
    const sealed = stage.office.parts.personalData.seal(`rollout_problems.text:${id}`, '内容')
    await stage.office.pool.query(
      'update rollout_problems set sealed_text = $2 where problem_id = $1',
      [id, sealed],
    )
  }
  const lines = linesOf((await stage.auditor.ask('GET', '/bureaus/problems.csv')).bytes)
  expect(new Set(lines.slice(1, -1).map((line) => line.split(',')[0])).size).toBe(1_102)
})

test('an export is on record, and goes to the own bureau and the one above alone', async () => {
  for (const path of ['/bureaus/rollout/progress.csv', '/bureaus/problems.csv']) {
    const target = `${path}?bureauId=${district}`
    expect((await stage.foreign.ask('GET', target)).json.code).toBe('NOT_FOUND')
    expect((await stage.above.ask('GET', target)).status).toBe(200)
  }
  const actions = await actionsOf(stage.office, 'bureau', district)
  expect(actions.filter((action) => action.endsWith('exported'))).toEqual([
    'rollout.progress_exported',
    'rollout.problems_exported',
    'rollout.problems_exported',
    'rollout.progress_exported',
    'rollout.problems_exported',
  ])
})
