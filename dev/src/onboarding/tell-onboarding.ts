import type { Stage } from '../journey/stage.ts'
import { tellPersonAndCase } from './chapters/person-and-case.ts'
import { tellUnitByHand } from './chapters/unit-by-hand.ts'
import { tellUnitBySystem } from './chapters/unit-by-system.ts'
import { Reception } from './reception.ts'

/**
 * Carries units and a person from their first form to their first reimbursement, at the account office of 重庆.
 * @throws StepFailed at the first step that does not come out as it has to
 */
export async function tellOnboarding(stage: Stage): Promise<void> {
  await stage.story.watch(null)
  const reception = new Reception(stage)
  const school = await tellUnitByHand(stage, reception)
  await tellPersonAndCase(stage, reception, school)
  await tellUnitBySystem(stage, reception)
}
