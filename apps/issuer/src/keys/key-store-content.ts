import type { Instant } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { importSm2PrivateKey, sm2PrivateKeyHex } from '@piaoqiao/gm-crypto'
import { fits } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { KeyStoreError } from './key-store-error.ts'

/** A private key of the unit together with what makes its signatures count. */
export interface StoredKey {
  /** Chosen by the operator, such as `2026`. */
  readonly name: string
  readonly privateKey: Sm2PrivateKey
  /** DER. */
  readonly certificate: Uint8Array | null
  /** DER of the electronic seal (SESeal). */
  readonly seal: Uint8Array | null
  /** From when the unit signs with it; null while nobody has said so. */
  readonly activeFrom: Instant | null
}

/** In the order in which the keys came. */
export interface KeyStoreContent {
  readonly keys: readonly StoredKey[]
}

export const keysMax = 20
const base64LengthMax = 512 * 1024

const nullable = <Schema extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(
  schema: Schema,
) => Type.Union([schema, Type.Null()])
const derText = Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$', maxLength: base64LengthMax })
const writtenContent = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          name: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
          privateKey: Type.String({ pattern: '^[0-9a-f]{64}$' }),
          certificate: nullable(derText),
          seal: nullable(derText),
          activeFrom: nullable(Type.Integer()),
        },
        { additionalProperties: false },
      ),
      { maxItems: keysMax },
    ),
  },
  { additionalProperties: false },
)
type WrittenContent = Static<typeof writtenContent>

export function writeContent({ keys }: KeyStoreContent): string {
  const written: WrittenContent = {
    keys: keys.map(({ privateKey, certificate, seal, ...rest }) => ({
      ...rest,
      privateKey: sm2PrivateKeyHex(privateKey),
      certificate: base64OrNull(certificate),
      seal: base64OrNull(seal),
    })),
  }
  return JSON.stringify(written)
}

/** @throws KeyStoreError `KEY_STORE_MALFORMED` */
export function readContent(text: string): KeyStoreContent {
  const parsed: unknown = JSON.parse(text)
  if (!fits(writtenContent, parsed)) throw new KeyStoreError('KEY_STORE_MALFORMED')
  const { keys } = parsed as WrittenContent
  return {
    keys: keys.map(({ privateKey, certificate, seal, ...rest }) => ({
      ...rest,
      privateKey: importSm2PrivateKey(privateKey),
      certificate: bytesOrNull(certificate),
      seal: bytesOrNull(seal),
    })),
  }
}

function base64OrNull(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('base64')
}

function bytesOrNull(text: string | null): Uint8Array | null {
  return text === null ? null : new Uint8Array(Buffer.from(text, 'base64'))
}
