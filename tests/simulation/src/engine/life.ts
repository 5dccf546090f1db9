/** One run of a process, from its start to its crash. What belongs to a run that is over never does anything again. */
export interface Life {
  readonly name: string
  isOver: boolean
}

export function lifeOf(name: string): Life {
  return { name, isOver: false }
}
