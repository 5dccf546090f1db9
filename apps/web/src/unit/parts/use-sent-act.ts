import { useState } from 'react'
import { office } from '../../api/client.ts'
import type { Fault } from '../../api/fault.ts'
import { faultOf, isPassing } from '../../api/fault.ts'
import type { Answered } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import type { ActDraft } from './act-draft.ts'
import type { Item } from './act-item.ts'
import type { ActAnswer } from './act-results.tsx'
import type { ServiceName } from './services.ts'

/** Sends one step of an act by its name; the office checks what is sent. */
export function sendStep(
  service: ServiceName,
  step: '' | '/preview',
  body: object,
): Promise<Answered<unknown>> {
  return office.POST(`/desk/acts/${service}${step}` as '/desk/acts/lock', { body: body as never })
}

export interface SentAct {
  /** Repeated when it is sent again, so that a lost answer does nothing twice. */
  readonly requestId: string
  readonly items: readonly Item[]
}

export interface Sending {
  readonly isBusy: boolean
  readonly fault: Fault | null
  /** What was sent last; null where the page was loaded again since. */
  readonly sent: SentAct | null
  /** True while something was sent of which nobody knows what became. */
  readonly isUnknown: boolean
  /** @returns what was answered to each bill, or null where it was refused, or no answer came */
  begin(body: SentAct): Promise<ActAnswer | null>
  /** It is certain that nothing arrived: what is sent next is another act. */
  giveUp(): void
}

/** Sends an act, and remembers in its draft under which id while no answer has come. */
export function useSentAct(
  service: ServiceName,
  { sentAs }: ActDraft,
  setDraft: (change: (earlier: ActDraft) => ActDraft) => void,
): Sending {
  const act = useAct()
  const [sent, setSent] = useState<SentAct | null>(null)
  const [isUnknown, setUnknown] = useState(sentAs !== null)
  const mark = (next: string | null) => setDraft((earlier) => ({ ...earlier, sentAs: next }))
  const send = async (body: SentAct): Promise<Answered<unknown>> => {
    setSent(body)
    mark(body.requestId)
    const answer = await sendStep(service, '', body).catch((error: unknown) => ({ error }))
    const isOpen = answer.error !== undefined && isPassing(faultOf(answer.error))
    setUnknown(isOpen)
    // A refusal is an answer: nothing was done.
    if (answer.error !== undefined && !isOpen) mark(null)
    return answer
  }
  return {
    isBusy: act.isBusy,
    fault: act.fault,
    sent,
    isUnknown,
    async begin(body) {
      const answer = await act.run(() => send(body))
      return answer === null ? null : (answer.data as ActAnswer)
    },
    giveUp() {
      mark(null)
      setUnknown(false)
      act.show(null)
    },
  }
}
