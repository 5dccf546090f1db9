import { randomBytes } from 'node:crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Bend, PlatformCase, Step } from '../catalogue/case.ts'
import type { References } from '../catalogue/template.ts'
import { filled } from '../catalogue/template.ts'
import type { CaseResult, KeptExchange } from '../report/report.ts'
import { keptExchangesMax } from '../report/report.ts'
import { keptText } from '../report/kept-text.ts'
import type { ArrangedBill, Arranger } from './arranger.ts'
import { judgeAnswer } from './judge-answer.ts'
import type { OpenedAnswer } from './open-answer.ts'
import { openAnswer } from './open-answer.ts'
import { postRequest } from './post-request.ts'
import { sealRequest } from './seal-request.ts'
import type { Target } from './target.ts'

export type CaseEnd = Pick<CaseResult, 'result' | 'reason' | 'exchanges'>

/** One case on its way: sends its steps one after the other and stops at the first that is answered wrongly. */
export class CaseSession {
  readonly #target: Target
  readonly #case: PlatformCase
  readonly #newKey: Sm2PrivateKey = generateSm2PrivateKey()
  readonly #references: References
  readonly #requestIds: Readonly<Record<string, string>>
  readonly #answers = new Map<string, unknown>()
  readonly #exchanges: KeptExchange[] = []

  constructor(
    target: Target,
    theCase: PlatformCase,
    bills: Readonly<Record<string, ArrangedBill>>,
    { caller, rival, now = target.now }: Pick<Arranger, 'caller' | 'rival' | 'now'>,
  ) {
    this.#target = target
    this.#case = theCase
    this.#requestIds = requestIdsOf(theCase.steps)
    this.#references = {
      now: now(),
      named: {
        ...Object.fromEntries(Object.entries(bills).map(([label, bill]) => [label, { ...bill }])),
        ...(caller !== undefined && { caller: { ...caller } }),
        ...(rival !== undefined && { rival: { ...rival } }),
        request: this.#requestIds,
        callerKey: { pem: exportSm2PublicKeyPem(target.privateKey.publicKey) },
        newKey: { pem: exportSm2PublicKeyPem(this.#newKey.publicKey) },
      },
    }
  }

  async run(): Promise<CaseEnd> {
    for (const [index, step] of this.#case.steps.entries()) {
      const fault = await this.#take(step)
      if (fault === null) continue
      const place = this.#case.steps.length > 1 ? `第${index + 1}步：` : ''
      return { result: 'fail', reason: place + fault, exchanges: this.#exchanges }
    }
    return { result: 'pass', reason: '', exchanges: this.#exchanges }
  }

  /** What was exchanged so far, for a case that broke off. */
  get exchanges(): readonly KeptExchange[] {
    return this.#exchanges
  }

  async #take(step: Step): Promise<string | null> {
    const payload = filled(step.payload, this.#references)
    const answer = await this.#exchange(step, payload)
    if (answer.kind === 'payload') {
      const fault = judgeAnswer({
        step,
        answer,
        earlier: this.#answers,
        references: this.#references,
      })
      if (!this.#answers.has(step.label)) this.#answers.set(step.label, answer.payload)
      return fault
    }
    return judgeAnswer({ step, answer, earlier: this.#answers, references: this.#references })
  }

  async #exchange(step: Step, payload: unknown): Promise<OpenedAnswer> {
    const { send, label, bends = [], signAs = 'caller' } = step
    const { appId, appKey, privateKey, platformKeys, baseUrl, timeoutMs, now } = this.#target
    const [receiver] = platformKeys
    if (receiver === undefined) throw new RangeError('the platform has no key')
    const request = sealRequest({
      service: send,
      requestId: this.#requestIds[label] ?? '',
      payload,
      bends,
      appId,
      appKey,
      privateKey: signAs === 'new' ? this.#newKey : privateKey,
      receiver,
      now: now(),
    })
    const posted = await postRequest(baseUrl, request, timeoutMs).catch((error: unknown) => error)
    const answer: OpenedAnswer =
      posted instanceof Error
        ? { kind: 'unusable', status: 0, fault: '平台没有在规定时间内给出完整答复' }
        : await openAnswer(
            this.#target,
            [privateKey, this.#newKey],
            send,
            request,
            posted as Awaited<ReturnType<typeof postRequest>>,
          )
    this.#keep(step, payload, answer)
    return answer
  }

  #keep({ send, label, bends = [] }: Step, payload: unknown, answer: OpenedAnswer): void {
    if (this.#exchanges.length >= keptExchangesMax) return
    this.#exchanges.push({
      sender: 'suite',
      service: send,
      requestId: this.#requestIds[label] ?? '',
      sent: keptText(payload),
      bends: bends.map(bendText),
      status: statusOf(answer),
      answer: answerText(answer),
    })
  }
}

function statusOf(answer: OpenedAnswer): number | null {
  if (answer.kind === 'payload') return 200
  return answer.status === 0 ? null : answer.status
}

function answerText(answer: OpenedAnswer): string {
  if (answer.kind === 'payload') return keptText(answer.payload)
  return answer.kind === 'problem' ? keptText(answer.problem) : answer.fault
}

function bendText(bend: Bend): string {
  return Object.values(bend).map(String).join(' ').slice(0, bendTextMax)
}
const bendTextMax = 200

const requestIdLengthDefault = 32

/** A fresh id for each label: nobody has used it, whatever ran before against the same platform. */
function requestIdsOf(steps: readonly Step[]): Readonly<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const { label, requestId } of steps) {
    const { prefix, length } = requestId ?? { prefix: '', length: requestIdLengthDefault }
    const rest = randomBytes(32).toString('hex')
    ids[label] ??= `${prefix}${rest}`.slice(0, length)
  }
  return ids
}
