export interface QueuedEvent {
  readonly at: number
  /** Orders events of one moment, drawn at random: none of them has a right to come first. */
  readonly tie: number
  readonly run: () => void
  isCancelled: boolean
}

/** A binary heap: the earliest event first. */
export class EventQueue {
  readonly #heap: QueuedEvent[] = []

  get size(): number {
    return this.#heap.length
  }

  push(event: QueuedEvent): void {
    const heap = this.#heap
    let index = heap.push(event) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isEarlier(event, heap[parent])) break
      this.#swap(index, parent)
      index = parent
    }
  }

  pop(): QueuedEvent | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || first === last) return first
    heap[0] = last
    this.#sink()
    return first
  }

  #sink(): void {
    const heap = this.#heap
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      const right = left + 1
      let smallest = index
      if (isEarlier(heap[left], heap[smallest])) smallest = left
      if (isEarlier(heap[right], heap[smallest])) smallest = right
      if (smallest === index) return
      this.#swap(index, smallest)
      index = smallest
    }
  }

  #swap(one: number, other: number): void {
    const heap = this.#heap
    const kept = heap[one] as QueuedEvent
    heap[one] = heap[other] as QueuedEvent
    heap[other] = kept
  }
}

function isEarlier(event: QueuedEvent | undefined, other: QueuedEvent | undefined): boolean {
  if (event === undefined) return false
  if (other === undefined) return true
  return event.at < other.at || (event.at === other.at && event.tie < other.tie)
}
