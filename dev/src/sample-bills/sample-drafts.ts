import type { CalendarDate } from '@piaoqiao/domain'
import type { BillKind, IssueBillDraft } from '@piaoqiao/issuer'
import type { SamplePatient } from './payers.ts'
import { samplePatient } from './payers.ts'
import type { Random } from './random.ts'
import { seededRandom } from './random.ts'
import { drafters } from './visits.ts'

/** The day that sample bills are about where no other is given. */
export const sampleDay: CalendarDate = '2026-03-02'

/** In how many of a hundred bills a kind comes. */
const shares: readonly (readonly [BillKind, number])[] = [
  ['outpatient', 60],
  ['registration', 14],
  ['inpatient', 12],
  ['checkup', 8],
  ['general', 6],
]
const numberPrefixes: Readonly<Record<BillKind, string>> = {
  outpatient: 'MZ',
  inpatient: 'ZY',
  checkup: 'TJ',
  registration: 'GH',
  general: 'FS',
}

/**
 * Drafts as a district hospital would make them in a day: the same for the same seed, and fewer of them are the
 * beginning of more. Patients come again; nobody and no number is real.
 */
export function sampleDrafts(
  seed: number,
  count: number,
  today: CalendarDate = sampleDay,
): readonly IssueBillDraft[] {
  const random = seededRandom(seed)
  const known: SamplePatient[] = []
  return Array.from({ length: count }, (_, index) => {
    const kind = drawnKind(random)
    const comesAgain = known.length > 0 && random.percent(55)
    const patient = comesAgain ? random.oneOf(known) : samplePatient(random, today)
    if (!comesAgain) known.push(patient)
    const serial = `${today.replaceAll('-', '')}${seed}-${String(index + 1).padStart(6, '0')}`
    return {
      businessNumber: `${numberPrefixes[kind]}${serial}`,
      kind,
      ...drafters[kind]({ random, patient, today, serial }),
      handlingPerson: random.oneOf(['收费员一', '收费员二', '收费员三']),
      checker: '复核员一',
    }
  })
}

function drawnKind(random: Random): BillKind {
  let drawn = random.below(100)
  for (const [kind, share] of shares) {
    if (drawn < share) return kind
    drawn -= share
  }
  return 'outpatient'
}
