import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accountsSettings, openBureauUserAs } from '@piaoqiao/accounts'
import type { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import { readSettings } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { lockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import type { OfficeSite } from './testing/office-site.ts'
import { openOfficeSite } from './testing/office-site.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

const ownPassword = '春江潮水连海平，海上明月共潮生'
const piaoqiao = fileURLToPath(new URL('../../../packages/sdk/src/cli/main.ts', import.meta.url))
let network: Network
let cast: Cast
let site: OfficeSite
let directory: string
let stuck: SignedBill
let lockId: string

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  site = await openOfficeSite(network, '50')
  directory = await mkdtemp(join(tmpdir(), 'piaoqiao-evidence-'))
  stuck = await cast.hospital.register()
  lockId = (await done(cast.company, 'bill.lock', lockOf(stuck))).lockId ?? ''
})
afterAll(async () => {
  await site.close()
  await network.stop()
  await rm(directory, { recursive: true, force: true })
})

async function bureauUser(
  staffNumber: string,
  roles: Parameters<typeof openBureauUserAs>[1]['roles'],
): Promise<OfficeBrowser> {
  const browser = site.browser()
  const user = { bureauId: 'B-500000', name: '工作人员', staffNumber, email: 'a@b.example', roles }
  const settings = readSettings(accountsSettings, site.environment)
  const opened = await openBureauUserAs(settings, user, network.clock.now())
  await browser.signInFirst(opened, ownPassword, network.clock.now)
  return browser
}

/** Runs the command line in a process of its own, as a court would. */
async function verifyOffline(file: string, ...keys: readonly string[]) {
  const ended = Promise.withResolvers<number | null>()
  const child = spawn(process.execPath, [piaoqiao, 'evidence', 'verify', file, ...keys], {
    cwd: directory,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.once('error', ended.reject)
  child.once('close', ended.resolve)
  return { code: await ended.promise, out }
}

test('a stuck lock is ended by two persons, never by one, and its holder is told', async () => {
  const [first, second, auditor] = await Promise.all([
    bureauUser('JG-1', ['bureau_supervise']),
    bureauUser('JG-2', ['bureau_supervise']),
    bureauUser('SJ-1', ['bureau_audit']),
  ])
  const asked = { ...stuck.key, lockId, reason: '单位系统停用，锁定无人解除' }
  expect((await auditor.post('/bureaus/lock-recoveries', asked)).code).toBe('ROLE_LACKING')
  const wrong = { ...asked, lockId: `L-${stuck.key.billCode}${stuck.key.billNumber}-9` }
  const mistaken = await first.post('/bureaus/lock-recoveries', wrong)
  const mistakenPath = `/bureaus/lock-recoveries/${String(mistaken.json['recoveryId'])}`
  expect((await second.post(`${mistakenPath}/approval`)).json).toMatchObject({
    state: 'refused',
  })
  const requested = await first.post('/bureaus/lock-recoveries', asked)
  const path = `/bureaus/lock-recoveries/${String(requested.json['recoveryId'])}`
  expect((await first.post(`${path}/approval`)).code).toBe('SAME_PERSON_TWICE')
  expect((await second.post(`${path}/approval`)).json).toMatchObject({ state: 'done' })
  expect((await second.post(`${path}/approval`)).code).toBe('RECOVERY_STATE_UNFIT')
  expect((await cast.rival.item('bill.verify', stuck.presented)).state).toBe('可报销')
  await eventsTold(network)
  const { entries } = (await cast.company.call('event.feed', { after: '0' })) as {
    entries: { event: { kind: string } }[]
  }
  expect(entries.at(-1)?.event.kind).toBe('bill.lock_recovered')
  const audit = await auditor.get('/bureaus/audit-entries')
  expect(JSON.stringify(audit.json)).toContain('recovery')
  expect((await auditor.post('/bureaus/audit-checks')).json).toMatchObject({ isWhole: true })
})

test('the evidence of a bill is one file that is verified without asking anybody', async () => {
  const browser = await bureauUser('JG-3', ['bureau_supervise'])
  const { billCode, billNumber } = stuck.key
  const answer = await browser.get(`/bureaus/bills/${billCode}/${billNumber}/evidence`)
  expect(answer.code).toBeNull()
  const file = join(directory, 'evidence.json')
  await writeFile(file, answer.bytes)
  const key = join(directory, 'province.pem')
  await writeFile(key, exportSm2PublicKeyPem(network.p50.key.publicKey))
  const issuerKey = join(directory, 'issuer.pem')
  await writeFile(issuerKey, exportSm2PublicKeyPem(cast.hospital.application.options.key.publicKey))
  const keys = ['--key', key, '--issuer-key', issuerKey]
  const sound = await verifyOffline(file, ...keys)
  expect(sound.out).toContain('存证完整，全部核对通过')
  expect(sound.code).toBe(0)

  const text = JSON.parse(Buffer.from(answer.bytes).toString('utf8')) as { evidence: string }
  const inner = Buffer.from(text.evidence, 'base64').toString('utf8')
  const forged = inner.replace(parties.company.name, parties.rival.name)
  expect(forged).not.toBe(inner)
  const changed = { ...text, evidence: Buffer.from(forged).toString('base64') }
  await writeFile(file, JSON.stringify(changed))
  expect((await verifyOffline(file, ...keys)).code).toBe(3)
})
