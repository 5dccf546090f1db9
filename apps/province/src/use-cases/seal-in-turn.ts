import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { refusal } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import type { SealFile } from './seal-file.ts'

/**
 * Most files that are sealed or wait for it. Each takes some tens of milliseconds, so that the last of them is done
 * well within the time that a station waits.
 */
export const sealingsMax = 32

/**
 * Seals one file after the other, and lets whatever else has come in go first each time: a file is read and verified
 * in one piece, in which nobody could lock a bill. Beyond the bound it says that it is busy.
 */
export function sealInTurn(sealFile: SealFile): SealFile {
  let sealings = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (party, request) => {
    if (sealings >= sealingsMax) return wireRefusal(refusal('SERVICE_BUSY'))
    sealings += 1
    const answer = last.then(() => turnOfOthers()).then(() => sealFile(party, request))
    // Who asked is told what failed; the next one only waits for it.
    last = answer.catch(() => undefined)
    try {
      return await answer
    } finally {
      sealings -= 1
    }
  }
}
