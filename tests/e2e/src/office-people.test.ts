import type { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import { textOf } from '@piaoqiao/dev/office-browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { inventedPayer } from './testing/invented-parties.ts'
import { lockOf, reportOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import type { OfficeSite } from './testing/office-site.ts'
import { openOfficeSite } from './testing/office-site.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

const payer = inventedPayer('样例甲', 123)
const mobile = '19900000031'
let network: Network
let cast: Cast
let site: OfficeSite
let person: OfficeBrowser

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  site = await openOfficeSite(network, '50')
})
afterAll(async () => {
  await site.close()
  await network.stop()
})

async function codeFor(to: string, purpose: string): Promise<string> {
  network.clock.forward(61_000)
  await site.browser().post('/people/codes', { mobile: to, purpose })
  const texts = await site.textsTo(to)
  return /验证码(\d{6})/.exec(texts.at(-1) ?? '')?.[1] ?? ''
}

async function register(name: string, identityNumber: string, to: string) {
  const browser = site.browser()
  const code = await codeFor(to, 'person.register')
  const answer = await browser.post('/people', { name, identityNumber, mobile: to, code })
  return { browser, answer }
}

/** Lets the office catch up with what happened at the registry. */
async function catchUp(): Promise<void> {
  await eventsTold(network)
  for (const job of ['people-settle-activations', 'people-follow-feed', 'people-collect-bills']) {
    await site.office.runJob(job)
  }
}

const folder = async (query = '') =>
  (await person.get(`/people/self/bills${query}`)).json as {
    bills: { billNumber: string; state: string; issuerName: string; province: string }[]
    isFresh: boolean
  }
const pathOf = ({ key }: SignedBill) => `/people/self/bills/${key.billCode}/${key.billNumber}`

describe('a person with bills in two provinces', () => {
  let early: SignedBill
  let late: SignedBill
  let foreign: SignedBill

  test('registers by real name and a code to the mobile', async () => {
    early = await cast.hospital.register({ payer })
    const { browser, answer } = await register(payer.name, payer.code, mobile)
    expect(answer).toMatchObject({ status: 201, code: null })
    person = browser
    const self = await person.get('/people/self')
    expect(self.json).toMatchObject({
      name: payer.name,
      identityNumber: `500***********${payer.code.slice(-4)}`,
      mobile: '199****0031',
    })
  })

  test.each([
    [
      'IDENTITY_NUMBER_WRONG',
      '样例甲',
      `${payer.code.slice(0, 17)}${payer.code.endsWith('0') ? '1' : '0'}`,
    ],
    ['REAL_NAME_MISMATCH', '姓名不符', inventedPayer('x', 321).code],
    ['PERSON_HAS_ACCOUNT', '样例甲', payer.code],
  ])('%s refuses a registration', async (code, name, number) => {
    const { answer } = await register(name, number, `1990000004${code.length % 10}`)
    expect(answer.code).toBe(code)
  })

  test('has the bills that were there before, and those that come', async () => {
    await catchUp()
    expect((await folder()).bills.map(({ billNumber }) => billNumber)).toEqual([
      early.key.billNumber,
    ])
    late = await cast.hospital.register({ payer })
    await cast.hospital.register({ payer: inventedPayer('样例乙', 124) })
    await catchUp()
    const { bills } = await folder()
    expect(bills.map(({ billNumber }) => billNumber)).toEqual([
      late.key.billNumber,
      early.key.billNumber,
    ])
  })

  test('activates the account in another province, whose bills come over the hub', async () => {
    foreign = await cast.clinic.register({ payer })
    const answer = await person.put('/people/self/provinces/32', { active: true })
    expect(answer.json).toMatchObject({ province: '32', state: 'active' })
    await catchUp()
    const { bills } = await folder('?province=32')
    expect(bills).toMatchObject([
      { billNumber: foreign.key.billNumber, issuerName: parties.clinic.name, state: '可报销' },
    ])
    expect((await person.put('/people/self/provinces/99', { active: true })).code).toBe(
      'PROVINCE_UNKNOWN',
    )
  })

  test('lets an employer use a bill, and takes it back while nobody holds it', async () => {
    const grant = {
      requestId: 'grant-0001',
      unitId: parties.company.id,
      unitName: parties.company.name,
      unitProvince: parties.company.province,
      purpose: 'employer_expense',
      validUntil: '2026-06-30',
      bills: [early.key, foreign.key],
    }
    const answer = await person.post('/people/self/authorisations', grant)
    const { authorisations } = answer.json as {
      authorisations: { id: string; state: string; authorisationId: string }[]
    }
    expect(authorisations.map(({ state }) => state)).toEqual(['granted', 'granted'])
    const again = await person.post('/people/self/authorisations', grant)
    expect(again.json).toEqual(answer.json)
    const other = await person.post('/people/self/authorisations', { ...grant, bills: [late.key] })
    expect(other.code).toBe('REQUEST_ID_REUSED')

    const [first, second] = authorisations
    const revoke = (id: string, requestId: string) =>
      person.post(`/people/self/authorisations/${id}/revocation`, { requestId })
    expect((await revoke(second?.id ?? '', 'revoke-0001')).json).toMatchObject({ state: 'revoked' })
    await done(cast.company, 'bill.lock', {
      ...early.key,
      authorisationId: first?.authorisationId,
      purpose: 'employer_expense',
      businessReference: 'BX-1',
    })
    const refused = await revoke(first?.id ?? '', 'revoke-0002')
    expect(refused.json).toMatchObject({ state: 'granted', code: 'AUTHORISATION_IN_USE' })
  })

  test('sees who holds the bill, and is told when it is reimbursed', async () => {
    await catchUp()
    const shown = await person.get(pathOf(early))
    expect(shown.json).toMatchObject({ bill: { state: '已锁定' }, isFresh: true })
    await done(cast.company, 'reimbursement.report', reportOf(early, '800.00'))
    await catchUp()
    expect((await folder('?state=已报销')).bills).toHaveLength(1)
    const timeline = await person.get(`${pathOf(early)}/timeline`)
    const { entries } = timeline.json as { entries: { kind: string; actorName: string }[] }
    expect(entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['bill.locked', 'reimbursement.reported']),
    )
    const texts = await site.textsTo(mobile)
    expect(texts.at(-1)).toContain(`已报销（${parties.company.name}）`)
    const notices = await person.get('/people/self/notices')
    expect(JSON.stringify(notices.json)).toContain('已报销')
    expect((await person.get(`${pathOf(early)}/file.xml`)).status).toBe(200)
  })

  test('claims a bill that hides its number, and nobody else does', async () => {
    const hidden = { name: payer.name, code: `500000********${payer.code.slice(-4)}` }
    const bill = await cast.hospital.register({ payer: hidden, checkCode: 'hide01' })
    const stranger = (await register('样例丁', inventedPayer('样例丁', 777).code, '19900000051'))
      .browser
    const claim = bill.presented
    expect((await stranger.post('/people/self/bills', claim)).code).toBe('PAYER_NAME_DIFFERS')
    const wrong = await person.post('/people/self/bills', { ...claim, checkCode: 'zzzzzz' })
    expect(wrong.code).toBe('REGISTRY_REFUSED')
    const claimed = await person.post('/people/self/bills', claim)
    expect(claimed.json).toMatchObject({ billNumber: bill.key.billNumber, source: 'claimed' })
    const { bytes } = await person.get(`${pathOf(bill)}/file.xml`)
    const uploaded = await person.upload(
      'POST',
      '/people/self/bills/files',
      bytes,
      'application/xml',
    )
    expect(uploaded.json).toMatchObject({ files: [{ bill: { billNumber: bill.key.billNumber } }] })
    const broken = await person.upload(
      'POST',
      '/people/self/bills/files',
      Buffer.from('no bill'),
      'application/xml',
    )
    expect(broken.code).toBe('FILE_UNREADABLE')
  })

  test('finds nothing in the folder of another person', async () => {
    const stranger = (await register('样例戊', inventedPayer('样例戊', 778).code, '19900000052'))
      .browser
    expect((await stranger.get(pathOf(early))).code).toBe('BILL_NOT_IN_FOLDER')
    const { json } = await person.get('/people/self')
    const owner = textOf(json, 'personId')
    expect((await stranger.get(`${pathOf(early)}?owner=${owner}`)).code).toBe('PROXY_RIGHT_LACKING')
  })

  test('keeps asking where a province cannot be reached, and says how old the states are', async () => {
    await network.hub.stop()
    network.clock.forward(1_000)
    const lock = lockOf(foreign)
    const shown = await person.get(pathOf(foreign))
    expect(shown.json).toMatchObject({ isFresh: false })
    expect(lock.billNumber).toBe(foreign.key.billNumber)
    await network.hub.start()
  })

  test('closes the account, whose data are forgotten after thirty days', async () => {
    const code = await codeFor(mobile, 'person.close')
    expect((await person.post('/people/self/closing', { code })).status).toBe(204)
    expect((await person.get('/people/self')).code).toBe('NOT_SIGNED_IN')
    await site.office.runJob('people-settle-activations')
    network.clock.forward(31 * 86_400_000)
    await site.office.runJob('people-erase-closed')
    const { rows } = await site.database.query<{ people: string; activations: string }>(
      `select (select count(*) from people where state = 'erased' and sealed_person = '') as people,
         (select count(*) from activations where state = 'withdrawn') as activations`,
    )
    expect(rows[0]).toEqual({ people: '1', activations: '2' })
  })
})
