import { expect, test } from 'vitest'
import { dayMs } from './time.ts'
import { asOf, stateSentence, stateWord } from './state-words.ts'
import { billId, company, insurer, redBillId, start } from './testing/sample.ts'
import { SmallRegistry } from './testing/small-registry.ts'
import type { Step } from './testing/small-registry.ts'
import {
  askReversal,
  completeReversal,
  exchangePaper,
  lock,
  post,
  register,
  report,
} from './testing/steps.ts'
import type { Bill } from './bill.ts'

const held = [register(), lock(company)]
const whole = [...held, report(company, 8_000n)]
const part = [...held, report(company, 3_000n)]

test.each<[string, string, readonly Step[]]>([
  ['可报销', '可报销', [register()]],
  ['无可报销余额', '无可报销余额', [register({ reimbursable: 0n })]],
  ['已锁定', '已锁定（江苏示例机械有限公司，至2026-04-01）', held],
  ['部分报销', '部分报销（余额50.00元）', part],
  ['已报销', '已报销', whole],
  ['已入账', '已入账', [...whole, post(company)]],
  ['待冲红', '待冲红（江苏示例机械有限公司，至2026-04-01）', [...held, askReversal()]],
  ['待追回', '待追回', [...part, askReversal()]],
  ['冲红锁定', '冲红锁定', [register(), askReversal()]],
  ['已冲红', '已冲红', [register(), askReversal(), completeReversal()]],
  ['已换开纸票', '已换开纸票', [register(), exchangePaper()]],
])('%s', (word, sentence, steps) => {
  const bill = billAfter(steps)
  expect(stateWord(bill)).toBe(word)
  expect(stateSentence(bill)).toBe(sentence)
})

test('红字票据', () => {
  const red = billAfter([register(), askReversal(), completeReversal()], redBillId)
  expect(stateWord(red)).toBe('红字票据')
})

test('a bill counts as posted only when every report that counts is posted', () => {
  const [first, second] = [report(company, 3_000n, { postedOn: '2026-03-02' }), lock(insurer)]
  const steps = [...held, first, second, report(insurer, 5_000n)]
  expect(stateWord(billAfter(steps))).toBe('已报销')
  expect(stateWord(billAfter([...steps, post(insurer)]))).toBe('已入账')
})

test('a lock shows until its last millisecond, and not at its expiry', () => {
  const bill = billAfter(held)
  const expiresAt = start + 30 * dayMs
  expect(stateWord(asOf(bill, expiresAt - 1))).toBe('已锁定')
  expect(stateWord(asOf(bill, expiresAt))).toBe('可报销')
})

test('a marked bill whose lock is over shows as given to its issuer', () => {
  const later = start + 30 * dayMs
  expect(stateWord(asOf(billAfter([...held, askReversal()]), later))).toBe('冲红锁定')
  const partly = billAfter([...part, lock(insurer), askReversal()])
  expect(stateWord(asOf(partly, later))).toBe('待追回')
})

function billAfter(steps: readonly Step[], id = billId): Bill {
  const registry = new SmallRegistry()
  for (const step of steps) registry.send(step)
  const bill = registry.bills.get(id)
  if (bill === undefined) throw new Error('the steps registered no such bill')
  return bill
}
