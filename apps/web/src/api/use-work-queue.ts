import { useEffect, useState, useSyncExternalStore } from 'react'
import { keepDraft, readDraft } from './draft-store.ts'
import type { Problem } from './fault.ts'
import { Fault } from './fault.ts'
import type { Queued, QueueState, WorkQueue } from './work-queue.ts'
import { createWorkQueue } from './work-queue.ts'

const askAgainMs = 5_000

interface Kept<Answer> extends Pick<Queued<never, Answer>, 'id' | 'name' | 'state' | 'answer'> {
  readonly fault: Problem | null
}

/**
 * A queue of the page. It goes on by itself when the connection is back. Answers outlive a reload of the page; what was not
 * answered is then lost, because a page that is loaded again has no files any more, and is told as such.
 * @param name under which the tab keeps the answers; they must not hold codes
 */
export function useWorkQueue<Work, Answer>(
  name: string,
  send: (work: Work) => Promise<Answer>,
  atOnceMax: number,
): readonly [QueueState<Work, Answer>, WorkQueue<Work, Answer>] {
  const [queue] = useState(() => createWorkQueue(send, atOnceMax, earlierOf<Work, Answer>(name)))
  const state = useSyncExternalStore(queue.subscribe, queue.snapshot)
  const { isStopped } = state
  useEffect(() => {
    if (!isStopped) return undefined
    // The browser says that it is online before the office can be reached, and does not notice when only the office was gone.
    const timer = setInterval(queue.goOn, askAgainMs)
    return () => clearInterval(timer)
  }, [queue, isStopped])
  useEffect(() => {
    keepDraft(name, { entries: state.entries.map(({ work: _, ...entry }) => entry) })
  }, [name, state.entries])
  return [state, queue]
}

function earlierOf<Work, Answer>(name: string): readonly Queued<Work, Answer>[] {
  const kept: { readonly entries?: readonly Kept<Answer>[] } | null = readDraft(name)
  return (kept?.entries ?? []).map(({ fault: problem, ...entry }) => {
    const isAnswered = entry.state === 'done' || entry.state === 'failed'
    const fault = problem === null ? null : new Fault(problem)
    return { ...entry, fault, work: null, state: isAnswered ? entry.state : 'lost' }
  })
}
