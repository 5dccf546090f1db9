import { join } from 'node:path'
import { textOf, writeWhole } from '../world/private-files.ts'
import type { WorldData } from '../world/world-data.ts'

/** An account of somebody invented, for whoever wants to see a portal from inside. */
export interface SampleLogIn {
  /** Under which the portal is opened, such as `/unit`. */
  readonly portal: '/citizen' | '/unit' | '/bureau' | '/developer'
  readonly who: string
  /** A login name, or for people the mobile. */
  readonly loginName: string
  /** Null for people, who sign in by a code to their mobile. */
  readonly password: string | null
  /** Secret of the authenticator app; null for people. */
  readonly secret: string | null
}

const logInsMax = 40
const ownerOnly = 0o600

/** The sample accounts of a world, newest first; they outlive a run as the world's data does. */
export class SampleLogIns {
  readonly #path: string

  constructor(data: WorldData) {
    this.#path = join(data.directory, 'log-ins.json')
  }

  list(): readonly SampleLogIn[] {
    return JSON.parse(textOf(this.#path) ?? '[]') as SampleLogIn[]
  }

  add(logIn: SampleLogIn): void {
    const kept = [logIn, ...this.list()].slice(0, logInsMax)
    writeWhole(this.#path, `${JSON.stringify(kept, null, 2)}\n`, ownerOnly)
  }

  /** The newest account of each portal and role. */
  newest(): readonly SampleLogIn[] {
    const seen = new Set<string>()
    return this.list().filter(({ portal, who }) => {
      const key = `${portal} ${who}`
      return !seen.has(key) && seen.add(key) !== undefined
    })
  }
}
