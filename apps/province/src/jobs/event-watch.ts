import type { Logger } from '@piaoqiao/service-kit'
import type { EventWatch } from '../event-ports.ts'

/** Counts what an operator has to know of events between provinces, and writes it to the log. */
export class LoggedEventWatch implements EventWatch {
  readonly #logger: Logger
  faults = 0

  constructor(logger: Logger) {
    this.#logger = logger
  }

  faulty({ fault }: Parameters<EventWatch['faulty']>[0]): void {
    this.faults += 1
    this.#logger.warn('event.faulty', { code: fault })
  }

  pushRefused(province: string): void {
    this.faults += 1
    this.#logger.warn('event.push_refused', { province })
  }

  strangersLeftOut(province: string, subscribers: number): void {
    this.#logger.warn('event.strangers_left_out', { province, items: subscribers })
  }
}
