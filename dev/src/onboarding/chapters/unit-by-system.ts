import type { Stage } from '../../journey/stage.ts'
import { centreReviewer, insurerWithSystem } from '../demo-people.ts'
import type { Reception } from '../reception.ts'
import { tellApplying } from './by-system/applying.ts'
import { tellConformance } from './by-system/conformance.ts'
import { tellGoingLive } from './by-system/going-live.ts'
import { tellJointTest } from './by-system/joint-test.ts'
import { tellTestAccess } from './by-system/keys.ts'
import { places } from './by-system/system-story.ts'

/** A unit whose own system speaks to the platform: from the form to its first bill. */
export async function tellUnitBySystem(stage: Stage, reception: Reception): Promise<void> {
  const unit = insurerWithSystem(stage.runName)
  stage.story.chapter(
    '单位系统对接',
    `${unit.unitName}有自己的理赔系统，由${places.centre}审核。系统先在沙箱里开发，再联调、受各种攻击，双方确认后才发正式环境的密钥，用一张0.01元的票据上线。`,
  )
  const centre = await reception.bureauUser(centreReviewer(stage.runName))
  const story = { stage, reception, unit, centre }
  const { unitId, developer } = await tellApplying(story)
  const access = await tellTestAccess(story, developer)
  await tellJointTest(story, developer, { unitId, access })
  await tellConformance(story, developer, access)
  await tellGoingLive(story, developer, unitId)
}
