import { faultsOfFile } from '../../reading/file-verdict.ts'
import { readBillFile } from '../../reading/read-bill-file.ts'
import type { BillFileKnowledge } from '../../reading/read-bill-file.ts'

/** The codes of all that a reader objects to, each once and in order; only a fault with a code counts as one. */
export async function judgeFile(
  bytes: Uint8Array,
  knowledge: BillFileKnowledge,
): Promise<string[]> {
  try {
    const faults = faultsOfFile(await readBillFile(bytes, knowledge))
    return [...new Set(faults.map(({ code }) => code))]
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'sentence' in error)
      return [String(error.code)]
    throw error
  }
}
