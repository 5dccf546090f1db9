import { GmCryptoError, type GmCryptoErrorCode } from '@piaoqiao/gm-crypto'
import { EnvelopeError } from './envelope-faults.ts'

const unavailable: ReadonlySet<GmCryptoErrorCode> = new Set([
  'POOL_CLOSED',
  'POOL_FULL',
  'WORKER_LOST',
])

/** A crypto module that is full or going down is a reason to try again, not a fault of the sender. */
export function requireAvailable(fault: unknown): void {
  if (fault instanceof GmCryptoError && unavailable.has(fault.code)) {
    throw new EnvelopeError('ENVELOPE_UNAVAILABLE')
  }
}

/** Waits for work of a crypto module; throws `ENVELOPE_UNAVAILABLE` where it cannot be done now. */
export async function whenAvailable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    requireAvailable(error)
    throw error
  }
}
