import { ExchangeError, MessageRefused } from '@piaoqiao/sdk'
import type { Client } from '@piaoqiao/sdk'
import type { Logger, LogFields } from '@piaoqiao/service-kit'
import type { ProvinceDoor } from './province-door.ts'

/**
 * A door whose every message without an answer is told to the log, with its code: an office that the registry does not hear,
 * because a key or an address is set wrongly, looks to its users like a registry that is down.
 */
export function watchedDoor(door: ProvinceDoor, logger: Logger): ProvinceDoor {
  return {
    get portal() {
      return watched(door.portal, { part: 'portal' }, logger)
    },
    get office() {
      return watched(door.office, { part: 'office' }, logger)
    },
    unit: (application) =>
      watched(door.unit(application), { part: 'unit', appId: application.appId }, logger),
  }
}

function watched(client: Client, way: LogFields, logger: Logger): Client {
  const tell = (method: string, asked: readonly unknown[], error: unknown): never => {
    if (error instanceof ExchangeError || error instanceof MessageRefused) {
      // The first argument of a call is the name of the service; those of other methods are bills.
      const [first] = asked
      const service = method === 'call' && typeof first === 'string' ? first : method
      logger.warn('registry.silent', { ...way, service, code: error.code })
    }
    throw error
  }
  return new Proxy(client, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...asked: readonly unknown[]): unknown => {
        const answer: unknown = Reflect.apply(method, target, asked)
        if (!(answer instanceof Promise)) return answer
        return answer.catch((error: unknown) => tell(String(name), asked, error))
      }
    },
  })
}
