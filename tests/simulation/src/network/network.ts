import type { Life } from '../engine/life.ts'
import type { World } from '../world.ts'
import { Lines } from './lines.ts'

export interface Message {
  readonly from: string
  readonly service: string
  readonly requestId: string
  readonly payload: unknown
}

/** What the sender of a message hears of it. `unreachable` is certain: nothing arrived, and nothing will. */
export type Heard =
  | { readonly outcome: 'answered'; readonly answer: unknown }
  | { readonly outcome: 'unreachable' }
  | { readonly outcome: 'unknown' }

/** Somebody who can be reached. */
export interface Station {
  /** A process that runs, or null when none does. */
  running(): Life | null
  handle(life: Life, message: Message): Promise<unknown>
}

interface Call {
  readonly to: string
  readonly message: Message
  readonly text: string
  readonly copies: number
  readonly hear: (heard: Heard) => void
}

/**
 * Messages and their answers: lost, doubled, late, out of order, cut off. Everything crosses as text, so that nobody shares
 * an object with anybody.
 */
export class Network {
  readonly lines: Lines
  /** Requests of which some message came twice: what one copy is told says nothing of the other. */
  readonly doubled = new Set<string>()
  readonly #world: World
  readonly #stations = new Map<string, Station>()

  constructor(world: World) {
    this.#world = world
    this.lines = new Lines(() => world.scheduler.now)
  }

  join(name: string, station: Station): void {
    this.#stations.set(name, station)
  }

  /** Sends a message and waits for its answer, at most so long. Never resolves for a caller that is gone. */
  call(caller: Life, to: string, message: Message, timeoutMs: number): Promise<Heard> {
    const { scheduler, counts } = this.#world
    counts.add('messages')
    return new Promise((resolve) => {
      const giveUp = scheduler.after(timeoutMs, () => {
        if (!caller.isOver) resolve({ outcome: 'unknown' })
      })
      const hear = (heard: Heard): void => {
        giveUp()
        if (!caller.isOver) resolve(heard)
      }
      const copies = this.#happens('doubledRate', 'doubled') ? 2 : 1
      if (copies > 1) this.doubled.add(message.requestId)
      this.#send({ to, message, text: JSON.stringify(message.payload), copies, hear })
    })
  }

  #send(call: Call): void {
    const { message, to, copies } = call
    if (this.lines.areCut(message.from, to)) {
      if (this.#world.random.chance(0.5)) this.#refuse(call)
      return
    }
    if (this.#happens('lostRate', 'lost')) return
    for (let copy = 0; copy < copies; copy += 1) this.#later(() => this.#arrive(call))
  }

  #arrive(call: Call): void {
    const { to, message, text, copies } = call
    if (this.lines.areCut(message.from, to)) return
    const station = this.#stations.get(to)
    const life = station?.running() ?? null
    if (station === undefined || life === null) {
      // Of a message that came twice, the other copy may still arrive: then nothing is certain.
      if (copies === 1) this.#refuse(call)
      return
    }
    const received = { ...message, payload: JSON.parse(text) as unknown }
    station.handle(life, received).then(
      (answer) => this.#bringBack(call, life, answer),
      () => this.#later(() => call.hear({ outcome: 'unknown' })),
    )
  }

  #bringBack({ to, message, hear }: Call, life: Life, answer: unknown): void {
    const text = JSON.stringify(answer)
    if (this.#happens('lostRate', 'lost')) return
    this.#later(() => {
      // A connection ends with the process that held it, unless the answer was already on its way.
      if (life.isOver && this.#world.random.chance(0.5)) return
      if (this.lines.areCut(message.from, to)) return
      hear({ outcome: 'answered', answer: JSON.parse(text) as unknown })
    })
  }

  #refuse({ hear }: Call): void {
    this.#later(() => hear({ outcome: 'unreachable' }))
  }

  #happens(rate: 'lostRate' | 'doubledRate' | 'lateRate', name: string): boolean {
    const { isHealing, random, weather, counts } = this.#world
    if (isHealing || !random.chance(weather.network[rate])) return false
    counts.add(`messages ${name}`)
    return true
  }

  #later(run: () => void): void {
    const { scheduler, random, weather } = this.#world
    const { latencyMsMax, lateMsMax } = weather.network
    const isLate = this.#happens('lateRate', 'late')
    scheduler.after(random.between(1, isLate ? lateMsMax : latencyMsMax), run)
  }
}
