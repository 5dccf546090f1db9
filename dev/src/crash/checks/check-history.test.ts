import { expect, test } from 'vitest'
import { Findings } from '../finding.ts'
import { checkHistory } from './check-history.ts'
import type { RecordedBill } from './read-registry.ts'
import { rechained, rival, sampleRecord } from './testing/sample-record.ts'

function brokenBy(change: (record: RecordedBill) => RecordedBill): string[] {
  const findings = new Findings()
  checkHistory(change(sampleRecord()), findings)
  return findings.kept.map(({ check, what }) => `${check}: ${what}`)
}

const textsOf = ({ events }: RecordedBill): string[] => events.map(({ text }) => text)

test('a history that is as it was written breaks nothing', () => {
  expect(brokenBy((record) => record)).toEqual([])
})

test.each<readonly [string, (record: RecordedBill) => RecordedBill, string]>([
  [
    'an event is altered in its place',
    (record) => ({
      ...record,
      events: record.events.map((event) => ({
        ...event,
        text: event.text.replace('"amount":"100.00"', '"amount":"1.00"'),
      })),
    }),
    'the hash chain is whole: event 3 has another hash',
  ],
  [
    'the last event is lost',
    (record) => ({ ...record, events: record.events.slice(0, -1) }),
    'the hash chain is whole: the state ends in another hash',
  ],
  [
    'an event in the middle is lost and all later ones are chained anew',
    (record) => rechained(record, textsOf(record).toSpliced(2, 1)),
    'histories have no gap: event 3 is numbered 4',
  ],
  [
    'the amount is altered and all later events are chained anew',
    (record) =>
      rechained(
        record,
        textsOf(record).map((text) => text.replace('"amount":"100.00"', '"amount":"1.00"')),
      ),
    'the history is the state: the fold of the events is another bill',
  ],
  [
    'more was reimbursed than there is',
    (record) =>
      rechained(
        record,
        textsOf(record).map((text) => text.replace('"amount":"100.00"', '"amount":"797.51"')),
      ),
    'what may never happen: no more is reimbursed than there is',
  ],
  [
    'somebody else reported',
    (record) =>
      rechained(
        record,
        textsOf(record).map((text) =>
          text.includes('reimbursement.reported')
            ? text.replace(/"actor":\{"id":"\w+"/, `"actor":{"id":"${rival.id}"`)
            : text,
        ),
      ),
    'what may never happen: only the holder extends, unlocks or reports',
  ],
  [
    'a second unit locked what was held',
    (record) => {
      const [registered = '', locked = '', , lockedAgain = ''] = textsOf(record)
      const second = lockedAgain.replace('"sequence":4', '"sequence":3')
      return rechained(record, [registered, locked, second])
    },
    'what may never happen: two units never hold one bill',
  ],
  [
    'a column says something else than the life',
    (record) => ({
      ...record,
      columns: record.columns === null ? null : { ...record.columns, reimbursedFen: 0n },
    }),
    'the history is the state: the columns say something else',
  ],
  [
    'nobody will end the lock',
    (record) => ({ ...record, dueLocks: [] }),
    'every lock will expire: 0 locks are due',
  ],
  [
    'the bill is gone',
    (record) => ({ ...record, stored: null }),
    'the history is the state: the bill has no history or no state',
  ],
])('it is found when %s', (_, change, finding) => {
  expect(brokenBy(change)).toContain(finding)
})
