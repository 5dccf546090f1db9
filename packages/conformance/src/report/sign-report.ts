import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { exportSm2PublicKeyPem, sm2Verify } from '@piaoqiao/gm-crypto'
import { fits } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { Report } from './report.ts'
import { reportSchema } from './report.ts'

/** A report with the signature of whoever ran or accepted it. */
export const signedReportSchema = Type.Object(
  {
    report: reportSchema,
    signature: Type.Object(
      {
        algorithm: Type.Literal('SM2-SM3'),
        publicKey: Type.String({ maxLength: 600 }),
        value: Type.String({ maxLength: 200 }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type SignedReport = Static<typeof signedReportSchema>

/**
 * The bytes that a signature of a report covers: its JSON in UTF-8, without spaces, members of every object in the order
 * of their names, arrays in the order of the report.
 */
export function canonicalReport(report: Report): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(sorted(report)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]))
}

/** Signs with SM2 and SM3 under the default user identity. */
export async function signReport(
  crypto: CryptoModule,
  keyName: string,
  report: Report,
): Promise<SignedReport> {
  const value = Buffer.from(await crypto.sign(keyName, canonicalReport(report))).toString('base64')
  const publicKey = exportSm2PublicKeyPem(crypto.publicKey(keyName))
  return { report, signature: { algorithm: 'SM2-SM3', publicKey, value } }
}

/**
 * Whether a value from outside is a report that the holder of the key signed.
 * @param publicKey whose signature is wanted; the key in the report itself is only named there and proves nothing
 */
export function verifyReport(publicKey: Sm2PublicKey, signed: unknown): signed is SignedReport {
  if (!fits(signedReportSchema, signed)) return false
  const { report, signature } = signed as SignedReport
  const value = Buffer.from(signature.value, 'base64')
  return sm2Verify(publicKey, canonicalReport(report), value)
}
