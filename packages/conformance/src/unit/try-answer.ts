import { isDeepStrictEqual } from 'node:util'
import { frames } from '../catalogue/frames.ts'
import type { UnitMessage } from '../catalogue/frames.ts'
import { keptText } from '../report/kept-text.ts'
import type { KeptExchange } from '../report/report.ts'
import { keptExchangesMax } from '../report/report.ts'
import type { AnswerAttack } from './answer-attacks.ts'
import { answerAs, answerBent, answerWell, payloadOfRequest } from './answer-request.ts'
import type { ArrivedRequest, PlayedPlatform } from './played-platform.ts'
import type { Patience, UnitDriver } from './unit-driver.ts'
import { samplePayload } from './unit-driver.ts'
import type { CaseEnd } from '../platform/case-session.ts'

export interface Trying {
  readonly platform: PlayedPlatform
  readonly driver: UnitDriver | null
  readonly patience: Patience
}

/** Requirements about which answers may be trusted. */
const trustPrefix = 'UNIT-OPEN'

/** The server's word in `Retry-After` is a second; a little less may be a matter of clocks. */
const retryAfterMs = 990

/** Answers the next request of a message as the attack says, and judges by what the unit sends then. */
export async function tryAnswer(
  trying: Trying,
  message: UnitMessage,
  attack: AnswerAttack,
): Promise<CaseEnd> {
  const trial = new Trial(trying, message, attack)
  return trial.run()
}

class Trial {
  readonly #trying: Trying
  readonly #message: UnitMessage
  readonly #attack: AnswerAttack
  readonly #exchanges: KeptExchange[] = []

  constructor(trying: Trying, message: UnitMessage, attack: AnswerAttack) {
    this.#trying = trying
    this.#message = message
    this.#attack = attack
  }

  async run(): Promise<CaseEnd> {
    const { driver, patience } = this.#trying
    const { bend, next } = this.#attack
    if (driver !== null && !driver.canAsk(this.#message)) {
      return this.#end('skip', '被测系统不能按指令发送这个报文')
    }
    const asked = this.#ask()
    const over = driver === null ? undefined : asked
    const first = await this.#next(patience.firstMs, over)
    if (first === null) return this.#end('wait', `还没有收到${this.#message}`)
    const malformed = this.#malformed(first)
    if (malformed !== null) {
      await answerWell({ platform: this.#trying.platform, request: first })
      return this.#end('fail', malformed)
    }
    if (bend === 'swapped') return this.#swap(first)
    if (bend !== 'no answer' && bend !== 'late') {
      await answerBent(bend, { platform: this.#trying.platform, request: first })
    }
    const answeredAt = Date.now()
    const end =
      next === 'accepts' ? await this.#quiet(first) : await this.#retried(first, answeredAt, over)
    first.response.destroy()
    await asked
    return end
  }

  async #ask(): Promise<boolean> {
    const { driver } = this.#trying
    if (driver === null) return false
    return driver.ask(this.#message, samplePayload(this.#message)).catch(() => false)
  }

  async #next(timeoutMs: number, over?: Promise<unknown>): Promise<ArrivedRequest | null> {
    const message = this.#message
    const { platform } = this.#trying
    const request = await platform.next(({ service }) => service === message, timeoutMs, over)
    if (request !== null) this.#keep(request)
    return request
  }

  #malformed({ opened }: ArrivedRequest): string | null {
    return 'code' in opened ? `请求的信封没有通过检查：${opened.code}` : null
  }

  /** After a good answer nothing of the same request may come again. */
  async #quiet(first: ArrivedRequest): Promise<CaseEnd> {
    const again = await this.#next(this.#trying.patience.quietMs)
    if (again === null) return this.#end('pass', '')
    await answerWell({ platform: this.#trying.platform, request: again })
    return isSameId(first, again)
      ? this.#end('fail', '已有可信的答复，却又发送了同一请求')
      : this.#end('pass', '')
  }

  async #retried(
    first: ArrivedRequest,
    answeredAt: number,
    over: Promise<boolean> | undefined,
  ): Promise<CaseEnd> {
    const { patience, platform } = this.#trying
    const retry = await this.#next(patience.retryMs, over)
    if (retry === null) return this.#notRetried(await over)
    const fault = this.#retryFault(first, retry, answeredAt)
    await answerWell({ platform, request: retry })
    if (this.#attack.bend === 'late' && !first.response.destroyed) {
      await answerWell({ platform, request: first })
    }
    return fault === null ? this.#end('pass', '') : this.#end('fail', fault)
  }

  /** @param isAnswered whether the system says that it was answered, where it can say so */
  #notRetried(isAnswered: boolean | undefined): CaseEnd {
    if (isAnswered === true && this.#attack.requirement.startsWith(trustPrefix)) {
      return this.#end('fail', '采信了不可信的答复')
    }
    return frames[this.#message].changes
      ? this.#end('wait', '还没有用同一请求编号重试')
      : this.#end('skip', '没有重试：查询可以不重试，从发送的报文看不出答复是否被采信')
  }

  #retryFault(first: ArrivedRequest, retry: ArrivedRequest, answeredAt: number): string | null {
    const malformed = this.#malformed(retry)
    if (malformed !== null) return malformed
    const isSame = isDeepStrictEqual(payloadOfRequest(first), payloadOfRequest(retry))
    if (!isSameId(first, retry)) {
      return isSame ? '重试换了请求编号，可能重复执行' : '没有重试，就发送了别的请求'
    }
    if (!isSame) return '重试的内容与第一次不同'
    if (first.envelope?.iv === retry.envelope?.iv) return '重试没有重新封装，或跟随了转向'
    const isEarly = this.#attack.next === 'waits' && retry.at - answeredAt < retryAfterMs
    return isEarly ? '没有等到Retry-After所说的时间' : null
  }

  /** Two requests get one another's answer; each has to come again. */
  async #swap(first: ArrivedRequest): Promise<CaseEnd> {
    const { patience, platform, driver } = this.#trying
    const asked = driver?.ask(this.#message, samplePayload(this.#message)).catch(() => false)
    const second = await this.#next(patience.firstMs, asked)
    if (second === null || 'code' in second.opened) {
      await answerWell({ platform, request: first })
      return this.#end('wait', '还没有同时收到两个请求')
    }
    const [one, other] = [first, second].map((request) => ({
      service: request.service,
      envelope: request.envelope,
      payload: payloadOfRequest(request),
    }))
    const answeredAt = Date.now()
    if (other !== undefined) await answerAs({ platform, request: first }, other)
    if (one !== undefined) await answerAs({ platform, request: second }, one)
    const retries = [
      await this.#next(patience.retryMs, asked),
      await this.#next(patience.retryMs, asked),
    ]
    for (const retry of retries) if (retry !== null) await answerWell({ platform, request: retry })
    await asked
    return this.#judgeSwapped([first, second], retries, answeredAt)
  }

  #judgeSwapped(
    sent: readonly ArrivedRequest[],
    retries: readonly (ArrivedRequest | null)[],
    answeredAt: number,
  ): CaseEnd {
    for (const request of sent) {
      const retry = retries.find((one) => one !== null && isSameId(request, one))
      if (retry === undefined || retry === null) return this.#notRetried(undefined)
      const fault = this.#retryFault(request, retry, answeredAt)
      if (fault !== null) return this.#end('fail', fault)
    }
    return this.#end('pass', '')
  }

  #keep(request: ArrivedRequest): void {
    if (this.#exchanges.length >= keptExchangesMax) return
    const { opened, service, envelope } = request
    const isFirst = this.#exchanges.length === 0
    this.#exchanges.push({
      sender: 'subject',
      service,
      requestId: envelope?.requestId ?? '',
      sent: 'payload' in opened ? keptText(opened.payload) : opened.code,
      bends: isFirst ? [this.#attack.bend] : [],
      status: null,
      answer: isFirst ? this.#attack.title : '',
    })
  }

  #end(result: CaseEnd['result'], reason: string): CaseEnd {
    return { result, reason, exchanges: this.#exchanges }
  }
}

function isSameId(one: ArrivedRequest, other: ArrivedRequest): boolean {
  return one.envelope?.requestId === other.envelope?.requestId
}
