import type { Bill, BillFacts, Change, Party } from '@piaoqiao/domain'
import { billIdFrom, dayMs, eventNames, stateWord } from '@piaoqiao/domain'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { WireEvent } from '@piaoqiao/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { present } from '../testing/outcomes.ts'
import { sampleIdentity, sampleStart } from '../testing/sample-station.ts'
import { SmallRegistry, sampleCompany } from '../testing/small-registry.ts'
import { billPositions } from '../state-ports.ts'
import { positionOf, seenBill, seenReimbursedFen } from './bill-position.ts'
import { eventSentence } from './event-sentence.ts'

const issuer: Party = {
  id: sampleIdentity.issuer.code,
  name: sampleIdentity.issuer.name,
  province: '50',
}
const registryParty: Party = { id: 'REGISTRY', name: '登记机构', province: '50' }
const billId = billIdFrom('50060126', '0000000001')
const facts: BillFacts = {
  billName: '医疗门诊收费票据（电子）',
  issuer,
  checkCode: 'a1b2c3',
  issuedOn: '2026-03-02',
  face: 10_000n,
  reimbursable: 8_000n,
  payerKey: null,
  contentDigest: '01'.repeat(32),
  original: null,
}

type Step =
  | 'lock'
  | 'extend'
  | 'unlock'
  | 'expire'
  | 'report'
  | 'report posted'
  | 'withdraw'
  | 'post'
  | 'unpost'
  | 'ask reversal'
  | 'release reversal'
  | 'exchange'
  | 'return'

const lock: Change = {
  kind: 'bill.lock',
  purpose: 'employer_expense',
  businessReference: '案卷-007',
  basis: { kind: 'presented' },
  presented: { checkCode: 'a1b2c3', face: 10_000n, issuedOn: '2026-03-02' },
  days: 30,
}
const report = { kind: 'reimbursement.report', reimbursedOn: '2026-03-02' } as const
const paper = { paperCode: '500101', paperNumber: '00012345' }

function changeOf(step: Step, bill: Bill): readonly [Party, Change] {
  const reportId = bill.reports.at(-1)?.reportId ?? `R-500601260000000001-1`
  const voucher = { voucherNumber: '记-0012' }
  const unit = (change: Change) => [sampleCompany, change] as const
  const own = (change: Change) => [issuer, change] as const
  const changes: Readonly<Record<Step, readonly [Party, Change]>> = {
    lock: unit(lock),
    extend: unit({ kind: 'bill.extend', days: 10 }),
    unlock: unit({ kind: 'bill.unlock', reason: 'wrong_bill', note: '不给别人看的话' }),
    expire: [registryParty, { kind: 'bill.lock_expire', lockId: bill.lock?.lockId ?? '' }],
    report: unit({ ...report, ...voucher, amount: 4_000n, postedOn: null }),
    'report posted': unit({ ...report, ...voucher, amount: 4_000n, postedOn: '2026-03-02' }),
    withdraw: unit({ kind: 'reimbursement.withdraw', reportId, reason: '报错了' }),
    post: unit({ kind: 'reimbursement.post', reportId, postedOn: '2026-03-02', ...voucher }),
    unpost: unit({ kind: 'reimbursement.unpost', reportId, reason: '科目更正' }),
    'ask reversal': own({ kind: 'reversal.lock', reason: '退费' }),
    'release reversal': own({ kind: 'reversal.release', reason: '不退了' }),
    exchange: own({ kind: 'paper.exchange', paper }),
    return: own({ kind: 'paper.return', paper }),
  }
  return changes[step]
}

/** A registered bill after these steps, some of which are refused, with the events that the issuer gets. */
function afterSteps(steps: readonly Step[]): {
  readonly bill: Bill
  readonly events: readonly WireEvent[]
} {
  const time = { now: sampleStart }
  const { publicKey } = generateSm2PrivateKey()
  const registry = new SmallRegistry(issuer, publicKey, () => time.now)
  registry.act(issuer, billId, { kind: 'bill.register', facts })
  for (const step of steps) {
    if (step === 'expire') time.now += 40 * dayMs
    const [actor, change] = changeOf(step, present(registry.bills.get(billId)))
    registry.act(actor, billId, change)
  }
  return { bill: present(registry.bills.get(billId)), events: registry.feed }
}

const steps: fc.Arbitrary<Step> = fc.constantFrom(
  'lock',
  'lock',
  'extend',
  'unlock',
  'expire',
  'report',
  'report posted',
  'withdraw',
  'post',
  'unpost',
  'ask reversal',
  'release reversal',
  'exchange',
  'return',
)

test('the events tell the issuer the state that the registry knows', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 25 }), (history) => {
      const { bill, events } = afterSteps(history)
      const seen = seenBill(events)
      expect(billPositions[positionOf(seen)]).toBe(stateWord(bill))
      expect(seen.lock?.unit).toBe(bill.lock?.holder.name)
      expect(seen.lock?.until).toBe(bill.lock?.expiresAt)
      const counting = bill.reports.filter(({ withdrawn }) => !withdrawn)
      const sum = counting.reduce((fen, { amount }) => fen + amount, 0n)
      expect(seenReimbursedFen(seen)).toBe(sum)
      expect(events.map(eventSentence).every((sentence) => sentence.endsWith('。'))).toBe(true)
      expect(events.map(eventSentence).join('')).not.toMatch(/案卷-007|不给别人看的话/)
    }),
  )
})

describe('each position', () => {
  test.each<readonly [string, readonly Step[]]>([
    ['可报销', []],
    ['已锁定', ['lock']],
    ['部分报销', ['lock', 'report']],
    ['已报销', ['lock', 'report', 'lock', 'report posted']],
    ['已入账', ['lock', 'report posted', 'lock', 'report', 'post']],
    ['待冲红', ['lock', 'ask reversal']],
    ['待追回', ['lock', 'report', 'ask reversal']],
    ['冲红锁定', ['ask reversal']],
    ['已换开纸票', ['exchange']],
  ])('%s is reached', (word, history) => {
    expect(billPositions[positionOf(seenBill(afterSteps(history).events))]).toBe(word)
  })
})

describe('sentences', () => {
  const said = (history: readonly Step[]) => {
    const last = present(afterSteps(history).events.at(-1))
    return eventSentence(last)
  }
  test.each<readonly [readonly Step[], string]>([
    [[], '票据已在省级平台登记。'],
    [['lock'], '江苏示例机械有限公司锁定了票据，用途：单位报销，至2026-04-01。'],
    [['lock', 'extend'], '江苏示例机械有限公司延长了锁定，至2026-04-11。'],
    [['lock', 'expire'], '锁定到期，自动解除。'],
    [['lock', 'unlock'], '江苏示例机械有限公司解锁了票据，原因：锁错票据。'],
    [
      ['lock', 'report'],
      '江苏示例机械有限公司反馈报销40.00元，报销日期2026-03-02，凭证号记-0012。',
    ],
    [['lock', 'report', 'withdraw'], '江苏示例机械有限公司撤销了报销，原因：报错了。'],
    [['lock', 'report', 'post'], '江苏示例机械有限公司已入账，入账日期2026-03-02，凭证号记-0012。'],
    [['ask reversal'], '票据进入冲红锁定，原因：退费，可以冲红。'],
    [
      ['lock', 'report', 'ask reversal'],
      '已申请冲红，原因：退费；票据已报销，已请1家报销单位撤销报销。',
    ],
    [['exchange', 'return'], '纸质票据已退回，电子票据恢复使用。'],
  ])('after %j: %s', (history, sentence) => {
    expect(said(history)).toBe(sentence)
  })

  const bare = (kind: string): WireEvent => ({
    ...present(afterSteps([]).events[0]),
    kind,
    title: '新事件',
    actorName: null,
    details: {},
  })

  test.each(Object.keys(eventNames))('%s can be told without any details', (kind) => {
    expect(eventSentence(bare(kind))).toMatch(/^[^{}]+。$/)
    expect(eventSentence(bare(kind))).not.toMatch(/null|undefined|NaN/)
  })

  test('a kind of a later version is told by its title', () => {
    expect(eventSentence(bare('bill.sung'))).toBe('新事件。')
    expect(eventSentence(bare('toString'))).toBe('新事件。')
  })
})

test('details that are not what they should be are left out', () => {
  const [event] = afterSteps(['lock']).events
  const odd: WireEvent = {
    ...present(event),
    kind: 'reimbursement.reported',
    at: '2026-99-99T99:99:99.000Z',
    details: { reportId: 'R-1', amount: 12, reimbursedOn: null, expiresAt: 'soon' },
  }
  const seen = seenBill([odd])
  expect(seen).toMatchObject({ changedAt: 0, reports: [{ amountFen: 0n, reimbursedOn: null }] })
})
