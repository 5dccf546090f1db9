import type { Entry } from '../clients/journal.ts'
import { payloadOf } from '../clients/journal.ts'

/** One content that was sent under a request id; another content under the same id is another one of these. */
export interface Content {
  readonly entry: Entry
  readonly partyId: string
  readonly sentAt: number
  /** The payload as it goes over the wire. */
  readonly text: string
  /** Final answers that were given, by item; every later one has to be the same. */
  readonly given: (string | null)[]
  /** Copies of the message that came to a province, and those that were answered for every item with "not now". */
  copiesArrived: number
  copiesPassed: number
}

/** Everything that was sent under one request id. */
export interface RequestRecord {
  readonly contents: Content[]
  /** Contents that can be the one that was taken in, by what became of its items; null as long as nothing did. */
  takenIn: readonly Content[] | null
}

/** All requests of a world. */
export class Requests {
  readonly #records = new Map<string, RequestRecord>()
  readonly #contents = new Map<Entry, Content>()
  readonly #doubled: ReadonlySet<string>

  /** @param doubled ids of requests of which some message came twice on its way */
  constructor(doubled: ReadonlySet<string>) {
    this.#doubled = doubled
  }

  get all(): readonly RequestRecord[] {
    return [...this.#records.values()]
  }

  enter(partyId: string, entry: Entry, sentAt: number): void {
    const key = `${partyId}/${entry.requestId}`
    const record = this.#records.get(key) ?? { contents: [], takenIn: null }
    this.#records.set(key, record)
    const text = JSON.stringify(payloadOf(entry))
    const known = contentIn(record, entry.service, text)
    const given = entry.items.map(() => null)
    const content = known ?? {
      entry,
      partyId,
      sentAt,
      text,
      given,
      copiesArrived: 0,
      copiesPassed: 0,
    }
    if (known === null) record.contents.push(content)
    this.#contents.set(entry, content)
  }

  find(partyId: string, requestId: string): RequestRecord | null {
    return this.#records.get(`${partyId}/${requestId}`) ?? null
  }

  /** The content of a message, by its exact text. */
  contentOf(partyId: string, requestId: string, service: string, text: string): Content | null {
    const record = this.find(partyId, requestId)
    return record === null ? null : contentIn(record, service, text)
  }

  /** Whether everybody who knows of the request was told that nothing was delivered. */
  isUndelivered({ contents }: RequestRecord): boolean {
    const [only, ...others] = contents
    if (only === undefined || others.length > 0) return false
    return only.copiesArrived === only.copiesPassed && !this.#doubled.has(only.entry.requestId)
  }

  /** @throws Error for an entry that was never sent */
  contentOfEntry(entry: Entry): Content {
    const content = this.#contents.get(entry)
    if (content === undefined) throw new Error('an entry that was never sent')
    return content
  }
}

function contentIn({ contents }: RequestRecord, service: string, text: string): Content | null {
  return (
    contents.find((content) => content.entry.service === service && content.text === text) ?? null
  )
}

/** The bill that an item is about, 18 digits. */
export function billKeyOfItem({ items, billKeys }: Entry, index: number): string {
  const item = (items[index] ?? {}) as { billCode?: string; billNumber?: string }
  const { billCode, billNumber } = item
  const isNamed = billCode !== undefined && billNumber !== undefined
  return isNamed ? billCode + billNumber : (billKeys[index] ?? '')
}
