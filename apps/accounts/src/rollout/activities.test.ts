import { afterAll, beforeAll, expect, test } from 'vitest'
import { actionsOf, district, openRolloutStage, planName } from './testing/rollout-stage.ts'
import type { RolloutStage } from './testing/rollout-stage.ts'

let stage: RolloutStage
beforeAll(async () => {
  stage = await openRolloutStage()
})
afterAll(() => stage.office.close())

const path = '/bureaus/rollout/activities'
const given = { kind: 'training', title: '示例培训', heldOn: '2026-03-10', place: '示例会议室' }
const add = async (more: object = {}, browser = stage.supervisor) =>
  (await browser.ask('POST', path, { ...given, ...more })).json
const change = async (activityId: string, body: object, browser = stage.supervisor) =>
  (await browser.ask('PATCH', `${path}/${activityId}`, body)).json

test('a planned training is held with its participants, and stays held', async () => {
  const body = { name: '示例医院', party: 'issuer' }
  const { institutionId } = (await stage.system.ask('POST', '/bureaus/rollout/institutions', body))
    .json
  const planned = await add({ institutionIds: [institutionId] })
  expect(planned).toMatchObject({ state: 'planned', stateName: '计划中', kindName: '培训' })
  const { activityId } = planned
  const early = await change(activityId, { version: 1, state: 'held', participants: 40 })
  expect(early.code).toBe('DATE_IN_FUTURE')
  const heldOn = '2026-03-01'
  const held = await change(activityId, { version: 1, state: 'held', heldOn, participants: 40 })
  expect(held).toMatchObject({ state: 'held', participants: 40, place: '示例会议室', version: 2 })
  expect(held.institutionIds).toEqual([institutionId])
  const cancelled = await change(activityId, { version: 2, state: 'cancelled' })
  expect(cancelled.code).toBe('ACTIVITY_STATE_UNFIT')
  expect((await change(activityId, { version: 2, participants: 41 })).participants).toBe(41)
  expect(await actionsOf(stage.office, 'rollout_activity', activityId)).toEqual([
    'rollout.activity_added',
    'rollout.activity_changed',
    'rollout.activity_changed',
  ])
})

test('a cancelled activity can be planned again', async () => {
  const { activityId } = await add({ kind: 'board', institutionIds: [] })
  expect((await change(activityId, { version: 1, state: 'cancelled' })).state).toBe('cancelled')
  expect((await change(activityId, { version: 2, state: 'held' })).code).toBe(
    'ACTIVITY_STATE_UNFIT',
  )
  expect((await change(activityId, { version: 2, state: 'planned' })).state).toBe('planned')
})

test('activities come by their days, page by page, of one kind and state', async () => {
  await stage.system.ask('POST', '/bureaus/rollout/plan', { plan: planName })
  const media = ['2026-04-01', '2026-04-03', '2026-04-02', '2026-04-03']
  for (const heldOn of media) await add({ kind: 'media', heldOn })
  const list = async (query: string) => (await stage.auditor.ask('GET', `${path}?${query}`)).json
  const first = await list('kind=media&limit=2')
  const second = await list(`kind=media&limit=2&after=${first.next}`)
  const days = [...first.activities, ...second.activities].map(({ heldOn }: any) => heldOn)
  expect(days).toEqual(['2026-04-03', '2026-04-03', '2026-04-02', '2026-04-01'])
  const planned = await list('state=planned&kind=training')
  expect(planned.activities.map(({ title }: any) => title)).toContain('区级动员培训会')
})

test('who may not write, who is foreign, who is late: nothing is changed', async () => {
  const { activityId } = await add()
  const body = { version: 1, title: '别人改的' }
  expect((await change(activityId, body, stage.auditor)).code).toBe('ROLE_LACKING')
  expect((await add({}, stage.auditor)).code).toBe('ROLE_LACKING')
  expect((await change(activityId, body, stage.foreign)).code).toBe('NOT_FOUND')
  expect((await change(activityId, body, stage.above)).code).toBe('OTHER_BUREAU')
  await change(activityId, { version: 1, title: '先改的' })
  expect((await change(activityId, body)).code).toBe('CHANGED_MEANWHILE')
  expect((await add({ institutionIds: ['RI-0000'] })).code).toBe('INSTITUTION_UNKNOWN')
  const seen = (await stage.above.ask('GET', `${path}?bureauId=${district}&limit=200`)).json
  const kept = seen.activities.find((each: any) => each.activityId === activityId)
  expect(kept.title).toBe('先改的')
  expect((await stage.foreign.ask('GET', `${path}?bureauId=${district}`)).json.code).toBe(
    'NOT_FOUND',
  )
})
