import type { SealPictures, SealRole } from '@piaoqiao/documents/faces'
import type { Seal } from '@piaoqiao/documents/ofd'
import { loadOfd } from './lay-bill.ts'

/**
 * The pictures of the seals that an OFD carries, for the other forms of the same bill: no form shows a seal that was
 * never put.
 */
export async function sealsOf(ofd: Uint8Array): Promise<SealPictures> {
  const { readOfd, readSeal } = await loadOfd()
  const { signatures, files } = readOfd(ofd)
  const seals = signatures.flatMap(({ sealFile }) => {
    const bytes = files.get(sealFile ?? '')
    return bytes === undefined ? [] : [readSeal(bytes)]
  })
  return picturesOf(seals)
}

/** The picture of the unit's own seal, where it has one. */
export async function ownSeal(seal: Uint8Array | null): Promise<SealPictures> {
  const { readSeal } = await loadOfd()
  return picturesOf(seal === null ? [] : [readSeal(seal)])
}

function picturesOf(seals: readonly Seal[]): SealPictures {
  const entries = seals.flatMap(({ role, picture }): [SealRole, SealPictures[SealRole]][] => {
    const { format, bytes, widthMm, heightMm } = picture
    if (role === null || format.toLowerCase() !== 'png') return []
    return [[role, { png: bytes, widthMm, heightMm }]]
  })
  return Object.fromEntries(entries) as SealPictures
}
