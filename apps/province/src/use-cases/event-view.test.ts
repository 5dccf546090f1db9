import type { BillChange, BillEvent, Party } from '@piaoqiao/domain'
import { billIdText, eventFromText, registryParty } from '@piaoqiao/domain'
import { fits, services } from '@piaoqiao/protocol'
import { describe, expect, test } from 'vitest'
import { historyOf, sampleFacts } from '../testing/sample-history.ts'
import {
  billNumbered,
  company,
  hospital,
  insurer,
  school,
  start,
} from '../testing/sample-parties.ts'
import { bureauSubscriberId } from './command-batch.ts'
import { wireEventFor } from './event-view.ts'

const billId = billNumbered(1)
const digits = billIdText(billId)
const registry = registryParty('50')
const portal = { ...school, name: '示例公众服务端' }

const locked: BillChange = {
  kind: 'bill.locked',
  lockId: `L-${digits}-1`,
  purpose: 'employer_expense',
  businessReference: 'BX-1',
  basis: { kind: 'authorisation', authorisationId: `A-${digits}-1` },
  expiresAt: start,
}
const granted: BillChange = {
  kind: 'authorisation.granted',
  authorisationId: `A-${digits}-1`,
  unit: company,
  purpose: 'employer_expense',
  validUntil: start,
  amountMax: 5_000n,
}
const expired: BillChange = { kind: 'bill.lock_expired', lockId: `L-${digits}-1` }
const revoked: BillChange = { kind: 'authorisation.revoked', authorisationId: `A-${digits}-1` }

function eventOf(actor: Party, change: BillChange) {
  const [event] = historyOf(billId, [{ actor, change }])
  if (event === undefined) throw new Error('a step makes an event')
  return event
}

function originOf(actor: Party, change: BillChange): BillEvent {
  return eventFromText(eventOf(actor, change).text)
}

function viewOf(
  actor: Party,
  change: BillChange,
  viewer: string,
  origin: BillEvent | null = null,
  issuerId: string | null = hospital.id,
) {
  return wireEventFor(eventOf(actor, change), viewer, { issuerId, origin })
}

describe('who acted and what it was', () => {
  const byCompany = originOf(company, locked)
  const forCompany = originOf(portal, granted)
  const asked: BillChange = {
    kind: 'reversal.recovery_asked',
    reason: '患者退费',
    reporters: [company.id, insurer.id],
  }
  const lockDetails = { lockId: `L-${digits}-1` }
  const grantDetails = { amountMax: '50.00', validUntil: '2026-03-02T04:00:00.000Z' }
  const cases: {
    name: string
    actor: Party
    change: BillChange
    viewer: string
    origin?: BillEvent
    details: object
    actorName: string | null
  }[] = [
    {
      name: 'the issuer sees what a unit did',
      actor: company,
      change: locked,
      viewer: hospital.id,
      details: { businessReference: 'BX-1' },
      actorName: company.name,
    },
    {
      name: 'a unit sees what it did itself',
      actor: company,
      change: locked,
      viewer: company.id,
      details: { businessReference: 'BX-1' },
      actorName: company.name,
    },
    {
      name: 'another unit sees neither who locked nor what for',
      actor: company,
      change: locked,
      viewer: insurer.id,
      details: {},
      actorName: null,
    },
    {
      name: 'the bureau sees everything',
      actor: company,
      change: locked,
      viewer: bureauSubscriberId,
      details: { businessReference: 'BX-1' },
      actorName: company.name,
    },
    {
      name: 'a holder sees the expiry of its lock',
      actor: registry,
      change: expired,
      viewer: company.id,
      origin: byCompany,
      details: lockDetails,
      actorName: registry.name,
    },
    {
      name: 'another unit sees only that a lock expired',
      actor: registry,
      change: expired,
      viewer: insurer.id,
      origin: byCompany,
      details: {},
      actorName: registry.name,
    },
    {
      name: 'without its origin an expiry is nobody’s',
      actor: registry,
      change: expired,
      viewer: company.id,
      details: {},
      actorName: registry.name,
    },
    {
      name: 'the warning goes to the holder',
      actor: registry,
      change: { ...expired, kind: 'bill.lock_warned', expiresAt: start },
      viewer: company.id,
      origin: byCompany,
      details: { ...lockDetails, expiresAt: '2026-03-02T04:00:00.000Z' },
      actorName: registry.name,
    },
    {
      name: 'an authorised unit sees its authorisation, not the portal',
      actor: portal,
      change: granted,
      viewer: company.id,
      details: grantDetails,
      actorName: null,
    },
    {
      name: 'another unit sees nothing of it',
      actor: portal,
      change: granted,
      viewer: insurer.id,
      details: {},
      actorName: null,
    },
    {
      name: 'an authorised unit sees that it was revoked',
      actor: portal,
      change: revoked,
      viewer: company.id,
      origin: forCompany,
      details: { authorisationId: `A-${digits}-1` },
      actorName: null,
    },
    {
      name: 'a revocation for another unit stays hidden',
      actor: portal,
      change: revoked,
      viewer: insurer.id,
      origin: forCompany,
      details: {},
      actorName: null,
    },
    {
      name: 'a lock does not make a revocation the holder’s',
      actor: portal,
      change: revoked,
      viewer: company.id,
      origin: byCompany,
      details: {},
      actorName: null,
    },
    {
      name: 'a pending reversal is told to all, with its reason',
      actor: hospital,
      change: { kind: 'reversal.marked', reason: '患者退费' },
      viewer: insurer.id,
      details: { reason: '患者退费' },
      actorName: hospital.name,
    },
    {
      name: 'a unit asked to withdraw sees itself among the asked, and no other',
      actor: registry,
      change: asked,
      viewer: company.id,
      details: { reason: '患者退费', reporters: [company.id] },
      actorName: registry.name,
    },
    {
      name: 'a unit that is not asked sees nobody',
      actor: hospital,
      change: asked,
      viewer: school.id,
      details: { reason: '患者退费', reporters: [] },
      actorName: hospital.name,
    },
    {
      name: 'the issuer sees everybody that is asked',
      actor: hospital,
      change: asked,
      viewer: hospital.id,
      details: { reporters: [company.id, insurer.id] },
      actorName: hospital.name,
    },
    {
      name: 'what the issuer does is no secret, its details are',
      actor: hospital,
      change: { kind: 'reversal.locked', reason: '患者退费' },
      viewer: insurer.id,
      details: {},
      actorName: hospital.name,
    },
    {
      name: 'a colliding registration of another issuer names it to nobody',
      actor: school,
      change: { kind: 'bill.registration_conflict', contentDigest: '03'.repeat(32) },
      viewer: insurer.id,
      details: {},
      actorName: null,
    },
  ]
  test.each(cases)('$name', ({ actor, change, viewer, origin, details, actorName }) => {
    const view = viewOf(actor, change, viewer, origin ?? null)
    expect(view.details).toMatchObject(details)
    expect(isEmpty(view.details)).toBe(isEmpty(details))
    expect(view.actorName).toBe(actorName)
  })
})

function isEmpty(details: object): boolean {
  return Object.keys(details).length === 0
}

test('nobody sees the key of the payer or the check code', () => {
  const change: BillChange = { kind: 'bill.registered', facts: sampleFacts }
  for (const viewer of [hospital.id, bureauSubscriberId]) {
    const view = viewOf(hospital, change, viewer)
    expect(view.details).toMatchObject({ facts: { face: '100.00', reimbursable: '80.00' } })
    expect(JSON.stringify(view)).not.toMatch(/payerKey|checkCode|a1b2c3/)
  }
})

test('bill keys are digits, and the kind stands outside the details', () => {
  const view = viewOf(
    hospital,
    { kind: 'reversal.completed', redBillId: billNumbered(2) },
    hospital.id,
  )
  expect(view.details).toEqual({ redBillId: billIdText(billNumbered(2)) })
  expect(view).toMatchObject({ kind: 'reversal.completed', title: '冲红完成' })
})

test('the basis of a lock keeps its kind', () => {
  expect(viewOf(company, locked, company.id).details).toMatchObject({
    basis: { kind: 'authorisation' },
  })
})

test('of a bill of another province, acts of the issuer are known by their kind', () => {
  const marked: BillChange = { kind: 'reversal.marked', reason: '患者退费' }
  expect(viewOf(hospital, marked, company.id, null, null).actorName).toBe(hospital.name)
  expect(viewOf(insurer, locked, company.id, null, null).actorName).toBeNull()
})

test('every view fits the schema of the wire', () => {
  for (const [actor, change] of [
    [hospital, { kind: 'bill.registered', facts: sampleFacts }],
    [company, locked],
    [portal, granted],
    [registry, expired],
  ] as const) {
    const entries = [{ position: '1', event: viewOf(actor, change, actor.id) }]
    expect(fits(services['event.deliver'].request, { entries })).toBe(true)
  }
})
