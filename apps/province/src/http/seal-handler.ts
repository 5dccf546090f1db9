import type { SealRequest } from '@piaoqiao/protocol'
import type { ExchangeHandler } from '@piaoqiao/service-kit'
import type { SealFile } from '../use-cases/seal-file.ts'

/** The handler of `file.seal`. */
export function sealHandler(sealFile: SealFile): Record<string, ExchangeHandler> {
  return {
    'file.seal': ({ caller, payload }) => sealFile(caller.party, payload as SealRequest),
  }
}
