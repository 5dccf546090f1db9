import { useRef, useState } from 'react'
import type { Fault } from './fault.ts'
import { faultOf } from './fault.ts'

/** What a request of the client answers. */
export interface Answered<Data> {
  readonly data?: Data
  readonly error?: unknown
}

export interface Act {
  /** While it is sent, a second click does nothing. */
  readonly isBusy: boolean
  readonly fault: Fault | null
  /**
   * Sends a change and says what came of it.
   * @returns the answer, or null where it was refused, failed, or another one is still being sent
   */
  run<Data>(send: () => Promise<Answered<Data>>): Promise<Answered<Data> | null>
  /** Shows a fault that the page found itself, or none. */
  show(fault: Fault | null): void
}

/** One thing that can be done on a page, at most once at a time. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const sending = useRef(false)
  return {
    isBusy,
    fault,
    show: setFault,
    async run(send) {
      if (sending.current) return null
      sending.current = true
      setBusy(true)
      setFault(null)
      try {
        const answer = await send()
        if (answer.error === undefined) return answer
        setFault(faultOf(answer.error))
      } catch (error) {
        setFault(faultOf(error))
      } finally {
        sending.current = false
        setBusy(false)
      }
      return null
    },
  }
}
