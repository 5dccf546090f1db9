import type { Expectation, ItemExpectation, PlatformCase } from './case.ts'
import type { Template } from './template.ts'
import type { Frame, Item, Variation } from './frames.ts'
import { caseOf, protocolPage } from './frames.ts'
import type { WantedBill } from './situations.ts'

const clause = `${protocolPage}#batches-批次`

/** What has to hold for messages with items. */
export function batchCases(frame: Frame): PlatformCase[] {
  if (!frame.hasItems || frame.bill === null) return []
  const { bill } = frame
  return [
    ...sizes(frame, bill),
    ...faultyItems(frame, bill),
    ...atomicBatches(frame, bill),
    ...retriedBatches(frame, bill),
  ].map((variation) => caseOf(frame, variation))
}

const labels = ['a', 'b', 'c', 'd', 'e'] as const

function billsOf(count: number, bill: WantedBill): Readonly<Record<string, WantedBill>> {
  return Object.fromEntries(labels.slice(0, count).map((label) => [label, bill]))
}

/** The answer stands in the place of its item: that is seen by the bill that it names. */
function expected(frame: Frame, label: string): ItemExpectation {
  const success = frame.success as ItemExpectation
  return { ...success, members: { billNumber: `$${label}.billNumber` } }
}

function itemsOf(frame: Frame, count: number): Item[] {
  return labels.slice(0, count).map((label) => frame.item(label))
}

const notFound: ItemExpectation = { outcome: 'refused', code: 'BILL_NOT_FOUND' }
const malformed: ItemExpectation = { outcome: 'refused', code: 'ITEM_MALFORMED' }

/** Bill numbers that nobody is allotted. */
const unknownNumbersFrom = 9_999_990_000

/** Items about bills of the same code that nobody registered. */
function unknownItems(frame: Frame, count: number): Item[] {
  return Array.from({ length: count }, (_, index) => ({
    ...frame.item('a'),
    billNumber: String(unknownNumbersFrom + index),
  }))
}

function sizes(frame: Frame, bill: WantedBill): Variation[] {
  const small = [2, 3, 5].map((count): Variation => ({
    slug: `batch-${count}`,
    side: 'success',
    title: `一批${count}项，逐项按顺序答复`,
    clause,
    requirements: ['BATCH-ORDER'],
    bills: billsOf(count, bill),
    step: {
      payload: { items: itemsOf(frame, count) },
      expect: {
        kind: 'items',
        items: labels.slice(0, count).map((label) => expected(frame, label)),
      },
    },
  }))
  const large = [100, 999, 1000].map((count): Variation => ({
    slug: `batch-${count}`,
    side: 'success',
    title: `一批${count}项，其中只有第一项的票据存在`,
    clause,
    requirements: ['BATCH-SIZE'],
    step: {
      payload: { items: [frame.item('a'), ...unknownItems(frame, count - 1)] },
      expect: { kind: 'items', items: [expected(frame, 'a')], rest: notFound },
    },
  }))
  return [...small, ...large]
}

function faultyItems(frame: Frame, bill: WantedBill): Variation[] {
  const faulty = { ...frame.item('a'), unknownMember: 1 }
  const between = (slug: string, title: string, items: Template[], answers: ItemExpectation[]) => ({
    slug: `batch-${slug}`,
    side: 'success' as const,
    title,
    clause,
    requirements: ['BATCH-FAULTY-ITEM'],
    bills: billsOf(2, bill),
    step: { payload: { items }, expect: { kind: 'items', items: answers } satisfies Expectation },
  })
  const [a, b] = [frame.item('a'), frame.item('b')]
  const [okA, okB] = [expected(frame, 'a'), expected(frame, 'b')]
  return [
    between('faulty-first', '第一项有误，不影响后两项', [faulty, a, b], [malformed, okA, okB]),
    between('faulty-middle', '中间一项有误，不影响其余', [a, faulty, b], [okA, malformed, okB]),
    between('faulty-last', '最后一项有误，不影响前两项', [a, b, faulty], [okA, okB, malformed]),
    between('faulty-null', '一项为null，不影响其余', [a, null, b], [okA, malformed, okB]),
    between(
      'unknown-bill',
      '一项的票据不存在，不影响其余',
      [a, ...unknownItems(frame, 1), b],
      [okA, notFound, okB],
    ),
    between('reversed', '两项倒过来，答复也倒过来', [b, a], [okB, okA]),
  ]
}

function atomicBatches(frame: Frame, bill: WantedBill): Variation[] {
  const atomic = (count: number, value: boolean): Variation => ({
    slug: `atomic-${value}-${count}`,
    side: 'success',
    title: `${value ? '要求' : '不要求'}全部成功的一批${count}项`,
    clause,
    requirements: ['BATCH-ATOMIC'],
    bills: billsOf(count, bill),
    step: {
      payload: { items: itemsOf(frame, count), atomic: value },
      expect: {
        kind: 'items',
        items: labels.slice(0, count).map((label) => expected(frame, label)),
      },
    },
  })
  return [atomic(1, true), atomic(3, true), atomic(1, false), atomic(2, false)]
}

function retriedBatches(frame: Frame, bill: WantedBill): Variation[] {
  const payload = { items: itemsOf(frame, 2) }
  return [
    {
      slug: 'retry-batch',
      side: 'success',
      title: '一批两项再发一次，逐项答复相同',
      clause: `${protocolPage}#requests-and-retries-请求与重试`,
      requirements: ['RETRY-SAME'],
      bills: billsOf(2, bill),
      step: {
        payload,
        expect: { kind: 'items', items: [expected(frame, 'a'), expected(frame, 'b')] },
      },
      after: [
        { send: frame.message, label: 'main', payload, expect: { kind: 'same', as: 'main' } },
      ],
    },
  ]
}

/** How a batch as a whole is refused. */
export function batchRefusals(frame: Frame): PlatformCase[] {
  if (!frame.hasItems) return []
  return [tooMany, ...(frame.changes ? heldBatches(frame) : [])].map((variation) =>
    caseOf(frame, variation),
  )
}

const tooMany: Variation = {
  slug: 'batch-1001',
  side: 'failure',
  title: '一批1001项，整体拒绝',
  clause,
  requirements: ['BATCH-SIZE'],
  bills: {},
  before: [],
  step: {
    payload: {
      items: Array.from({ length: 1001 }, (_, index) => ({
        billCode: '50060126',
        billNumber: String(unknownNumbersFrom + index),
      })),
    },
    expect: { kind: 'answer', outcome: 'refused', code: 'ITEM_MALFORMED' },
  },
}

const atomicRefused: ItemExpectation = { outcome: 'refused', code: 'ATOMIC_BATCH_REFUSED' }

function heldBatches(frame: Frame): Variation[] {
  const unknown = unknownItems(frame, 1)[0] ?? null
  const faulty = { ...frame.item('a'), unknownMember: 1 }
  const held = (slug: string, title: string, items: Template[], answers: ItemExpectation[]) => ({
    slug: `atomic-${slug}`,
    side: 'failure' as const,
    title,
    clause,
    requirements: ['BATCH-ATOMIC'],
    step: {
      payload: { items, atomic: true },
      expect: { kind: 'items', items: answers } satisfies Expectation,
    },
    // Nothing of the batch was carried out, so the good item still succeeds.
    after: [
      {
        send: frame.message,
        label: 'afterwards',
        payload: { items: [frame.item('a')] },
        expect: { kind: 'items', items: [expected(frame, 'a')] } satisfies Expectation,
      },
    ],
  })
  const a = frame.item('a')
  return [
    held(
      'unknown-bill',
      '要求全部成功，一项的票据不存在，全部不执行',
      [a, unknown],
      [atomicRefused, notFound],
    ),
    held(
      'unknown-first',
      '要求全部成功，第一项的票据不存在，全部不执行',
      [unknown, a],
      [notFound, atomicRefused],
    ),
    held(
      'faulty-item',
      '要求全部成功，一项不合规范，全部不执行',
      [a, faulty],
      [atomicRefused, malformed],
    ),
    held(
      'null-item',
      '要求全部成功，一项为null，全部不执行',
      [null, a],
      [malformed, atomicRefused],
    ),
    acrossProvinces(frame),
  ]
}

function acrossProvinces(frame: Frame): Variation {
  const elsewhere = (billCode: string) => ({ ...frame.item('a'), billCode })
  const refused: ItemExpectation = { outcome: 'refused', code: 'ATOMIC_ACROSS_PROVINCES' }
  return {
    slug: 'atomic-across-provinces',
    side: 'failure',
    title: '要求全部成功的一批含两个省的票据',
    clause,
    requirements: ['BATCH-ATOMIC'],
    step: {
      payload: { items: [elsewhere('11060126'), elsewhere('12060126')], atomic: true },
      expect: { kind: 'items', items: [refused, refused] },
    },
  }
}
