import type { FileKnowledge } from '../reading/reading-task.ts'
import type { RunReading } from '../reading/run-reading.ts'
import type { DeskParts } from '../use-cases/desk-parts.ts'

/** What the routes of the desk call upon. */
export interface DeskUses extends DeskParts {
  readonly runReading: RunReading
  readonly fileKnowledge: FileKnowledge
}
