import { eventText } from '@piaoqiao/domain'
import type { BillChange } from '@piaoqiao/domain'
import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { verifyReport } from '@piaoqiao/conformance'
import { evidenceFormat } from '@piaoqiao/protocol'
import { readZip } from '@piaoqiao/documents/zip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConnectionsOffice } from './testing/connections-office.ts'
import { centreId, newUnitKey, openConnectionsOffice } from './testing/connections-office.ts'
import {
  apply,
  jointTestContent,
  openSigningUnit,
  openTrialUnit,
  openUnit,
  proveKey,
  reportOf,
  sendReport,
} from './testing/unit-walk.ts'

let office: ConnectionsOffice
beforeAll(async () => {
  office = await openConnectionsOffice()
})
afterAll(() => office.close())

const hash = '00'.repeat(32)

/** Evidence of a bill of 0.01 yuan on which a unit acted, as the registry gives it. */
function evidenceOf(creditCode: string, changes: readonly object[], amount = '0.01') {
  const events = changes.map((change, index) => ({
    previousHash: hash,
    hash,
    text: eventText({
      billId: 500601260000000001n,
      sequence: index + 1,
      at: office.clock.now,
      actor: { id: creditCode, name: '样例', province: '50' },
      operationId: `op-${index}`,
      change: change as BillChange,
      standing: 'valid',
      form: 'electronic',
      reimbursement: 'open',
    }),
  }))
  const content = {
    format: evidenceFormat,
    province: '50',
    at: new Date(office.clock.now).toISOString(),
    bill: {
      billCode: '50060126',
      billNumber: '0000000001',
      billName: '医疗门诊收费票据',
      issuerId: '12500104MB0000001H',
      issuerName: '样例医院',
      checkCode: 'a1b2c3',
      issuedOn: '2026-03-02',
      amount,
      reimbursable: amount,
      contentDigest: hash,
      standing: 'valid',
      form: 'electronic',
      reimbursement: 'open',
      sequence: Math.max(1, events.length),
    },
    events,
    operations: [],
    xml: '<x/>',
  }
  const evidence = Buffer.from(JSON.stringify(content)).toString('base64')
  return { outcome: 'done', evidence, signature: 'MEUCIQ==', publicKey: '' }
}

const locked = { kind: 'bill.locked', lockId: 'L-1' }
const reported = { kind: 'reimbursement.reported', reportId: 'R-1', amount: 1n, postedOn: null }
const posted = { kind: 'reimbursement.posted', reportId: 'R-1', postedOn: '2026-03-02' }
const firstBill = { billCode: '50060126', billNumber: '0000000001' }

test('an approved unit gets its account, its materials by mail, and its secrets once in the portal', async () => {
  const application = await apply(office)
  expect(application.submitted).toMatchObject({ status: 200, json: { outcome: 'submitted' } })
  const form = await application.browser.ask('GET', `${application.path}/form.pdf`)
  expect(form.contentType).toBe('application/pdf')
  await office.takeMessages()

  const centre = await office.signIn('bureau', centreId, 'bureau_review')
  const path = `/bureaus/connection-applications/${application.applicationId}`
  await centre.ask('POST', `${path}/assignment`, {})
  const unitId = String((await centre.ask('POST', `${path}/approval`, {})).json.unitId)
  const mails = await office.takeMessages()
  expect(mails.map(({ template }) => template)).toEqual([
    'unit.user_opened',
    'connection.materials',
  ])
  const [, materials] = mails
  const attachments = materials?.channel === 'mail' ? (materials.mail.attachments ?? []) : []
  expect(attachments.map(({ name }) => name)).toEqual([
    '财政电子票据公共服务平台对接须知.pdf',
    '财政电子票据公共服务平台对接报文.zip',
    '联调测试报告（模版）.pdf',
    '接口联调申请表.pdf',
  ])
  const pages = readZip(attachments[1]?.bytes ?? new Uint8Array()).map(({ name }) => name)
  expect(pages[0]).toBe('README.md')
  expect(pages).toContain('bill.lock.md')

  const developer = await office.signIn('unit', unitId, 'unit_apply')
  const reveal = () => developer.ask('POST', '/connections/self/secrets/test/reveal', {})
  const waits = async () => (await developer.ask('GET', '/connections/self')).json.testSecretWaits
  expect(await waits()).toBe(true)
  const secret = await reveal()
  expect(await waits()).toBe(false)
  expect(secret.json).toMatchObject({ accountId: unitId, appKey: 'ab'.repeat(32) })
  expect(JSON.stringify(mails)).not.toContain(secret.json.appKey)
  expect((await reveal()).json.code).toBe('SECRET_NOT_THERE')
  await developer.ask('POST', '/connections/self/secrets/test/renewal', {})
  expect((await reveal()).json.appKey).toBe('ef'.repeat(32))
})

test('a developed system is tested in a booked slot, and its report is signed by the office', async () => {
  const { developer, centre, unitId } = await openUnit(office)
  const status = async () => (await developer.ask('GET', '/connections/self')).json
  expect(await status()).toMatchObject({ step: 'developing', acts: 'unit' })
  await proveKey(developer, 'test')
  const path = '/connections/self/joint-test-form'
  await developer.ask('PUT', path, jointTestContent)
  expect((await developer.ask('GET', `${path}/form.pdf`)).contentType).toBe('application/pdf')
  const hasScan = async () => (await developer.ask('GET', path)).json.hasScan
  expect(await hasScan()).toBe(false)
  await developer.upload('PUT', `${path}/scan`, Buffer.from('%PDF-1.7'), 'application/pdf')
  expect(await hasScan()).toBe(true)
  await office.takeMessages()
  await developer.ask('POST', `${path}/submission`, {})
  expect(await status()).toMatchObject({ step: 'form_review', acts: 'centre' })
  expect(await office.takeMessages()).toMatchObject([
    { mail: { subject: '重庆示例保险有限公司+跨省报销系统联调申请' } },
  ])
  await centre.ask('POST', `/bureaus/connections/${unitId}/joint-test-form/acceptance`, {})
  expect(office.sandbox.changes.at(-1)).toMatchObject({ addresses: ['192.0.2.10'] })
  const booked = await developer.ask('POST', '/connections/self/bookings', {
    startsAt: '2026-03-05T01:00:00Z',
  })
  expect(booked.json).toMatchObject({ state: 'booked', time: '2026年3月5日 09:00至10:30' })

  const appId = (await status()).sandbox.appId
  const required = (await developer.ask('GET', '/connections/self/required-cases')).json.items
  expect(required[0]).toMatchObject({ message: 'bill.verify', title: '查验' })
  expect(required.every(({ cases }: { cases: object[] }) => cases.length > 0)).toBe(true)
  const partial = await sendReport(developer, reportOf(appId, 3))
  expect(partial.json).toMatchObject({ isComplete: false })
  expect(await status()).toMatchObject({ step: 'testing' })
  const complete = await sendReport(developer, reportOf(appId))
  expect(complete.json).toMatchObject({ isComplete: true, missing: [] })
  expect(await status()).toMatchObject({ step: 'signing' })
  const report = `/connections/self/reports/${String(complete.json.reportId)}`
  const signed = await developer.ask('GET', `${report}/report.json`)
  const officeKey = office.parts.crypto.publicKey(office.parts.keyName)
  expect(verifyReport(officeKey, signed.json)).toBe(true)
  expect((await developer.ask('GET', `${report}/report.pdf`)).contentType).toBe('application/pdf')
})

test('a unit that both signed off is enrolled, goes live with its first bill, and earns its quota', async () => {
  const { developer, centre, unitId, creditCode } = await openSigningUnit(office)
  const status = async () => (await developer.ask('GET', '/connections/self')).json
  const production = newUnitKey()
  await proveKey(developer, 'production', production)
  expect((await developer.ask('POST', '/connections/self/sign-off', {})).status).toBe(204)
  expect(await status()).toMatchObject({ step: 'signing', acts: 'centre' })
  await centre.ask('POST', `/bureaus/connections/${unitId}/sign-off`, {})
  const { service, payload } = office.asked.at(-1) ?? { service: '', payload: {} }
  expect(service).toBe('application.enrol')
  expect(payload).toMatchObject({
    kind: 'unit',
    partyId: creditCode,
    addresses: ['198.51.100.0/28'],
    quotaPerMinute: 20,
  })
  expect(importSm2PublicKey(String(payload['publicKey']))).toEqual(
    importSm2PublicKey(production.publicKey),
  )
  expect(await status()).toMatchObject({ step: 'trial', quotaPerMinute: 20 })
  const secret = await developer.ask('POST', '/connections/self/secrets/production/reveal', {})
  expect(secret.json).toMatchObject({ appKey: '12'.repeat(32), accessToken: null })

  office.answers['bill.evidence'] = () => evidenceOf(creditCode, [locked])
  await developer.ask('PUT', '/connections/self/first-bill', firstBill)
  expect(await status()).toMatchObject({ step: 'trial', firstBill: { reportedAt: null } })
  office.answers['bill.evidence'] = () => evidenceOf(creditCode, [locked, reported, posted])
  await office.runJob('connections-follow-first-bills')
  expect(await status()).toMatchObject({ step: 'live', acts: 'nobody', quotaPerMinute: 20 })

  await office.runJob('connections-raise-quotas')
  expect(await status()).toMatchObject({ quotaPerMinute: 60 })
  await centre.ask('PUT', `/bureaus/connections/${unitId}/faults`, { faultsPerMille: 30 })
  office.clock.now += 8 * 86_400_000
  await office.runJob('connections-raise-quotas')
  const later = await office.signIn('unit', unitId, 'unit_read')
  expect((await later.ask('GET', '/connections/self')).json).toMatchObject({ quotaPerMinute: 300 })
})

test('a bill that is another’s, or not of 0.01 yuan, is no first bill', async () => {
  const { developer, creditCode } = await openTrialUnit(office)
  const refusedAs = async (evidence: object) => {
    office.answers['bill.evidence'] = () => evidence
    return (await developer.ask('PUT', '/connections/self/first-bill', firstBill)).json.code
  }
  expect(await refusedAs(evidenceOf('91500104MA1PQ0001N', [locked]))).toBe('FIRST_BILL_UNFIT')
  expect(await refusedAs(evidenceOf(creditCode, [locked], '1.00'))).toBe('FIRST_BILL_UNFIT')
  expect(await refusedAs({ outcome: 'refused', code: 'BILL_NOT_FOUND' })).toBe('FIRST_BILL_UNFIT')
})

test('an enrolment that the registry refuses comes back to the centre', async () => {
  const enrol = office.answers['application.enrol']
  office.answers['application.enrol'] = () => ({ outcome: 'refused', code: 'APPLICATION_EXISTS' })
  const { developer } = await openTrialUnit(office)
  expect((await developer.ask('GET', '/connections/self')).json).toMatchObject({
    step: 'signing',
    acts: 'centre',
    centreSignedAt: null,
  })
  if (enrol !== undefined) office.answers['application.enrol'] = enrol
})

test('a silent sandbox does not hold up an approval; the job opens it later', async () => {
  office.sandbox.isSilent = true
  const { developer } = await openUnit(office)
  const status = async () => (await developer.ask('GET', '/connections/self')).json.step
  expect(await status()).toBe('preparing')
  office.sandbox.isSilent = false
  office.clock.now += 120_000
  await office.runJob('connections-prepare-sandboxes')
  expect(await status()).toBe('developing')
})

test('a unit is suspended and resumed everywhere, and ends only without locks', async () => {
  const { developer, centre, unitId, creditCode } = await openTrialUnit(office)
  const path = `/bureaus/connections/${unitId}`
  await centre.ask('POST', `${path}/suspension`, { reason: '差错过多' })
  expect(office.asked.at(-1)?.payload).toMatchObject({ state: 'suspended' })
  expect(office.sandbox.changes.at(-1)).toMatchObject({ state: 'suspended' })
  const reveal = () => developer.ask('POST', '/connections/self/secrets/test/reveal', {})
  expect((await reveal()).json.code).toBe('CONNECTION_SUSPENDED')
  const resumed = await centre.ask('POST', `${path}/resumption`, { reason: '已整改' })
  expect(resumed.json).toMatchObject({ accountState: 'open' })

  office.answers['bill.list'] = () => ({ outcome: 'found', bills: [{}], next: null })
  const end = () => developer.ask('POST', '/connections/self/end', { reason: '系统停用' })
  expect((await end()).json.code).toBe('UNIT_HOLDS_LOCKS')
  office.answers['bill.list'] = () => ({ outcome: 'found', bills: [], next: null })
  expect((await end()).status).toBe(204)
  expect(office.asked.at(-1)?.payload).toMatchObject({ state: 'closed' })
  expect(office.sandbox.removed).toHaveLength(1)
  const again = await apply(office, creditCode)
  expect(again.submitted.json).toMatchObject({ outcome: 'submitted' })
})
