import type { AnnouncementAudience } from '../announcement-ports.ts'

/** A guide (操作指南) that comes with the office; a bureau begins its own announcement with it. */
export interface ShippedGuide {
  /** The name of its file without ending, such as `unit-by-hand`. */
  readonly guideName: string
  readonly title: string
  readonly audiences: readonly AnnouncementAudience[]
  /** Markdown without its title, without HTML, and without links to other files. */
  readonly body: string
}

/** The guides that are there; read once. */
export type ShippedGuides = () => Promise<readonly ShippedGuide[]>
