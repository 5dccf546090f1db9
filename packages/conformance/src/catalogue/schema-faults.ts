import { faultOf, serviceNamed } from '@piaoqiao/protocol'
import type { Service } from '@piaoqiao/protocol'
import type { Expectation, PlatformCase } from './case.ts'
import type { Template } from './template.ts'
import type { Frame, Item } from './frames.ts'
import { caseOf, clauseOf, payloadOf, refusing } from './frames.ts'
import { filled } from './template.ts'
import { wrongValues } from './wrong-values.ts'

type Schema = Service['request']

/** Stands for the values of a bill while it is looked whether a payload has a fault at all. */
const sample = {
  billCode: '50060126',
  billNumber: '0000000001',
  checkCode: 'a1b2c3',
  amount: '1000.00',
  reimbursable: '800.00',
  issuedOn: '2026-03-02',
  reportId: 'R-500601260000000001-3',
  authorisationId: 'A-500601260000000001-2',
  payerCode: '500000199001010016',
}

/** Good values of members that the plain item leaves out. */
const samples: Readonly<Record<string, string>> = {
  ...sample,
  postedOn: sample.issuedOn,
  note: '备注',
}

const references = {
  now: Date.UTC(2026, 2, 4, 2),
  named: {
    a: sample,
    request: { first: 'first-request', main: 'main-request' },
    callerKey: {
      pem: `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(124)}\n-----END PUBLIC KEY-----\n`,
    },
    caller: { id: '91320100MA1PQ0001N', name: '示例单位', province: '32' },
  },
}

interface Members {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** Every member of the schema missing, and holding everything that it may not hold. */
export function schemaFaultCases(frame: Frame): PlatformCase[] {
  const service = serviceNamed(frame.message)
  const schema = service?.item ?? service?.request
  if (schema === undefined) return []
  return withoutRepetitions([
    ...memberFaults(frame, schema),
    ...shapeFaults(frame),
    ...(frame.hasItems ? frameFaults(frame) : []),
  ])
}

/** Where two ways to be wrong come to the same bytes, the first stays. */
function withoutRepetitions(cases: readonly PlatformCase[]): PlatformCase[] {
  const seen = new Set<string>()
  return cases.filter(({ steps }) => {
    const sent = JSON.stringify(steps)
    if (seen.has(sent)) return false
    seen.add(sent)
    return true
  })
}

/** An item as it is sent: no bill is needed, because nobody looks for one. */
function plainItem(frame: Frame): Item {
  return filled(frame.item('a'), references) as Item
}

function memberFaults(frame: Frame, schema: Schema): PlatformCase[] {
  const { properties = {}, required = [] } = schema as Members
  const good = plainItem(frame)
  const missing = required.map((name) => {
    const others = Object.entries(good).filter(([other]) => other !== name)
    return faultCase(frame, `${name}-missing`, `缺少${name}`, Object.fromEntries(others))
  })
  const wrong = Object.entries(properties).flatMap(([name, member]) =>
    wrongValues(member, good[name] ?? samples[name] ?? null).flatMap(({ slug, title, value }) => {
      const item = { ...good, [name]: value }
      const fault = faultOf(schema, item)
      return fault === null
        ? []
        : [faultCase(frame, `${name}-${slug}`, `${name}${title}`, item, fault.code)]
    }),
  )
  return [
    ...missing,
    ...wrong,
    faultCase(frame, 'unknown-member', '有没有说明的字段', { ...good, remark: '备注' }),
    faultCase(frame, 'misspelt-member', '字段名写错大小写', {
      ...good,
      [Object.keys(good)[0]?.toUpperCase() ?? 'X']: '1',
    }),
  ]
}

function faultCase(
  frame: Frame,
  slug: string,
  title: string,
  item: Template,
  code = 'ITEM_MALFORMED',
): PlatformCase {
  return caseOf(frame, {
    slug: `schema-${slug}`,
    side: 'failure',
    title: `业务数据：${title}`,
    clause: clauseOf(frame.message, '#request-请求'),
    requirements: ['PAYLOAD-SCHEMA'],
    bills: {},
    before: [],
    step: { payload: payloadOf(frame, item), expect: refusing(frame, code) },
  })
}

const shapes: Readonly<Record<string, readonly [title: string, value: Template]>> = {
  null: ['是null', null],
  text: ['是字符串', '票据'],
  number: ['是数字', 7],
  true: ['是true', true],
  array: ['是数组', []],
  empty: ['是空对象', {}],
}

function shapeFaults(frame: Frame): PlatformCase[] {
  return Object.entries(shapes).map(([slug, [title, value]]) =>
    faultCase(frame, `shape-${slug}`, `${frame.hasItems ? '一项' : '整体'}${title}`, value),
  )
}

/** The frame around the items has to be of its form, or everything is refused in one answer. */
function frameFaults(frame: Frame): PlatformCase[] {
  const good = plainItem(frame)
  const frames: Readonly<Record<string, readonly [title: string, payload: Template]>> = {
    'items-missing': ['没有items', {}],
    'items-null': ['items为null', { items: null }],
    'items-empty': ['items为空', { items: [] }],
    'items-object': ['items是对象', { items: good }],
    'items-text': ['items是字符串', { items: '1' }],
    'payload-array': ['整体是数组', [good]],
    'payload-null': ['整体是null', null],
    'payload-text': ['整体是字符串', '票据'],
    'payload-number': ['整体是数字', 1],
    'payload-item': ['整体就是一项', good],
    'extra-beside-items': ['items旁有多余字段', { items: [good], remark: '备注' }],
    'atomic-text': ['atomic是字符串', { items: [good], atomic: 'true' }],
    'atomic-number': ['atomic是数字', { items: [good], atomic: 1 }],
    'atomic-null': ['atomic为null', { items: [good], atomic: null }],
  }
  const expect: Expectation = { kind: 'answer', outcome: 'refused', code: 'ITEM_MALFORMED' }
  return Object.entries(frames).map(([slug, [title, payload]]) =>
    caseOf(frame, {
      slug: `schema-${slug}`,
      side: 'failure',
      title: `业务数据：${title}`,
      clause: clauseOf(frame.message, '#request-请求'),
      requirements: ['PAYLOAD-SCHEMA'],
      bills: {},
      before: [],
      step: { payload, expect },
    }),
  )
}
