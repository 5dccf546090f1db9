import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { text } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { ShippedGuide } from '../guides/shipped-guide.ts'
import { draftFromGuide, listGuides } from '../use-cases/draft-from-guide.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import { announcementAnswer, announcementShown } from './announcement-answers.ts'
import { planning, seeing } from './rollout-fields.ts'

const guideName = Type.String({ title: '指南名', pattern: '^[a-z][a-z-]{0,39}$' })
const guideAnswer = record({
  guideName: text('指南名'),
  title: text('标题'),
  audiences: Type.Array(Type.String(), { title: '读者' }),
})

/** Guides that come with the office, for bureaus to publish. */
export function guideRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/guides',
      title: '随系统提供的指南',
      purpose: 'The guides that come with the office, without their text.',
      access: seeing,
      answer: record({ guides: Type.Array(guideAnswer) }),
      refusals: [],
      handle: async () => ({ guides: (await listGuides(parts)).map(guideShown) }),
    }),
    route({
      method: 'POST',
      path: '/bureaus/guides/:guideName/draft',
      title: '以指南起草',
      purpose: 'Begins a draft with the text of a guide that comes with the office.',
      access: planning,
      params: record({ guideName }),
      body: record({}),
      answer: announcementAnswer,
      refusals: ['GUIDE_UNKNOWN'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        const { params, at } = request
        return announcementShown(await draftFromGuide(parts, actor, params.guideName, at))
      },
    }),
  ]
}

function guideShown({ guideName: name, title, audiences }: ShippedGuide) {
  return { guideName: name, title, audiences }
}
