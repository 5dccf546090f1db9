import { afterAll, beforeAll, expect, test } from 'vitest'
import { transactOver } from '../postgres/transact.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import type { CodePurpose } from './one-time-codes.ts'
import { codeAttemptsMax, codesPerDayMax, issueCode, judgeCode } from './one-time-codes.ts'
import { createKeptCodes } from './postgres/one-time-codes.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const purpose: CodePurpose = 'person.sign_in'
const transact = <Result>(
  work: (codes: ReturnType<typeof createKeptCodes>) => Promise<Result>,
): Promise<Result> =>
  transactOver(office.pool, office.parts.personalData, (client) => ({
    codes: createKeptCodes(client),
  }))(({ codes }) => work(codes))
const issue = (target: string) =>
  transact((codes) =>
    issueCode(codes, office.parts.personalData, { purpose, target, at: office.clock.now }),
  )
const judge = (target: string, code: string, forPurpose: CodePurpose = purpose) =>
  transact((codes) =>
    judgeCode(codes, office.parts.personalData, {
      purpose: forPurpose,
      target,
      code,
      at: office.clock.now,
    }),
  )
const minuteMs = 60_000

test('a code fits once, its target and its purpose', async () => {
  const code = await issue('target-1')
  expect(code).toMatch(/^\d{6}$/)
  expect(await judge('target-2', code)).toBe('CODE_WRONG')
  expect(await judge('target-1', code, 'person.close')).toBe('CODE_WRONG')
  expect(await judge('target-1', code)).toBe('right')
  expect(await judge('target-1', code)).toBe('CODE_USED')
})

test('the same code sent twice at once is right once', async () => {
  const code = await issue('target-3')
  const verdicts = await Promise.all([...Array(6).keys()].map(() => judge('target-3', code)))
  expect(verdicts.filter((verdict) => verdict === 'right')).toHaveLength(1)
})

test('a code ends after five minutes, and after five wrong attempts', async () => {
  const late = await issue('target-4')
  office.clock.now += 5 * minuteMs
  expect(await judge('target-4', late)).toBe('CODE_EXPIRED')
  const code = await issue('target-4')
  const wrong = code === '000000' ? '000001' : '000000'
  for (let attempt = 0; attempt < codeAttemptsMax; attempt += 1) {
    expect(await judge('target-4', wrong)).toBe('CODE_WRONG')
  }
  expect(await judge('target-4', code)).toBe('CODE_EXPIRED')
})

test('codes come no faster than one a minute and ten a day', async () => {
  await issue('target-5')
  await expect(issue('target-5')).rejects.toMatchObject({ code: 'CODE_TOO_SOON', status: 429 })
  for (let count = 1; count < codesPerDayMax; count += 1) {
    office.clock.now += minuteMs
    await issue('target-5')
  }
  office.clock.now += minuteMs
  await expect(issue('target-5')).rejects.toMatchObject({ code: 'CODES_SPENT' })
  office.clock.now += 24 * 60 * minuteMs
  expect(await issue('target-5')).toMatch(/^\d{6}$/)
})

test('of two requests for a first code at once one is answered', async () => {
  const outcomes = await Promise.allSettled([issue('target-6'), issue('target-6')])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
