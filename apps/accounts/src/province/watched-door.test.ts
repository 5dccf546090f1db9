import type { Client } from '@piaoqiao/sdk'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { envelopeRefused } from '../units/testing/played-registry.ts'
import { bureauUser } from '../units/testing/signed-in.ts'
import type { ProvinceDoor } from './province-door.ts'
import { watchedDoor } from './watched-door.ts'

let failure: Error = envelopeRefused()
const fail = () => Promise.reject(failure)
const deaf = { call: fail, verify: fail, name: 'deaf' } as unknown as Client
const door: ProvinceDoor = { portal: deaf, office: deaf, unit: () => deaf }
const hosted = { appId: 'unit-x', appKey: new Uint8Array(32), privateKeyPem: '' }

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice(door)
})
afterAll(() => office.close())

test.each<readonly [keyof ProvinceDoor, (door: ProvinceDoor) => Client]>([
  ['portal', (through) => through.portal],
  ['office', (through) => through.office],
  ['unit', (through) => through.unit(hosted)],
])('what gets no answer by the way of %s is told to the log with its code', async (part, open) => {
  failure = envelopeRefused()
  const { logger } = office.parts
  const warn = vi.spyOn(logger, 'warn')
  const fields = { part, ...(part === 'unit' && { appId: hosted.appId }) }
  const client = open(watchedDoor(door, logger))
  await expect(client.call('bill.list', {})).rejects.toBe(failure)
  await expect(client.verify([])).rejects.toBe(failure)
  failure = new TypeError('not of the way')
  await expect(client.call('bill.list', {})).rejects.toBe(failure)
  expect(warn.mock.calls).toEqual([
    ['registry.silent', { ...fields, service: 'bill.list', code: 'ENVELOPE_REFUSED' }],
    ['registry.silent', { ...fields, service: 'verify', code: 'ENVELOPE_REFUSED' }],
  ])
  warn.mockRestore()
})

test('an office that the registry does not hear says so, while its users see a registry that is down', async () => {
  failure = envelopeRefused()
  const warn = vi.spyOn(office.parts.logger, 'warn')
  const user = await bureauUser(office, 'B-500000', ['bureau_supervise'])
  const answer = await user.ask('GET', '/bureaus/bills?issuerId=91500104MA6PQ0001X')
  expect(answer.json.code).toBe('PROVINCE_UNREACHABLE')
  expect(warn).toHaveBeenCalledWith(
    'registry.silent',
    expect.objectContaining({ part: 'office', code: 'ENVELOPE_REFUSED' }),
  )
  warn.mockRestore()
})
