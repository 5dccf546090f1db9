import type { BillChange, Party } from '@piaoqiao/domain'
import { billIdText } from '@piaoqiao/domain'
import { describe, expect, test } from 'vitest'
import { portal } from '../testing/sample-accounts.ts'
import { historyOf, sampleFacts } from '../testing/sample-history.ts'
import { billNumbered, company, hospital, insurer, start } from '../testing/sample-parties.ts'
import { bureauSubscriberId } from './command-batch.ts'
import { wireEventFor } from './event-view.ts'

const billId = billNumbered(1)
const lockId = `L-${billIdText(billId)}-2`
const office: Party = { id: '115000000000000002', name: '示例财政局', province: '50' }

const registered: BillChange = {
  kind: 'bill.registered',
  facts: sampleFacts,
  portals: [{ id: portal.id, province: portal.province }],
}
const locked: BillChange = {
  kind: 'bill.locked',
  lockId,
  purpose: 'employer_expense',
  businessReference: 'BX-1',
  basis: { kind: 'presented' },
  expiresAt: start,
}
const recovered: BillChange = {
  kind: 'bill.lock_recovered',
  lockId,
  reason: '单位已注销',
  requestedBy: 'CQ-1',
  approvedBy: 'CQ-2',
}
const collected: BillChange = { kind: 'bill.collected', payerKey: 'aa'.repeat(32) }

function view(actor: Party, change: BillChange, viewer: string, forPayer = false) {
  const [event] = historyOf(billId, [{ actor, change }])
  if (event === undefined) throw new Error('a step makes an event')
  return wireEventFor(event, viewer, { issuerId: hospital.id, origin: null, forPayer })
}

describe('the portal of the payer', () => {
  test('sees whose bill was registered, with the check code, and no other portal', () => {
    const { details } = view(hospital, registered, portal.id, true)
    expect(details).toMatchObject({
      payerKey: sampleFacts.payerKey,
      facts: { checkCode: 'a1b2c3', face: '100.00' },
    })
    expect(details).not.toHaveProperty('portals')
  })

  test('sees who locked the bill, for what and until when, not the number in its books', () => {
    const { actorName, details } = view(company, locked, portal.id, true)
    expect(actorName).toBe(company.name)
    expect(details).toMatchObject({
      purpose: 'employer_expense',
      expiresAt: '2026-03-02T04:00:00.000Z',
    })
    expect(details).not.toHaveProperty('businessReference')
  })

  test('sees that the bureau ended the lock and why, not who of its staff', () => {
    const { actorName, details } = view(office, recovered, portal.id, true)
    expect(actorName).toBe(office.name)
    expect(details).toEqual({ lockId, reason: '单位已注销' })
  })

  test('sees nothing more in what it did itself', () => {
    expect(view(portal, collected, portal.id, true).details).toEqual({
      payerKey: 'aa'.repeat(32),
    })
  })
})

describe('nobody else', () => {
  test.each([hospital.id, insurer.id, bureauSubscriberId])(
    '(%s) sees who follows the payer or by which key it is known',
    (viewer) => {
      for (const change of [registered, collected]) {
        expect(JSON.stringify(view(hospital, change, viewer))).not.toMatch(/payerKey|portals/)
      }
    },
  )

  test('but the bureau sees who of its staff recovered a lock', () => {
    for (const viewer of [bureauSubscriberId, office.id]) {
      expect(view(office, recovered, viewer).details).toMatchObject({ requestedBy: 'CQ-1' })
    }
    for (const viewer of [hospital.id, company.id, insurer.id]) {
      expect(JSON.stringify(view(office, recovered, viewer))).not.toContain('CQ-')
    }
  })

  test('is kept from knowing that a bureau acted', () => {
    expect(view(office, recovered, insurer.id)).toMatchObject({
      actorName: office.name,
      details: {},
    })
  })
})
