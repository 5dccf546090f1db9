import { afterAll, beforeAll, expect, test } from 'vitest'
import { dutiesMax } from './use-cases/duties.ts'
import { institutionsMax } from './use-cases/institutions.ts'
import { actionsOf, district, openRolloutStage } from './testing/rollout-stage.ts'
import type { RolloutStage } from './testing/rollout-stage.ts'

let stage: RolloutStage
beforeAll(async () => {
  stage = await openRolloutStage()
})
afterAll(() => stage.office.close())

let number = 0
async function newInstitution(browser = stage.reviewer) {
  number += 1
  const given = { name: `示例医院${number}`, party: 'issuer' }
  return (await browser.ask('POST', '/bureaus/rollout/institutions', given)).json
}
const given = {
  milestone: '示例阶段',
  title: '完成示例改造',
  party: 'issuer',
  dueOn: '2026-03-20',
}
const newDuty = async (more: object = {}, browser = stage.reviewer) =>
  (await browser.ask('POST', '/bureaus/rollout/duties', { ...given, ...more })).json
const step = (
  { dutyId, version }: { dutyId: string; version: number },
  name: string,
  more: object,
  browser = stage.supervisor,
) => browser.ask('POST', `/bureaus/rollout/duties/${dutyId}/${name}`, { version, ...more })

test('a duty is done on a day with a note, and whoever marked it is named', async () => {
  const { institutionId } = await newInstitution()
  const duty = await newDuty({ institutionId })
  expect(duty).toMatchObject({ state: 'open', institutionId, version: 1, markedBy: null })
  const done = await step(duty, 'completion', { doneOn: '2026-03-01', note: '已验收' })
  expect(done.json).toMatchObject({
    state: 'done',
    stateName: '已完成',
    doneOn: '2026-03-01',
    note: '已验收',
    markedBy: stage.supervisor.userId,
    version: 2,
  })
  const again = await step(done.json, 'completion', { doneOn: '2026-03-01' })
  expect(again.json.code).toBe('DUTY_STATE_UNFIT')
  const reopened = await step(done.json, 'reopening', { reason: '验收后又有故障' })
  expect(reopened.json).toMatchObject({ state: 'open', doneOn: null, note: '验收后又有故障' })
  expect(await actionsOf(stage.office, 'rollout_duty', duty.dutyId)).toEqual([
    'rollout.duty_added',
    'rollout.duty_done',
    'rollout.duty_reopened',
  ])
})

test('a dropped duty counts nowhere, and can be opened again', async () => {
  const { institutionId } = await newInstitution()
  const counted = async () => {
    const { institutions } = (await stage.auditor.ask('GET', '/bureaus/rollout/progress')).json
    const found = institutions.find((each: any) => each.institutionId === institutionId)
    return [found.done, found.open, found.late]
  }
  const duty = await newDuty({ institutionId, dueOn: '2026-03-01' })
  expect(await counted()).toEqual([0, 0, 1])
  const refused = await step(duty, 'dropping', { reason: '机构合并' })
  expect(refused.json.code).toBe('ROLE_LACKING')
  const dropped = await step(duty, 'dropping', { reason: '机构合并' }, stage.system)
  expect(dropped.json).toMatchObject({ state: 'dropped', isLate: false })
  expect(await counted()).toEqual([0, 0, 0])
  const opened = await step(dropped.json, 'reopening', { reason: '仍需办理' })
  expect(opened.json).toMatchObject({ state: 'open', isLate: true })
})

test('a duty is not done tomorrow, nor on a day that does not exist', async () => {
  const duty = await newDuty()
  const tomorrow = await step(duty, 'completion', { doneOn: '2026-03-03' })
  expect(tomorrow.json.code).toBe('DATE_IN_FUTURE')
  const never = await step(duty, 'completion', { doneOn: '2026-02-30' })
  expect(never.json.code).toBe('REQUEST_MALFORMED')
  expect((await step(duty, 'completion', { doneOn: '2026-03-02' })).json.state).toBe('done')
})

test('everything of a duty and of an institution can be changed', async () => {
  const institution = await newInstitution()
  const duty = await newDuty()
  const path = `/bureaus/rollout/duties/${duty.dutyId}`
  const { institutionId } = institution
  const change = { title: '完成另一项改造', dueOn: null, institutionId, party: 'software' }
  const changed = await stage.system.ask('PATCH', path, { version: 1, ...change })
  expect(changed.json).toMatchObject({ ...change, milestone: '示例阶段', version: 2 })
  const institutionPath = `/bureaus/rollout/institutions/${institutionId}`
  const renamed = { version: 1, name: '示例医院新名', note: '合并后的机构' }
  const answer = await stage.system.ask('PATCH', institutionPath, renamed)
  expect(answer.json).toMatchObject({ name: '示例医院新名', party: 'issuer', version: 2 })
  expect(await actionsOf(stage.office, 'rollout_institution', institutionId)).toEqual([
    'rollout.institution_added',
    'rollout.institution_changed',
  ])
})

test('whoever saw an older version changes nothing', async () => {
  const institution = await newInstitution()
  const duty = await newDuty()
  const path = `/bureaus/rollout/duties/${duty.dutyId}`
  await stage.system.ask('PATCH', path, { version: 1, title: '先改的' })
  const late = await stage.reviewer.ask('PATCH', path, { version: 1, title: '后改的' })
  expect(late.json).toMatchObject({ code: 'CHANGED_MEANWHILE', status: 409 })
  expect((await step(duty, 'completion', { doneOn: '2026-03-01' })).json.code).toBe(
    'CHANGED_MEANWHILE',
  )
  const institutionPath = `/bureaus/rollout/institutions/${institution.institutionId}`
  const stale = { version: 7, name: '示例医院' }
  expect((await stage.system.ask('PATCH', institutionPath, stale)).json.code).toBe(
    'CHANGED_MEANWHILE',
  )
  const { duties } = (await stage.auditor.ask('GET', '/bureaus/rollout/duties?limit=200')).json
  const kept = duties.find((each: any) => each.dutyId === duty.dutyId)
  expect(kept).toMatchObject({ title: '先改的', state: 'open', version: 2 })
})

test('a district is changed by its own bureau alone', async () => {
  const institution = await newInstitution()
  const duty = await newDuty()
  const path = `/bureaus/rollout/duties/${duty.dutyId}`
  const change = { version: 1, title: '别处改的' }
  expect((await stage.foreign.ask('PATCH', path, change)).json.code).toBe('NOT_FOUND')
  expect((await stage.above.ask('PATCH', path, change)).json.code).toBe('OTHER_BUREAU')
  const institutionPath = `/bureaus/rollout/institutions/${institution.institutionId}`
  const rename = { version: 1, name: '别处改的' }
  expect((await stage.foreign.ask('PATCH', institutionPath, rename)).json.code).toBe('NOT_FOUND')
  expect((await stage.above.ask('PATCH', institutionPath, rename)).json.code).toBe('OTHER_BUREAU')
  const query = `/bureaus/rollout/institutions?bureauId=${district}`
  expect((await stage.above.ask('GET', query)).json.institutions.length).toBeGreaterThan(0)
  expect((await stage.foreign.ask('GET', query)).json.code).toBe('NOT_FOUND')
})

test.each([
  ['POST', '/bureaus/rollout/institutions', { name: '示例医院', party: 'issuer' }],
  ['POST', '/bureaus/rollout/duties', given],
] as const)('an auditor reads and does not write: %s %s', async (method, path, body) => {
  expect((await stage.auditor.ask(method, path, body)).json.code).toBe('ROLE_LACKING')
  expect((await stage.supervisor.ask(method, path, body)).json.code).toBe('ROLE_LACKING')
  expect((await stage.auditor.ask('GET', path)).status).toBe(200)
})

test('an auditor marks no duty', async () => {
  const duty = await newDuty()
  const marked = await step(duty, 'completion', { doneOn: '2026-03-01' }, stage.auditor)
  expect(marked.json.code).toBe('ROLE_LACKING')
})

test('an institution has its name once, and duties name institutions of their own bureau', async () => {
  const { name } = await newInstitution()
  const second = { name, party: 'other' }
  const taken = await stage.system.ask('POST', '/bureaus/rollout/institutions', second)
  expect(taken.json.code).toBe('INSTITUTION_TAKEN')
  const other = await newInstitution()
  const path = `/bureaus/rollout/institutions/${other.institutionId}`
  const renamed = await stage.system.ask('PATCH', path, { version: 1, name })
  expect(renamed.json.code).toBe('INSTITUTION_TAKEN')
  const theirs = await newInstitution(stage.foreign)
  const { institutionId } = theirs
  expect((await newDuty({ institutionId })).code).toBe('INSTITUTION_UNKNOWN')
})

test.each([
  ['institutions', institutionsMax],
  ['duties', dutiesMax],
] as const)('a bureau has a bounded number of %s', async (kind, max) => {
  const rows = {
    institutions: `insert into rollout_institutions
        (institution_id, bureau_id, name, party, version)
      select 'RI-full' || n, 'B-500000-C', 'n' || n, 'other', 1 from generate_series(1, $1) n`,
    duties: `insert into rollout_duties
        (duty_id, bureau_id, milestone, title, party, state, version)
      select 'RD-full' || n, 'B-500000-C', 'm', 't', 'other', 'open', 1
      from generate_series(1, $1) n`,
  }
  await stage.office.pool.query(rows[kind], [max])
  const full = await stage.staff('B-500000-C', ['bureau_system'])
  const body = kind === 'duties' ? given : { name: '多出的', party: 'other' }
  const refused = await full.ask('POST', `/bureaus/rollout/${kind}`, body)
  expect(refused.json).toMatchObject({ code: 'ROLLOUT_FULL', status: 422 })
  expect(refused.json.detail).toContain(String(max))
})

test('an auditor of the district reads who changed a duty, and one of another does not', async () => {
  const duty = await newDuty()
  const query = `/bureaus/audit-entries?subjectKind=rollout_duty&subjectId=${duty.dutyId}`
  const { entries } = (await stage.auditor.ask('GET', query)).json
  expect(entries).toMatchObject([{ action: 'rollout.duty_added', actorId: stage.reviewer.userId }])
  const elsewhere = await stage.staff('B-500103', ['bureau_audit'])
  expect((await elsewhere.ask('GET', query)).json.code).toBe('AUDIT_SUBJECT_NEEDED')
})
