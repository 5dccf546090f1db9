import { SandboxFault } from '../sandbox-fault.ts'
import type { WorldHouse, WorldOwner } from './running-world.ts'
import { RunningWorld } from './running-world.ts'

interface Room {
  readonly opening: Promise<RunningWorld>
  world: RunningWorld | null
  users: number
}

/**
 * The worlds that are in memory. There are at most so many: the one that was not used for longest is dropped, and made again
 * when its owner comes back.
 */
export class WorldKeeper {
  readonly #house: WorldHouse
  readonly #worldsMax: number
  readonly #rooms = new Map<string, Room>()

  constructor(house: WorldHouse, worldsMax: number) {
    this.#house = house
    this.#worldsMax = worldsMax
  }

  get count(): number {
    return this.#rooms.size
  }

  /** Works in the world of an owner, which stays until the work is done. @throws SandboxFault `WORLDS_BUSY` */
  async use<Outcome>(
    owner: WorldOwner,
    work: (world: RunningWorld) => Promise<Outcome>,
  ): Promise<Outcome> {
    const room = this.#roomOf(owner)
    room.users += 1
    try {
      return await work(await this.#opened(owner, room))
    } finally {
      room.users -= 1
    }
  }

  /** Goes through the worlds in memory, for what they do by themselves. */
  async visit(work: (appId: string, world: RunningWorld) => Promise<void>): Promise<void> {
    await Promise.all(
      [...this.#rooms].map(async ([appId, room]) => {
        if (room.world === null || room.world.isBroken) return
        room.users += 1
        try {
          await work(appId, room.world)
        } finally {
          room.users -= 1
        }
      }),
    )
  }

  /** The world of an owner if it is in memory, or is being made. */
  async present(appId: string): Promise<RunningWorld | null> {
    return (await this.#rooms.get(appId)?.opening) ?? null
  }

  drop(appId: string): void {
    this.#rooms.delete(appId)
  }

  /** Nothing was done where a world cannot be made, and it may be possible in a moment. */
  async #opened({ appId }: WorldOwner, { opening }: Room): Promise<RunningWorld> {
    try {
      return await opening
    } catch (error) {
      this.#house.logger.error('world.not_opened', { appId }, error)
      throw new SandboxFault('WORLDS_BUSY')
    }
  }

  #roomOf(owner: WorldOwner): Room {
    const { appId } = owner
    const known = this.#rooms.get(appId)
    const room = known === undefined || known.world?.isBroken === true ? this.#open(owner) : known
    // A Map keeps the order in which its members came: whoever is used moves to the end.
    this.#rooms.delete(appId)
    this.#rooms.set(appId, room)
    return room
  }

  #open(owner: WorldOwner): Room {
    const { appId } = owner
    this.#rooms.delete(appId)
    this.#makeSpace()
    const room: Room = { opening: RunningWorld.open(this.#house, owner), world: null, users: 0 }
    room.opening.then(
      (world) => (room.world = world),
      () => {
        if (this.#rooms.get(appId) === room) this.#rooms.delete(appId)
      },
    )
    return room
  }

  #makeSpace(): void {
    if (this.#rooms.size < this.#worldsMax) return
    const unused = [...this.#rooms].find(([, { users }]) => users === 0)
    if (unused === undefined) throw new SandboxFault('WORLDS_BUSY')
    this.#rooms.delete(unused[0])
  }
}
