/** A message that was about to be sent. Holds nothing of its content but a keyed digest. */
export interface JournalEntry {
  readonly requestId: string
  readonly service: string
  /** HMAC-SM3 of service and payload under the appKey, hexadecimal. */
  readonly digest: string
  /** ISO 8601, UTC. */
  readonly begunAt: string
}

/** Keeps the request ids of changes, so that a process that died can repeat what it had sent. */
export interface RequestJournal {
  /**
   * Kept for good when this resolves; only then is the message sent. The same entry may begin again.
   * @returns whether the message may have been sent before
   * @throws RequestIdReused for an open entry of this id with other content, JournalFull
   */
  begin(entry: JournalEntry): Promise<{ mayHaveBeenSent: boolean }>
  /** The outcome is known. Losing this costs a retry, which is answered as the first time. */
  settle(requestId: string): Promise<void>
  /** What was begun and never settled, oldest first. */
  open(): readonly JournalEntry[]
  close(): Promise<void>
}

/** A request id was about to be used for two different contents. */
export class RequestIdReused extends Error {
  readonly code = 'REQUEST_ID_REUSED'
  readonly sentence = '这个请求编号正用于另一项内容不同的请求，本次没有发送。'
  constructor() {
    super('the request id belongs to another request that is still open')
    this.name = 'RequestIdReused'
  }
}

/** Most requests whose outcome may be open at a time. */
export const openRequestsMax = 100_000

/** Too many requests were begun and never settled. */
export class JournalFull extends Error {
  readonly code = 'JOURNAL_FULL'
  readonly sentence = '结果未知的请求过多，请先查询或重试这些请求。'
  constructor() {
    super('too many requests are open')
    this.name = 'JournalFull'
  }
}

/** For callers that keep request ids themselves: knows the requests of this process only. */
export function createMemoryJournal(entries: readonly JournalEntry[] = []): RequestJournal {
  const open = new Map(entries.map((entry) => [entry.requestId, entry]))
  return {
    begin: async (entry) => {
      const known = open.get(entry.requestId)
      const isSame = known?.service === entry.service && known.digest === entry.digest
      if (known !== undefined && !isSame) throw new RequestIdReused()
      if (known === undefined) {
        if (open.size >= openRequestsMax) throw new JournalFull()
        open.set(entry.requestId, entry)
      }
      return { mayHaveBeenSent: known !== undefined }
    },
    settle: async (requestId) => void open.delete(requestId),
    open: () => [...open.values()],
    close: async () => undefined,
  }
}
