import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import type { ShippedGuide } from '../guides/shipped-guide.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { draftAnnouncement } from './announce.ts'
import type { OpenedAnnouncement } from './announce.ts'
import type { RolloutParts } from './rollout-parts.ts'

/** The guides that come with the office. */
export function listGuides({ guides }: RolloutParts): Promise<readonly ShippedGuide[]> {
  return guides()
}

/** Begins a draft with the text of a guide. @throws AccountsError `GUIDE_UNKNOWN` */
export async function draftFromGuide(
  parts: RolloutParts,
  actor: Actor,
  guideName: string,
  at: Instant,
): Promise<OpenedAnnouncement> {
  const guide = (await parts.guides()).find((each) => each.guideName === guideName)
  if (guide === undefined) throw refuseRollout('GUIDE_UNKNOWN')
  const { title, body, audiences } = guide
  return draftAnnouncement(parts, actor, { kind: 'guide', title, body, audiences }, at)
}
