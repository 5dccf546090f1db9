import { dadukouPlan } from './dadukou.ts'
import type { RolloutPlan } from './rollout-plan.ts'

/** The plans that can be loaded. */
export const rolloutPlans: readonly RolloutPlan[] = [dadukouPlan]
