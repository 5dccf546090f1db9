import type { PlatformCase, Step } from './case.ts'
import type { Frame, Variation } from './frames.ts'
import { caseOf, protocolPage } from './frames.ts'

const refused = { outcome: 'refused', code: 'OPERATION_ID_REUSED' } as const

/** A request id that comes again with something else is refused, whatever became of the first request. */
export function reuseCases(frame: Frame): PlatformCase[] {
  if (!frame.changes || !frame.hasItems) return []
  const a = frame.item('a')
  const unknown = { ...a, billNumber: '9999990000' }
  return [
    reuse(frame, 'other-bill', '换了票据', { payload: { items: [unknown] } }),
    reuse(frame, 'more-items', '多了一项', {
      payload: { items: [a, unknown] },
      expect: { kind: 'items', items: [refused, refused] },
    }),
    reuse(frame, 'atomic', '改为全部成功才执行', { payload: { items: [a], atomic: true } }),
    reuse(frame, 'other-service', '换了服务', otherService(frame)),
    reuse(
      frame,
      'after-refusal',
      '第一次被拒绝，第二次换了票据',
      { payload: { items: [a] } },
      {
        payload: { items: [unknown] },
        expect: { kind: 'items', items: [{ outcome: 'refused', code: 'BILL_NOT_FOUND' }] },
      },
    ),
  ].map((variation) => caseOf(frame, variation))
}

function reuse(
  { message }: Frame,
  slug: string,
  title: string,
  second: Partial<Step>,
  first: Partial<Step> = {},
): Variation {
  return {
    slug: `reused-${slug}`,
    side: 'failure',
    title: `同一请求编号：${title}`,
    clause: `${protocolPage}#requests-and-retries-请求与重试`,
    requirements: ['RETRY-REUSED'],
    step: first,
    after: [
      {
        send: message,
        label: 'main',
        payload: null,
        expect: { kind: 'items', items: [refused] },
        ...second,
      },
    ],
  }
}

/** A good message of another service that the same caller may send. */
function otherService({ caller, message }: Frame): Partial<Step> {
  const key = { billCode: '$a.billCode', billNumber: '$a.billNumber' }
  if (caller === undefined) {
    return message === 'bill.unlock'
      ? { send: 'bill.extend', payload: { items: [{ ...key, days: 1 }] } }
      : { send: 'bill.unlock', payload: { items: [{ ...key, reason: 'other' }] } }
  }
  const payersBill = { ...key, payerCode: '$a.payerCode' }
  if (message !== 'bill.collect') return { send: 'bill.collect', payload: { items: [payersBill] } }
  const authorisationId = 'A-000000000000000000-1'
  return { send: 'authorisation.revoke', payload: { items: [{ ...payersBill, authorisationId }] } }
}
