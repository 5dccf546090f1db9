import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../access/roles.ts'
import { askAtOnce, outcomesOf } from '../testing/at-once.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { playRegistry } from '../units/testing/played-registry.ts'
import { sampleCreditCode } from '../units/testing/sample-unit.ts'
import { bureauUser } from '../units/testing/signed-in.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ office: playRegistry().office })
})
afterAll(() => office.close())

const firstUser = { name: '样例癸', staffNumber: 'ONCE-1', email: 'd@bureau.example' }
const colleague = { ...firstUser, staffNumber: 'ONCE-2', roles: ['bureau_review'] }
const district = { areaCode: '500197', name: '示例区财政局', firstUser }
const lock = { billCode: '50060126', billNumber: '0000000001', lockId: 'L-500601260000000001-1' }
const issuer = {
  partyId: sampleCreditCode(80),
  partyName: '大渡口示例医院',
  publicKey: exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey),
  addresses: ['192.0.2.0/24'],
}

test.each<readonly [string, Role, string, object, string]>([
  ['bureaus', 'bureau_system', '/bureaus/districts', district, 'DISTRICT_TAKEN'],
  ['bureau_users', 'bureau_system', '/bureaus/self/users', colleague, 'STAFF_NUMBER_TAKEN'],
  ['bureau_issuers', 'bureau_system', '/bureaus/issuers', issuer, 'ISSUER_EXISTS'],
  [
    'lock_recoveries',
    'bureau_supervise',
    '/bureaus/lock-recoveries',
    { ...lock, reason: '报销单位已撤销' },
    'RECOVERY_PENDING',
  ],
])('two who write the same of %s at the same moment are both answered', async (...given) => {
  const [table, role, path, body, code] = given
  const ask = async () => {
    const user = await bureauUser(office, 'B-500000', [role])
    return () => user.ask('POST', path, body)
  }
  const answers = await askAtOnce(office, table, [await ask(), await ask()])
  expect(outcomesOf(answers)).toEqual(['done', code])
})
