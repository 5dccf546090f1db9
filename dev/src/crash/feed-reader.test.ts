import type { FeedAnswer } from '@piaoqiao/protocol'
import type { Client } from '@piaoqiao/sdk'
import { expect, test } from 'vitest'
import { FeedReader } from './feed-reader.ts'
import { Findings } from './finding.ts'

const event = {
  billCode: '50060126',
  billNumber: '0000000001',
  kind: 'bill.locked',
  title: '锁定',
  at: '2026-03-02T02:00:00.000Z',
  actorName: null,
  standing: 'valid',
  form: 'electronic',
  reimbursement: 'locked',
  details: {},
  previousHash: '0'.repeat(64),
  hash: '1'.repeat(64),
}

function page(positions: readonly number[], more = false): FeedAnswer {
  const entries = positions.map((position) => ({
    position: String(position),
    event: { ...event, sequence: position },
  }))
  return { entries, next: String(positions.at(-1) ?? 0), more }
}

/** A platform that gives these pages, whatever is asked, and notes the cursors. */
function scripted(pages: readonly FeedAnswer[]) {
  const cursors: string[] = []
  const left = [...pages]
  const client = {
    events: async (after: string) => {
      cursors.push(after)
      return left.shift() ?? page([])
    },
  } as unknown as Client
  return { client, cursors }
}

test('pages are read from the cursor until there is no more', async () => {
  const findings = new Findings()
  const reader = new FeedReader('UNIT', findings)
  const { client, cursors } = scripted([page([1, 2], true), page([3])])
  await reader.read(client)
  await reader.read(client)
  expect(cursors).toEqual(['0', '2', '3'])
  expect(reader.received.get(500_601_260_000_000_001n)?.map(({ sequence }) => sequence)).toEqual([
    1, 2, 3,
  ])
  expect(findings.kept).toEqual([])
})

test.each([
  ['left out', [1, 3], 'position 3 came where 2 was expected'],
  ['given twice', [1, 1], 'position 1 came where 2 was expected'],
])('a position that is %s is found', async (_, positions, what) => {
  const findings = new Findings()
  await new FeedReader('UNIT', findings).read(scripted([page(positions)]).client)
  expect(findings.kept.map((finding) => finding.what)).toEqual([what])
})
