import { AccountsError } from '../../accounts-error.ts'
import type { DeskParts } from './desk-parts.ts'
import { openDesk } from './desk-parts.ts'
import { eachAlone } from './each-alone.ts'
import { sendAct } from './send-act.ts'

/** Acts that one round settles. */
export const settledActsMax = 10
const leaseMs = 300_000

/**
 * Sends acts again whose outcome is not known: those that got no answer, and those whose process ended before. The request
 * id is the same, so the registry repeats its answer and does nothing twice. Says how many acts were taken in hand.
 */
export async function settleActs(parts: DeskParts): Promise<number> {
  const at = parts.clock()
  const due = await parts.transact(({ acts }) => acts.takeDue(at, at + leaseMs, settledActsMax))
  await eachAlone(due, 1, async (act) => {
    try {
      const desk = await openDesk(parts, act.unitId)
      const items = await parts.tables.acts.items(act.actId)
      await sendAct(parts, desk, { act, items, mayHaveBeenSent: true })
    } catch (error) {
      // A unit that is suspended now: its outcomes stay unknown until it is open again.
      if (!(error instanceof AccountsError)) throw error
    }
  })
  return due.length
}
