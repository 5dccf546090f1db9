import { isDeepStrictEqual } from 'node:util'
import type { EnvelopeCode } from '@piaoqiao/protocol'
import { problemOf, serviceNamed } from '@piaoqiao/protocol'
import type { Expectation, ItemExpectation, Step } from '../catalogue/case.ts'
import type { References } from '../catalogue/template.ts'
import { filled } from '../catalogue/template.ts'
import { judgeFeed } from './judge-feed.ts'
import { fitsAnswer } from './answer-schema.ts'
import type { OpenedAnswer } from './open-answer.ts'

export interface Judging {
  readonly step: Step
  readonly answer: OpenedAnswer
  /** Payloads that earlier steps were answered with, by label. */
  readonly earlier: ReadonlyMap<string, unknown>
  readonly references: References
}

/** What is wrong with an answer, in Chinese; null where it is as it has to be. */
export function judgeAnswer(judging: Judging): string | null {
  const { step, answer } = judging
  const { expect } = step
  if (expect.kind === 'fault') return judgeFault(expect.code, answer)
  if (answer.kind === 'unusable') return answer.fault
  if (answer.kind === 'problem') return `信封被拒绝：${codeIn(answer.problem)}，应当得到业务答复`
  const { payload } = answer
  const isWholeRefusal = isObject(payload) && payload['outcome'] === 'refused'
  const schema = serviceNamed(step.send)?.answer
  if (!isWholeRefusal && (schema === undefined || !fitsAnswer(schema, payload))) {
    return '答复不符合报文说明中的结构'
  }
  return judgePayload(expect, payload, judging)
}

function judgePayload(
  expect: Exclude<Expectation, { kind: 'fault' }>,
  payload: unknown,
  judging: Judging,
): string | null {
  switch (expect.kind) {
    case 'same':
      return isDeepStrictEqual(judging.earlier.get(expect.as), payload)
        ? null
        : '同一请求编号、同一内容的答复与第一次不同'
    case 'answer':
      return judgeMembers(expect, payload, judging.references, '答复')
    case 'feed':
      return judgeFeed(expect, payload, judging.earlier)
    case 'items':
      return judgeItems(expect, payload, judging)
  }
}

function judgeItems(
  { items, rest }: Extract<Expectation, { kind: 'items' }>,
  payload: unknown,
  { step, references }: Judging,
): string | null {
  const answered = isObject(payload) ? payload['items'] : undefined
  if (!Array.isArray(answered)) return `应当逐项答复，得到的是整体拒绝：${codeIn(payload)}`
  const sent = isObject(step.payload) ? step.payload['items'] : undefined
  if (Array.isArray(sent) && sent.length !== answered.length) {
    return `发送了${sent.length}项，答复了${answered.length}项`
  }
  for (const [index, one] of answered.entries()) {
    const expected = items[index] ?? rest
    if (expected === undefined) continue
    const fault = judgeMembers(expected, one, references, `第${index + 1}项`)
    if (fault !== null) return fault
  }
  return null
}

function judgeMembers(
  { outcome, code, members = {} }: Partial<ItemExpectation>,
  answer: unknown,
  references: References,
  place: string,
): string | null {
  if (!isObject(answer)) return `${place}不是JSON对象`
  const given = `${textIn(answer['outcome'])} ${textIn(answer['code'])}`.trim()
  if (outcome !== undefined && answer['outcome'] !== outcome) {
    return `${place}应为${outcome}${code === undefined ? '' : ` ${code}`}，实为${given}`
  }
  if (code !== undefined && answer['code'] !== code) return `${place}应为${code}，实为${given}`
  for (const [name, template] of Object.entries(members)) {
    if (!isDeepStrictEqual(answer[name], filled(template, references))) {
      return `${place}的${name}与应有的值不同`
    }
  }
  if (outcome === 'refused' && !(textIn(answer['sentence']) && textIn(answer['next']))) {
    return `${place}被拒绝，但没有说明原因或下一步`
  }
  return null
}

function judgeFault(code: EnvelopeCode, answer: OpenedAnswer): string | null {
  if (answer.kind === 'unusable') return answer.fault
  if (answer.kind === 'payload') return `信封应以${code}拒绝，却得到了业务答复`
  const { status, problem } = answer
  if (codeIn(problem) !== code) return `信封应以${code}拒绝，实为${codeIn(problem)}`
  const expected = problemOf(code)
  if (status !== expected.status) return `状态码应为${expected.status}，实为${status}`
  if (!isObject(problem)) return '问题说明不是JSON对象'
  const missing = ['type', 'title', 'detail', 'next'].filter((name) => !textIn(problem[name]))
  if (missing.length > 0) return `问题说明缺少${missing.join('、')}`
  return problem['status'] === expected.status ? null : '问题说明中的status与状态码不同'
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The code of a problem or a refusal, as far as it may be shown. */
export function codeIn(value: unknown): string {
  const code = isObject(value) ? value['code'] : undefined
  return typeof code === 'string' && /^[A-Z_]{3,60}$/.test(code) ? code : '没有代码'
}
