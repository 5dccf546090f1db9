import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { dateAt, dayMs } from '@piaoqiao/domain'
import type { IssueBillDraft } from '@piaoqiao/issuer'
import { sampleDrafts } from '../sample-bills/sample-drafts.ts'

/** The bills of one day in the past. */
export interface SeedDay {
  readonly at: Instant
  readonly date: CalendarDate
  readonly drafts: readonly IssueBillDraft[]
}

/** How many days before the first start bills were issued, longest ago first. */
const daysAgo = [40, 31, 22, 13, 6, 1] as const
const billsPerDay = 40

/** What is put into a new world. The same for the same moment of the first start. */
export function seedPlan(firstStart: Instant): readonly SeedDay[] {
  return daysAgo.map((days, index) => {
    const at = firstStart - days * dayMs
    const date = dateAt(at)
    return { at, date, drafts: sampleDrafts(index + 1, billsPerDay, date) }
  })
}
