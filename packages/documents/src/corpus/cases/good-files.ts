import type { OfdTrust } from '../../ofd/verify-ofd.ts'
import { issuerKey, supervisorKey } from '../../xml/cases/signed-bills.ts'
import { inpatientBill, outpatientBill } from '../../xml/cases/example-bills.ts'
import type { BillFileKnowledge } from '../../reading/read-bill-file.ts'
import { billFiles, oneDayMs, sampleAuthority, sampleSeal, sealedAt } from './bill-makers.ts'
import type { BillFiles, SealPair } from './bill-makers.ts'
import type { SealAuthority } from '../../seal/seal-authority.ts'

/** What broken files are made from. */
export interface GoodFiles {
  /** The bill whose files are broken. */
  readonly bill: BillFiles
  /** Another bill of the same hospital. */
  readonly other: BillFiles
  readonly authority: SealAuthority
  readonly seals: SealPair
  /** What whoever reads the files knows. */
  readonly knowledge: BillFileKnowledge & { readonly sealTrust: OfdTrust }
}

let made: Promise<GoodFiles> | undefined

/** The good files, made once in a process. */
export function goodFiles(): Promise<GoodFiles> {
  return (made ??= makeGoodFiles())
}

async function makeGoodFiles(): Promise<GoodFiles> {
  const authority = await sampleAuthority('31', '32')
  const seals = {
    issuer: await sampleSeal(authority, 'issuer'),
    supervisor: await sampleSeal(authority, 'supervisor'),
  }
  return {
    bill: await billFiles(outpatientBill, seals),
    other: await billFiles(inpatientBill, seals),
    authority,
    seals,
    knowledge: {
      publicKeys: { issuer: issuerKey.publicKey, supervisor: supervisorKey.publicKey },
      sealTrust: { ...authority.trust, at: sealedAt + oneDayMs },
    },
  }
}
