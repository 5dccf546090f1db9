import type { Party } from '@piaoqiao/domain'
import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import { createSoftwareCryptoModule, generateSm2PrivateKey, sm3Hex } from '@piaoqiao/gm-crypto'
import type { WorldOrigin, WorldParts } from '../world/world-parts.ts'
import { fileKeyNames } from '../world/world-parts.ts'

/** The credit code of an invented unit. */
export function partyIdOf(number: number): string {
  const first17 = `91500104MA6PQ${String(number).padStart(4, '0')}`
  return first17 + (creditCodeCheckCharacter(first17) ?? '')
}

export function inventedUnit(number: number): Party {
  return { id: partyIdOf(number), name: `示例单位${number}`, province: '50' }
}

/** With these the files of bills are signed. */
export const fileKeys = {
  [fileKeyNames.issuer]: generateSm2PrivateKey(),
  [fileKeyNames.supervisor]: generateSm2PrivateKey(),
}

export function worldPartsWith(changes: Partial<WorldParts> = {}): WorldParts {
  return {
    provinces: { own: '50', other: '32' },
    crypto: createSoftwareCryptoModule({ keys: fileKeys, workers: 0 }),
    payerKeyOf: (code) => sm3Hex(code),
    sampleBills: 20,
    billsMax: 100,
    ...changes,
  }
}

export function originWith(changes: Partial<WorldOrigin> = {}): WorldOrigin {
  return {
    appId: 'unit-7',
    kind: 'unit',
    party: inventedUnit(7),
    seed: 11,
    startedAt: Date.UTC(2026, 5, 1),
    ...changes,
  }
}
