import type { Bend, PlatformCase, Step } from './case.ts'
import type { Frame, Variation } from './frames.ts'
import { caseOf, payloadOf, protocolPage, succeeding } from './frames.ts'

/** What has to succeed of every message, whatever it is about. */
export function genericSuccesses(frame: Frame): PlatformCase[] {
  return [
    ...requestIdVariations(frame),
    ...clockVariations(),
    ...spellingVariations(),
    ...signatureVariations(frame),
    ...retryVariations(frame),
  ].map((variation) => caseOf(frame, variation))
}

/** A request id of a change is never used again, so it ends in a random rest that is long enough. */
const prefixes = {
  dot: 'A.',
  underscore: 'A_',
  colon: 'A:',
  hyphen: 'A-',
  'dot-first': '.a',
  'hyphen-first': '-a',
  digits: '0123456789',
  mixed: 'Aa.9_Zz:0-',
} as const

function requestIdVariations({ changes }: Frame): Variation[] {
  const lengths = changes ? [24, 36, 63, 64] : [1, 2, 36, 64]
  const variation = (slug: string, title: string, prefix: string, length: number): Variation => ({
    slug: `request-id-${slug}`,
    side: 'success',
    title,
    clause: `${protocolPage}#requests-and-retries-请求与重试`,
    requirements: ['REQ-ID'],
    step: { requestId: { prefix, length } },
  })
  return [
    ...lengths.map((length) => variation(`length-${length}`, `请求编号有${length}位`, '', length)),
    ...Object.entries(prefixes).map(([slug, prefix]) =>
      variation(slug, `请求编号以${prefix}开头`, prefix, 32),
    ),
  ]
}

const offsetsMs = [-290_000, -120_000, -30_000, 30_000, 120_000, 290_000]

function clockVariations(): Variation[] {
  return offsetsMs.map((offsetMs) => {
    const seconds = Math.abs(offsetMs) / 1000
    const isBehind = offsetMs < 0
    return {
      slug: `clock-${isBehind ? 'behind' : 'ahead'}-${seconds}`,
      side: 'success',
      title: `发送时间${isBehind ? '早' : '晚'}${seconds}秒`,
      clause: `${protocolPage}#opening-拆封`,
      requirements: ['ENV-CLOCK'],
      step: { bends: [{ at: 'clock', offsetMs }] },
    }
  })
}

const spellings: Readonly<Record<string, readonly [title: string, bend: Bend]>> = {
  'payload-indented': ['业务数据带缩进', { at: 'payload', as: 'indented' }],
  'payload-reversed': ['业务数据字段倒序', { at: 'payload', as: 'reversed members' }],
  'payload-escaped': ['业务数据用转义写汉字', { at: 'payload', as: 'escaped' }],
  'payload-spaces': ['业务数据前后有空白', { at: 'payload', as: 'spaces around' }],
  'payload-line-feeds': ['业务数据用换行和制表符', { at: 'payload', as: 'line feeds' }],
  'body-indented': ['信封带缩进', { at: 'body', as: 'indented' }],
  'body-reversed': ['信封字段倒序', { at: 'body', as: 'reversed members' }],
  'body-spaces': ['信封前后有空白', { at: 'body', as: 'spaces around' }],
  'body-escaped': ['信封中的斜线用转义', { at: 'body', as: 'escaped' }],
}

function spellingVariations(): Variation[] {
  return Object.entries(spellings).map(([slug, [title, bend]]) => ({
    slug: `spelling-${slug}`,
    side: 'success',
    title,
    clause: `${protocolPage}#envelope-信封`,
    requirements: ['ENV-JSON'],
    step: { bends: [bend] },
  }))
}

function signatureVariations({ changes }: Frame): Variation[] {
  if (changes) return []
  const unsigned: Bend = { at: 'signature', as: 'missing' }
  return [
    {
      slug: 'unsigned',
      side: 'success',
      title: '不变更数据的报文可以不签名',
      clause: `${protocolPage}#sealing-封装`,
      requirements: ['ENV-SIGNATURE'],
      step: { bends: [unsigned] },
    },
    {
      slug: 'unsigned-indented',
      side: 'success',
      title: '不签名且业务数据带缩进',
      clause: `${protocolPage}#sealing-封装`,
      requirements: ['ENV-SIGNATURE'],
      step: { bends: [unsigned, { at: 'payload', as: 'indented' }] },
    },
  ]
}

function retryVariations(frame: Frame): Variation[] {
  if (!frame.isSteady) return []
  const again = repeated(frame)
  const retry = (slug: string, title: string, after: readonly Step[]): Variation => ({
    slug: `retry-${slug}`,
    side: 'success',
    title,
    clause: `${protocolPage}#requests-and-retries-请求与重试`,
    requirements: ['RETRY-SAME'],
    after,
  })
  return [
    retry('once', '同一请求再发一次，答复相同', [again]),
    retry('thrice', '同一请求再发三次，答复都相同', [again, again, again]),
    retry('spelled-otherwise', '同一内容换一种空白再发，答复相同', [
      { ...again, bends: [{ at: 'payload', as: 'indented' }] },
    ]),
    retry('later-clock', '时钟慢两分钟再发，答复相同', [
      { ...again, bends: [{ at: 'clock', offsetMs: -120_000 }] },
    ]),
  ]
}

/** The main step once more, under its own id. */
export function repeated(frame: Frame): Step {
  return {
    send: frame.message,
    label: 'main',
    payload: payloadOf(frame, frame.item('a')),
    expect: { kind: 'same', as: 'main' },
  }
}

/** A step that succeeds, under an id of its own. */
export function succeedingStep(frame: Frame, label: string, bill: string): Step {
  return {
    send: frame.message,
    label,
    payload: payloadOf(frame, frame.item(bill)),
    expect: succeeding(frame),
  }
}
