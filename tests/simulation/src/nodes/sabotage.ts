import type { ProvinceDoor, WaitingSenderStore } from '@piaoqiao/hub/parts'
import type { ProcessPorts } from './province-process.ts'

/** Puts something broken behind the ports of processes, to see that the simulation notices. */
export interface Sabotage {
  readonly province?: (ports: ProcessPorts) => ProcessPorts
  readonly hub?: (door: ProvinceDoor, waiting: WaitingSenderStore) => ProvinceDoor
}

/** Broken parts, by the sentence that says what is broken; each is made anew for every world. */
export type Mutants = Readonly<Record<string, () => Sabotage>>
