import type { CaseEnd } from '../platform/case-session.ts'
import type { PlayedPlatform } from './played-platform.ts'
import type { PushAttack } from './push-attacks.ts'
import type { Pushing } from './push-webhook.ts'
import { entriesOf, isConfirmed, push } from './push-webhook.ts'
import type { Patience } from './unit-driver.ts'

/** Pushes to the unit's webhook, one case after the other, in one feed. */
export class TryPush {
  readonly #platform: PlayedPlatform
  readonly #webhookUrl: string | null
  readonly #patience: Patience
  #position = 1

  constructor(platform: PlayedPlatform, webhookUrl: string | null, patience: Patience) {
    this.#platform = platform
    this.#webhookUrl = webhookUrl
    this.#patience = patience
  }

  async run({ bend, end, title }: PushAttack): Promise<CaseEnd> {
    if (this.#webhookUrl === null) {
      return { result: 'skip', reason: '没有告诉测试程序事件接收地址', exchanges: [] }
    }
    const pushing: Pushing = {
      platform: this.#platform,
      webhookUrl: this.#webhookUrl,
      timeoutMs: this.#patience.pushMs,
      position: this.#position,
    }
    const status = await push(bend, pushing)
    const judged = end === 'either' ? await this.#settle(pushing, status) : judge(end, status)
    if (end === 'confirms' && isConfirmed(status)) this.#position += entriesOf(bend)
    return {
      ...judged,
      exchanges: [
        {
          sender: 'suite',
          service: 'event.deliver',
          requestId: '',
          sent: title,
          bends: [bend],
          status,
          answer: '',
        },
      ],
    }
  }

  /**
   * Whatever the unit answered to entries out of order, nothing may be lost: it takes them when they come in order, as
   * the platform sends them again.
   */
  async #settle(pushing: Pushing, status: number | null): Promise<Judged> {
    if (status === null) return { result: 'fail', reason: '推送没有得到答复' }
    const inOrder = await push('good', pushing)
    const next = await push('good', { ...pushing, position: pushing.position + 1 })
    if (!isConfirmed(inOrder) || !isConfirmed(next)) {
      return { result: 'fail', reason: '之后按顺序推送，也没有确认' }
    }
    this.#position += 2
    return { result: 'pass', reason: '' }
  }
}

type Judged = Pick<CaseEnd, 'result' | 'reason'>

function judge(end: 'confirms' | 'refuses', status: number | null): Judged {
  if (status === null) return { result: 'fail', reason: '推送没有得到答复' }
  if (end === 'confirms' && !isConfirmed(status)) {
    return { result: 'fail', reason: `应以2xx确认，实为${status}` }
  }
  if (end === 'refuses' && isConfirmed(status)) {
    return { result: 'fail', reason: `不可信的推送却以${status}确认` }
  }
  return { result: 'pass', reason: '' }
}
