import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAtOnce, outcomesOf } from '../testing/at-once.ts'
import { beginApplying, uploadAll } from './testing/apply.ts'
import { sampleIdentityNumber, sampleUnit } from './testing/sample-unit.ts'
import { openUnitStage } from './testing/unit-stage.ts'
import type { UnitStage } from './testing/unit-stage.ts'

let stage: UnitStage
beforeAll(async () => {
  stage = await openUnitStage()
})
afterAll(() => stage.office.close())

test('of two applications for one unit at the same moment one waits for its decision', async () => {
  const filled = async (email: string) => {
    stage.office.clock.now += 60_000
    const data = sampleUnit(20)
    const draft = await beginApplying(stage.office, email)
    await draft.browser.ask('PUT', draft.path, { ...data, handler: { ...data.handler, email } })
    await uploadAll(draft)
    return () => draft.browser.ask('POST', `${draft.path}/submission`, {})
  }
  const asks = [await filled('one@unit.example'), await filled('other@unit.example')]
  const answers = await askAtOnce(stage.office, 'unit_applications', asks)
  expect(outcomesOf(answers)).toEqual(['done', 'APPLICATION_PENDING'])
})

test('of two who add one person at the same moment one is told that it is a user', async () => {
  const { browser } = await stage.openUnit(21)
  const { name, mobile, email } = sampleUnit(21).handler
  const identityNumber = sampleIdentityNumber(40)
  const given = { name, mobile, email, identityNumber, roles: ['unit_read'] }
  const add = () => browser.ask('POST', '/units/self/users', given)
  const answers = await askAtOnce(stage.office, 'unit_users', [add, add])
  expect(outcomesOf(answers)).toEqual(['done', 'PERSON_IS_USER'])
})
