import { accountsSettings, openBureauUserAs } from '@piaoqiao/accounts'
import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import { readSettings } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { inventedPayer } from './testing/invented-parties.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import type { OfficeSite } from './testing/office-site.ts'
import { openOfficeSite } from './testing/office-site.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { wholeText } from './testing/whole-text.ts'

const person = { ...inventedPayer('欧阳样例', 777), mobile: '19911117777' }
const legal = { ...inventedPayer('司徒样例', 778), mobile: '19911117778' }
const handler = {
  ...inventedPayer('上官样例', 779),
  mobile: '19911117779',
  email: 'shangguan-yangli@unit.example',
}
const address = '重庆市大渡口区样例密巷七号'
const first17 = '12500104MB1000077'
const creditCode = first17 + (creditCodeCheckCharacter(first17) ?? '')
const secrets: Readonly<Record<string, string>> = {
  'name of the person': person.name,
  'number of the person': person.code,
  'mobile of the person': person.mobile,
  'name of the legal representative': legal.name,
  'number of the legal representative': legal.code,
  'mobile of the legal representative': legal.mobile,
  'name of the handler': handler.name,
  'number of the handler': handler.code,
  'mobile of the handler': handler.mobile,
  'mail of the handler': handler.email,
  'check code of the bill': 'q7w9zx',
}

let network: Network
let cast: Cast
let site: OfficeSite
let bill: SignedBill
const answers: string[] = []

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  site = await openOfficeSite(network, '50')
  bill = await cast.hospital.register({
    payer: { name: person.name, code: person.code },
    checkCode: 'q7w9zx',
  })
  await personalDays()
  await unitDays()
})
afterAll(async () => {
  await site.close()
  await network.stop()
})

async function personalDays(): Promise<void> {
  const browser = site.browser()
  const { name, code: identityNumber, mobile } = person
  await browser.post('/people/codes', { mobile, purpose: 'person.register' })
  const [text = ''] = await site.textsTo(mobile)
  const code = /验证码(\d{6})/.exec(text)?.[1] ?? ''
  await browser.post('/people', { name: '姓名不符', identityNumber, mobile, code: '000000' })
  const registered = await browser.post('/people', { name, identityNumber, mobile, code })
  expect(registered.code).toBeNull()
  await browser.put('/people/self/provinces/32', { active: true })
  await eventsTold(network)
  for (const job of ['people-settle-activations', 'people-follow-feed', 'people-collect-bills']) {
    await site.office.runJob(job)
  }
  const granted = await browser.post('/people/self/authorisations', {
    requestId: 'grant-privacy',
    unitId: parties.company.id,
    unitName: parties.company.name,
    unitProvince: parties.company.province,
    purpose: 'employer_expense',
    validUntil: '2026-06-30',
    bills: [bill.key],
  })
  expect(granted.code).toBeNull()
  await browser.get(`/people/self/bills/${bill.key.billCode}/${bill.key.billNumber}/timeline`)
  answers.push(JSON.stringify((await browser.get('/people/self')).json).replace(person.name, ''))
}

async function unitDays(): Promise<void> {
  const applicant = site.browser()
  const contact = { channel: 'email', target: handler.email }
  await applicant.post('/units/application-codes', contact)
  const [mail] = await site.mailsTo(handler.email)
  const code = /\d{6}/.exec(mail?.text ?? '')?.[0] ?? ''
  const begun = await applicant.post('/units/applications', { contact, code })
  applicant.draftToken = String(begun.json['draftToken'])
  const path = `/units/applications/${String(begun.json['applicationId'])}`
  const people = ({ name, code: identityNumber, mobile }: typeof person) => ({
    name,
    identityNumber,
    mobile,
  })
  await applicant.put(path, {
    unitName: '大渡口区示例中学',
    creditCode,
    address,
    areaCode: '500104',
    unitType: 'public',
    isStateEnterprise: false,
    level: 'district',
    legalRepresentative: people(legal),
    handler: { ...people(handler), email: handler.email },
  })
  const { bytes } = await applicant.get(`${path}/form.pdf`)
  for (const kind of ['sealed_form', 'credit_code_certificate', 'handler_identity_card']) {
    await applicant.upload('PUT', `${path}/files/${kind}`, bytes, 'application/pdf')
  }
  expect((await applicant.post(`${path}/submission`)).code).toBeNull()
  const reviewer = site.browser()
  const opened = await openBureauUserAs(
    readSettings(accountsSettings, site.environment),
    {
      bureauId: 'B-500104',
      name: '审核员',
      staffNumber: 'DDK-1',
      email: 'review@district.example',
      roles: ['bureau_review'],
    },
    network.clock.now(),
  )
  await reviewer.signInFirst(opened, '春江潮水连海平，海上明月共潮生', network.clock.now)
  const review = `/bureaus/unit-applications/${String(begun.json['applicationId'])}`
  await reviewer.post(`${review}/assignment`)
  expect((await reviewer.post(`${review}/approval`)).code).toBeNull()
  answers.push(JSON.stringify((await reviewer.get(review)).json))
  answers.push(Buffer.from((await reviewer.get('/bureaus/units.csv')).bytes).toString('utf8'))
}

/** Names of the secrets that stand in a text, as such or in hexadecimal. */
function foundIn(text: string): readonly string[] {
  return Object.entries(secrets)
    .filter(
      ([, secret]) => text.includes(secret) || text.includes(Buffer.from(secret).toString('hex')),
    )
    .map(([name]) => name)
}

test('the database of the office has none of it in the clear', async () => {
  const text = await wholeText(site.database)
  expect(text).toContain('大渡口区示例中学')
  expect(text).toContain('application.approved')
  expect(foundIn(text)).toEqual([])
  expect(text).not.toContain(address)
})

test('no line of a log of office, provinces and hub has any of it', () => {
  const text = [...site.logLines, ...network.logLines].join('')
  expect(text).toContain('account.announce')
  expect(foundIn(text)).toEqual([])
})

test('the hub and the other province keep nothing of it', async () => {
  expect(foundIn(await wholeText(network.hubDatabase))).toEqual([])
  const text = await wholeText(network.p32.database)
  expect(foundIn(text)).toEqual([])
  expect(text).toContain('payer')
})

test('the registry knows the payer by a keyed hash, and its name and number from the signed file alone', async () => {
  const { database } = network.p50
  const text = await wholeText(database)
  const { rows } = await database.query<{ files: string }>(
    `select string_agg(t::text, '') as files from bill_files t`,
  )
  const files = rows[0]?.files ?? ''
  expect(files).toContain(Buffer.from(person.code).toString('hex'))
  expect(foundIn(text.replaceAll(files, ''))).toEqual(['check code of the bill'])
})

test('what reviewers and people are shown is masked', () => {
  expect(answers).toHaveLength(3)
  expect(answers.join('\n')).toContain('大渡口区示例中学')
  const numbers = Object.entries(secrets).filter(([name]) => /number|mobile/.test(name))
  for (const [, secret] of numbers) expect(answers.join('\n')).not.toContain(secret)
})
