import type { Fault } from './fault.ts'
import { faultOf } from './fault.ts'

/** One thing that is sent, and what became of it. */
export interface Queued<Work, Answer> {
  /** Names the thing; the same again is not sent twice. */
  readonly id: string
  /** What people call it. */
  readonly name: string
  /** Null where the page was loaded again and cannot send it any more. */
  readonly work: Work | null
  readonly state: 'waiting' | 'sent' | 'done' | 'failed' | 'lost'
  readonly answer: Answer | null
  readonly fault: Fault | null
}

export interface QueueState<Work, Answer> {
  readonly entries: readonly Queued<Work, Answer>[]
  /** True after the connection was lost, until somebody goes on or it is back. */
  readonly isStopped: boolean
}

/** Things that are sent one after the other, each with its answer. */
export interface WorkQueue<Work, Answer> {
  /** Takes new things; what is known by its id is sent again only where it was not answered. */
  add(works: readonly { readonly id: string; readonly name: string; readonly work: Work }[]): void
  /** Goes on after the connection was lost. */
  goOn(): void
  /** Sends what failed once more. */
  tryAgain(): void
  clear(): void
  readonly subscribe: (listener: () => void) => () => void
  readonly snapshot: () => QueueState<Work, Answer>
}

/**
 * A queue that stops when the connection is lost and forgets nothing.
 * @param send whose thrown fault is shown beside the thing
 * @param atOnceMax how many are on their way at the same time
 * @param earlier answers of an earlier life of the page
 */
export function createWorkQueue<Work, Answer>(
  send: (work: Work) => Promise<Answer>,
  atOnceMax: number,
  earlier: readonly Queued<Work, Answer>[] = [],
): WorkQueue<Work, Answer> {
  let state: QueueState<Work, Answer> = { entries: earlier, isStopped: false }
  const listeners = new Set<() => void>()
  const set = (next: Partial<QueueState<Work, Answer>>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const change = (id: string, part: Partial<Queued<Work, Answer>>) =>
    set({ entries: state.entries.map((each) => (each.id === id ? { ...each, ...part } : each)) })
  const sendOne = async (id: string, work: Work) => {
    change(id, { state: 'sent', fault: null })
    try {
      change(id, { state: 'done', answer: await send(work) })
    } catch (error) {
      const fault = faultOf(error)
      const isCutOff = fault.code === 'OFFICE_UNREACHABLE'
      change(id, { state: isCutOff ? 'waiting' : 'failed', fault })
      if (isCutOff) set({ isStopped: true })
    }
    sendNext()
  }
  const sendNext = () => {
    if (state.isStopped) return
    const sent = state.entries.filter(({ state: each }) => each === 'sent').length
    const waiting = state.entries.filter(({ state: each }) => each === 'waiting')
    for (const { id, work } of waiting.slice(0, atOnceMax - sent)) {
      if (work !== null) void sendOne(id, work)
    }
  }
  return {
    add(works) {
      const known = new Map(state.entries.map((entry) => [entry.id, entry]))
      for (const { id, name, work } of works) {
        const entry = known.get(id)
        const isOpen = entry === undefined || entry.state === 'lost' || entry.state === 'failed'
        if (isOpen) known.set(id, { id, name, work, state: 'waiting', answer: null, fault: null })
      }
      set({ entries: [...known.values()] })
      sendNext()
    },
    goOn() {
      set({ isStopped: false })
      sendNext()
    },
    tryAgain() {
      const entries = state.entries.map((each) =>
        each.state === 'failed' && each.work !== null
          ? { ...each, state: 'waiting' as const }
          : each,
      )
      set({ entries, isStopped: false })
      sendNext()
    },
    clear: () => set({ entries: [], isStopped: false }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => state,
  }
}
