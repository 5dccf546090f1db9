import {
  createSoftwareCryptoModule,
  importSm2PrivateKey,
  type CryptoModule,
} from '@piaoqiao/gm-crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the pages stand in the repository, and the files that their commands work on. */
export const pagesFolder = 'docs/protocol'
export const examplesFolder = `${pagesFolder}/examples`

/**
 * The two sides of every example. `party` is who connects to the platform: a unit, an issuer, the
 * portal of payers, or another province.
 */
export type ExampleSide = 'party' | 'platform'

/** Files with appKeys: the one that a party was given, and the one between two provinces, which is no secret. */
export type ExampleAppKeyFile = 'app-key.party.hex' | 'app-key.province-32-50.hex'

/** The keys in the folder of examples. Everybody knows them. */
export interface ExampleParties {
  /** Holds the private keys of both sides, under their names. */
  readonly crypto: CryptoModule
  readonly appKeys: Readonly<Record<ExampleAppKeyFile, Uint8Array>>
}

export function readExampleParties(repositoryRoot: string): ExampleParties {
  const read = (file: string) => readFileSync(join(repositoryRoot, examplesFolder, file), 'utf8')
  const key = (side: ExampleSide) => importSm2PrivateKey(read(`${side}.key.pem`))
  const appKey = (file: ExampleAppKeyFile) => Buffer.from(read(file).trim(), 'hex')
  return {
    crypto: createSoftwareCryptoModule({
      keys: { party: key('party'), platform: key('platform') },
      workers: 0,
    }),
    appKeys: {
      'app-key.party.hex': appKey('app-key.party.hex'),
      'app-key.province-32-50.hex': appKey('app-key.province-32-50.hex'),
    },
  }
}
