import type { Mutants } from '../nodes/sabotage.ts'
import { eventMutants } from './event-mutants.ts'
import { registryMutants } from './registry-mutants.ts'

/** Everything that the simulation has to notice. */
export const mutants: Mutants = { ...registryMutants, ...eventMutants }
