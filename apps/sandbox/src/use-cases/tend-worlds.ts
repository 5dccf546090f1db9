import type { Logger } from '@piaoqiao/service-kit'
import type { DeliverRequest } from '@piaoqiao/protocol'
import type { WorldKeeper } from './world-keeper.ts'

export interface TendWorldsOptions {
  readonly keeper: WorldKeeper
  readonly logger: Logger
  readonly tell: (appId: string, url: string, payload: DeliverRequest) => Promise<boolean>
}

export interface TendWorlds {
  /** Lets time pass in the worlds in memory and tells their owners, each at its own pace. */
  run(): Promise<void>
  /** Resolves when nobody is being told any more. */
  rest(): Promise<void>
}

/** What worlds do by themselves. A webhook that is slow holds up its own world alone. */
export function createTendWorlds({ keeper, logger, tell }: TendWorldsOptions): TendWorlds {
  const telling = new Set<Promise<void>>()
  return {
    run: () =>
      keeper.visit(async (appId, world) => {
        await world.look(() => undefined)
        const told = world
          .tell((url, payload) => tell(appId, url, payload))
          .then(
            () => undefined,
            (error: unknown) => logger.error('world.not_told', { appId }, error),
          )
          .finally(() => telling.delete(told))
        telling.add(told)
      }),
    rest: async () => {
      await Promise.all(telling)
    },
  }
}
