import { importSm2PublicKey, sm2Verify, sm3Hex } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../access/roles.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { playRegistry, unknownOutcome } from '../units/testing/played-registry.ts'
import { sampleCreditCode } from '../units/testing/sample-unit.ts'
import { bureauUser, sessionOf } from '../units/testing/signed-in.ts'

const registry = playRegistry()
let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ office: registry.office })
})
afterAll(() => office.close())

const userOf = (bureauId: string, roles: readonly Role[]) => bureauUser(office, bureauId, roles)
const municipal = 'B-500000'
const district = 'B-500104'
const bill = { billCode: '50060126', billNumber: '0000000001' }
const lockIdOf = (sequence: number) => `L-${bill.billCode}${bill.billNumber}-${sequence}`

function playEvidence(issuerId: string): void {
  registry.answers('bill.evidence', () => ({
    outcome: 'done',
    evidence: Buffer.from(JSON.stringify({ bill: { issuerId } })).toString('base64'),
    signature: 'MEUCIQ==',
    publicKey: 'PEM',
  }))
}

test('a stuck lock is ended by two persons, and never by one, whatever its roles have become', async () => {
  const system = await userOf(municipal, ['bureau_system'])
  const first = await userOf(municipal, ['bureau_supervise'])
  const second = await userOf(municipal, ['bureau_supervise'])
  const lock = { ...bill, lockId: lockIdOf(1) }
  const reason = '报销单位已撤销'
  const asked = await first.ask('POST', '/bureaus/lock-recoveries', { ...lock, reason })
  expect(asked.json.state).toBe('requested')
  const again = await second.ask('POST', '/bureaus/lock-recoveries', { ...lock, reason })
  expect(again.json.code).toBe('RECOVERY_PENDING')
  const path = `/bureaus/lock-recoveries/${asked.json.recoveryId}`
  expect((await first.ask('POST', `${path}/approval`, {})).json.code).toBe('SAME_PERSON_TWICE')

  const firstId = first.userId
  for (const roles of [['bureau_review'], ['bureau_supervise', 'bureau_system']]) {
    await system.ask('PATCH', `/bureaus/self/users/${firstId}`, { roles })
  }
  expect((await first.ask('GET', '/bureaus')).json.code).toBe('NOT_SIGNED_IN')
  const changed = await sessionOf(office, firstId)
  expect((await changed.ask('POST', `${path}/approval`, {})).json.code).toBe('SAME_PERSON_TWICE')

  registry.answers('lock.recover', unknownOutcome)
  expect((await second.ask('POST', `${path}/approval`, {})).json.state).toBe('approved')
  const sent = registry.calls.at(-1)
  expect(sent?.payload['items'][0]).toMatchObject({ ...lock, reason })
  expect(sent?.payload['items'][0].requestedBy).not.toBe(sent?.payload['items'][0].approvedBy)
  registry.answers('lock.recover', () => ({ items: [{ outcome: 'done', code: 'RECOVERED' }] }))
  office.clock.now += 15_000
  await office.runJob('settle-bureau-orders')
  expect(registry.calls.at(-1)).toEqual(sent)
  const { recoveries } = (await second.ask('GET', '/bureaus/lock-recoveries')).json
  expect(recoveries[0]).toMatchObject({ state: 'done', outcome: 'RECOVERED' })
  const late = await second.ask('POST', `${path}/decline`, { reason: '不同意' })
  expect(late.json.code).toBe('RECOVERY_STATE_UNFIT')
})

test('a recovery that nobody approves in time is over, and a declined one may be asked for again', async () => {
  const first = await userOf(municipal, ['bureau_supervise'])
  const ask = (lockId: string) =>
    first.ask('POST', '/bureaus/lock-recoveries', { ...bill, lockId, reason: '单位联系不上' })
  const declined = await ask(lockIdOf(2))
  const path = `/bureaus/lock-recoveries/${declined.json.recoveryId}`
  expect((await first.ask('POST', `${path}/decline`, { reason: '已解锁' })).json.state).toBe(
    'declined',
  )
  office.clock.now += 1
  const old = await ask(lockIdOf(2))
  office.clock.now += 72 * 3_600_000
  const second = await userOf(municipal, ['bureau_supervise'])
  const approve = () =>
    second.ask('POST', `/bureaus/lock-recoveries/${old.json.recoveryId}/approval`, {})
  expect((await approve()).json.detail).toContain('逾期')
  await office.runJob('end-recoveries')
  const { recoveries } = (await second.ask('GET', '/bureaus/lock-recoveries')).json
  expect(recoveries[0].state).toBe('expired')
  expect((await approve()).json.code).toBe('RECOVERY_STATE_UNFIT')
})

test('a district reaches bills of its own parties alone', async () => {
  const supervisor = await userOf(district, ['bureau_supervise'])
  const bills = (query: string) => supervisor.ask('GET', `/bureaus/bills?${query}`)
  const own = `12500104MB${'0'.repeat(8)}`
  const other = `12500103MB${'0'.repeat(8)}`
  expect((await bills('')).json.code).toBe('PARTY_OUT_OF_SCOPE')
  expect((await bills(`issuerId=${other}`)).json.code).toBe('PARTY_OUT_OF_SCOPE')
  expect((await bills(`issuerId=${own}`)).json).toEqual({ outcome: 'found', bills: [], next: null })
  expect((await bills(`holderId=${sampleCreditCode(51)}`)).status).toBe(200)
  const above = await userOf(municipal, ['bureau_supervise'])
  const stuck = await above.ask('GET', '/bureaus/bills?lockedBefore=2026-02-01T00:00:00.000Z')
  expect(stuck.status).toBe(200)
  expect(registry.calls.at(-1)?.payload).toEqual({
    lockedBefore: '2026-02-01T00:00:00.000Z',
    limit: 50,
  })

  playEvidence(other)
  const ask = () =>
    supervisor.ask('POST', '/bureaus/lock-recoveries', {
      ...bill,
      lockId: lockIdOf(9),
      reason: '逾期',
    })
  expect((await ask()).json.code).toBe('PARTY_OUT_OF_SCOPE')
  playEvidence(own)
  expect((await ask()).json.state).toBe('requested')
  registry.answers('bill.list', unknownOutcome)
  expect((await bills(`issuerId=${own}`)).json.code).toBe('PROVINCE_UNREACHABLE')
  registry.answers('bill.list', () => ({ outcome: 'found', bills: [], next: null }))
})

test('evidence leaves the office with its signature, and who took it is on record', async () => {
  const supervisor = await userOf(district, ['bureau_supervise'])
  const take = () =>
    supervisor.ask('GET', `/bureaus/bills/${bill.billCode}/${bill.billNumber}/evidence`)
  playEvidence(`12500103MB${'0'.repeat(8)}`)
  expect((await take()).json.code).toBe('PARTY_OUT_OF_SCOPE')
  playEvidence(`12500104MB${'0'.repeat(8)}`)
  const file = JSON.parse((await take()).bytes.toString('utf8')) as {
    evidence: string
    office: { statement: string; signature: string; publicKey: string }
  }
  const statement = Buffer.from(file.office.statement, 'base64')
  const key = importSm2PublicKey(file.office.publicKey)
  const signature = Buffer.from(file.office.signature, 'base64')
  expect(sm2Verify(key, statement, signature)).toBe(true)
  expect(JSON.parse(statement.toString('utf8'))).toMatchObject({
    ...bill,
    bureauName: '大渡口区财政局',
    evidenceSm3: sm3Hex(Buffer.from(file.evidence, 'base64')),
  })
  registry.answers('bill.evidence', () => ({ outcome: 'refused', code: 'BILL_NOT_FOUND' }))
  expect((await take()).json).toMatchObject({ code: 'REGISTRY_REFUSED', status: 409 })
  const { rows } = await office.pool.query(
    `select actor_id from audit_entries where action = 'evidence.taken'`,
  )
  expect(rows).toEqual([{ actor_id: supervisor.userId }])
})
