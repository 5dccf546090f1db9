import type { MalwareScanner } from './file-ports.ts'

/** The harmless file by which scanners are tried (EICAR), put together so that this source is not taken for it. */
const trialSignature = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'].join(
  '',
)

/** A scanner for machines without one: it knows the trial file and nothing else. */
export const trialScanner: MalwareScanner = {
  scan: async (bytes) =>
    Buffer.from(bytes).includes(trialSignature) ? { found: 'Eicar-Test-Signature' } : 'clean',
}
