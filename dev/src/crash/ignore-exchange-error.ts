import { ExchangeError } from '@piaoqiao/sdk'

/** For what is only a look at the platform, and looked at again later: it is away now and then. */
export function ignoreExchangeError(error: unknown): void {
  if (!(error instanceof ExchangeError)) throw error
}
