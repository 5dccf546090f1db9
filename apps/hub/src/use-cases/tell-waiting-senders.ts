import type { Instant } from '@piaoqiao/domain'
import type { ProvinceDoor, WaitingSender, WaitingSenderStore } from '../ports.ts'
import type { PublishedDirectory } from './published-directory.ts'

/** Most senders that one round looks at. */
export const waitingPerRoundMax = 100
/** Pauses between two looks at a province that does not answer: doubling from the first to the longest. */
export const pauseFirstMs = 1_000
export const pauseMaxMs = 60_000

/**
 * Looks whether provinces that could not be reached answer again, and tells those who wait for them.
 * @returns how many senders were told
 */
export function createTellWaitingSenders(options: {
  readonly directory: PublishedDirectory
  readonly door: ProvinceDoor
  readonly waiting: WaitingSenderStore
  readonly clock: () => Instant
}): () => Promise<number> {
  const { waiting, clock } = options
  return async () => {
    const due = await waiting.due(clock(), waitingPerRoundMax)
    const told = await Promise.all(
      due.map(async (sender) => {
        if (await tell(options, sender)) {
          await waiting.forget(sender)
          return 1
        }
        await waiting.postpone(sender, clock() + pauseMs(sender.attempts))
        return 0
      }),
    )
    return told.reduce<number>((sum, one) => sum + one, 0)
  }
}

/** How long to wait after so many looks in vain. */
export function pauseMs(attempts: number): number {
  return Math.min(pauseFirstMs * 2 ** Math.min(attempts, 30), pauseMaxMs)
}

async function tell(
  { directory, door }: Parameters<typeof createTellWaitingSenders>[0],
  { from, to }: WaitingSender,
): Promise<boolean> {
  const [sender, receiver] = await Promise.all([directory.find(from), directory.find(to)])
  // A province that was taken out of the directory is waited for no longer.
  if (sender?.active !== true || receiver?.active !== true) return true
  return (await door.isReachable(receiver)) && (await door.tellReachable(sender, to))
}
