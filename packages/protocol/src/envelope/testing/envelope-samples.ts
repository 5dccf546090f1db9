import {
  createSoftwareCryptoModule,
  importSm2PrivateKey,
  type CryptoModule,
  type Sm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { randomBytes } from 'node:crypto'
import type { OpenEnvelopeInput } from '../open-envelope.ts'
import type { SealEnvelopeInput } from '../seal-envelope.ts'

/** A unit and a platform with fixed keys, for tests. */
export interface SampleParties {
  readonly unit: SampleParty
  readonly platform: SampleParty
  readonly stranger: SampleParty
  readonly appKey: Uint8Array
}

export interface SampleParty {
  readonly crypto: CryptoModule
  readonly keyName: string
  readonly publicKey: Sm2PublicKey
}

export const sampleAt = Date.UTC(2026, 2, 1, 0, 30, 0, 125)
export const sampleService = 'bill.lock'
export const samplePayload = { items: [{ 交款人: '欧阳测试', amount: '993.54', 备注: '门诊\n𠮷' }] }

export function sampleParties(): SampleParties {
  return {
    unit: sampleParty('1'),
    platform: sampleParty('2'),
    stranger: sampleParty('3'),
    appKey: new Uint8Array(32).fill(0x5a),
  }
}

/** A private key of one repeated digit. */
function sampleParty(digit: string): SampleParty {
  const key = importSm2PrivateKey(digit.repeat(64))
  return {
    crypto: createSoftwareCryptoModule({ keys: { main: key }, workers: 0 }),
    keyName: 'main',
    publicKey: key.publicKey,
  }
}

/** How the unit seals its request. */
export function sampleSealing({ unit, platform, appKey }: SampleParties): SealEnvelopeInput {
  return {
    kind: 'request',
    service: sampleService,
    appId: 'unit-0001',
    requestId: 'R-20260301-000001',
    at: sampleAt,
    payload: samplePayload,
    appKey,
    receiver: platform.publicKey,
    sign: { crypto: unit.crypto, keyName: unit.keyName },
    crypto: unit.crypto,
    randomBytes,
  }
}

/** How the platform opens it, but for the envelope. */
export function sampleOpening({ unit, platform, appKey }: SampleParties) {
  return {
    kind: 'request',
    service: sampleService,
    appKey,
    sender: unit.publicKey,
    signatureRequired: true,
    crypto: platform.crypto,
    keyName: platform.keyName,
    now: sampleAt,
  } as const satisfies Omit<Extract<OpenEnvelopeInput, { kind: 'request' }>, 'envelope'>
}
