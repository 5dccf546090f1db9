import { dateAt, dayMs } from '@piaoqiao/domain'
import { issuedFace, keyOf, today } from '../../journey/story-bill.ts'
import type { Stage } from '../../journey/stage.ts'
import type { BillFace } from '../../world/hospital-system.ts'
import { waitFor } from '../../world/waiting.ts'
import { ask } from '../asking.ts'
import { demoPatient } from '../demo-people.ts'
import type { DemoUnit } from '../demo-people.ts'
import type { OfficeBrowser } from '../office-browser.ts'
import type { Reception } from '../reception.ts'

const names = { person: '样例庚', office: '数字账户系统', desk: '学校报账员' } as const
const fromPerson = [names.person, names.office] as const
const fromDesk = [names.desk, names.office, '重庆市平台'] as const
const validDays = 60

/** A patient opens an account, finds the bill in it, and lets the new unit reimburse it. */
export async function tellPersonAndCase(
  stage: Stage,
  reception: Reception,
  given: { readonly unit: DemoUnit; readonly browser: OfficeBrowser },
): Promise<void> {
  stage.story.chapter(
    '个人数字账户和第一笔报销',
    '样例庚在手机上实名开户，票据自己归集到票据夹；授权给学校后，学校在网页上锁定、报销、入账，每一步她都看得到。',
  )
  const person = await tellRegistration(stage, reception)
  const bill = await tellCollection(stage, person)
  await tellGrant(stage, person, bill, given.unit)
  await tellDesk(stage, given.browser, bill)
  await tellTimeline(stage, reception, person, bill)
}

async function tellRegistration(stage: Stage, reception: Reception): Promise<OfficeBrowser> {
  const { name, identityNumber, mobile } = demoPatient(stage.runName)
  const person = reception.browser()
  await ask(stage, {
    say: '样例庚填写手机号，收到短信验证码。',
    endpoint: 'POST /people/codes',
    title: '获取验证码',
    path: fromPerson,
    act: () => person.post('/people/codes', { mobile, purpose: 'person.register' }),
  })
  const code = /验证码(\d{6})/.exec(await reception.text(mobile, '验证码'))?.[1] ?? ''
  const wrong = identityNumber.slice(0, 17) + (identityNumber.endsWith('0') ? '1' : '0')
  await ask(stage, {
    say: '身份证号输错了最后一位。',
    endpoint: 'POST /people',
    title: '实名注册',
    path: fromPerson,
    expect: 'IDENTITY_NUMBER_WRONG',
    act: () => person.post('/people', { name, identityNumber: wrong, mobile, code }),
  })
  await ask(stage, {
    say: '改正后实名核验通过，账户开通，在重庆立即生效。',
    endpoint: 'POST /people',
    title: '实名注册',
    path: fromPerson,
    act: () => person.post('/people', { name, identityNumber, mobile, code }),
  })
  stage.world.logIns.add({
    portal: '/citizen',
    who: '个人',
    loginName: mobile,
    password: null,
    secret: null,
  })
  await ask(stage, {
    say: '她也在江苏看过病，把账户在江苏一并开通。身份证号封在信封里过全国平台，谁也看不到。',
    endpoint: 'PUT /people/self/provinces/32',
    title: '开通省份',
    path: [...fromPerson, '重庆市平台', '全国平台', '江苏省平台'],
    act: () => person.put('/people/self/provinces/32', { active: true }),
  })
  return person
}

async function tellCollection(stage: Stage, person: OfficeBrowser): Promise<BillFace> {
  const { name, identityNumber } = demoPatient(stage.runName)
  const issued = issuedFace(
    await stage.hospitalSystem.issue({
      businessNumber: `${stage.runName}-GEREN-1`,
      kind: 'outpatient',
      payer: { type: '1', name, code: identityNumber },
      total: '420.00',
      items: [{ code: '0601003', name: '治疗费', amount: '420.00' }],
      extension: { medicalType: '普通门诊', ownPay: '420.00' },
      handlingPerson: '收费员一',
      checker: '复核员一',
    }),
  )
  await waitFor('the bill in the folder', stage.signal, async () => {
    const { json } = await person.get('/people/self/bills')
    const bills = (json['bills'] ?? []) as readonly { billNumber: string }[]
    return bills.some(({ billNumber }) => billNumber === issued.billNumber) ? true : null
  })
  await ask(stage, {
    say: '医院刚开的票据，自己进了票据夹。',
    endpoint: 'GET /people/self/bills',
    title: '票据夹',
    path: fromPerson,
    act: () => person.get('/people/self/bills'),
    told: () => [`票据 ${issued.billCode} ${issued.billNumber}，${issued.amount}元，可报销`],
  })
  return issued
}

async function tellGrant(
  stage: Stage,
  person: OfficeBrowser,
  bill: BillFace,
  unit: DemoUnit,
): Promise<void> {
  await ask(stage, {
    say: '她授权学校用于单位报销，最多400元。',
    endpoint: 'POST /people/self/authorisations',
    title: '授信',
    path: [...fromPerson, '重庆市平台'],
    act: () =>
      person.post('/people/self/authorisations', {
        requestId: `${stage.runName}-SX-1`,
        unitId: unit.creditCode,
        purpose: 'employer_expense',
        validUntil: dateAt(stage.world.clock.now() + validDays * dayMs),
        amountMax: '400.00',
        bills: [keyOf(bill)],
      }),
  })
}

interface InboxLine {
  readonly billNumber: string
  readonly kind: string
  readonly details: Readonly<Record<string, string>>
}

async function tellDesk(stage: Stage, desk: OfficeBrowser, bill: BillFace): Promise<void> {
  const line = await waitFor('the authorisation in the inbox', stage.signal, async () => {
    const { json } = await desk.get('/desk/inbox?kind=authorised')
    const items = (json['items'] ?? []) as readonly InboxLine[]
    return items.find(({ billNumber }) => billNumber === bill.billNumber) ?? null
  })
  const { authorisationId } = line.details
  const item = {
    ...keyOf(bill),
    purpose: 'employer_expense',
    businessReference: `${stage.runName}-BX-9`,
    authorisationId,
  }
  await act(stage, desk, 'lock', '报账员在待办里看到授权，锁定票据。', [item])
  const report = {
    ...keyOf(bill),
    amount: '400.00',
    reimbursedOn: today(stage),
    voucherNumber: `记-${stage.runName}`,
  }
  await act(stage, desk, 'report', '付款后反馈报销信息。', [report])
  await ask(stage, {
    say: '台账里有了这一笔，可以导出给会计。',
    endpoint: 'GET /desk/ledger',
    title: '台账',
    path: [names.desk, names.office],
    act: () => desk.get('/desk/ledger'),
  })
}

const actTitles = { lock: '锁定', report: '报销信息反馈' } as const

async function act(
  stage: Stage,
  desk: OfficeBrowser,
  name: keyof typeof actTitles,
  say: string,
  items: readonly object[],
): Promise<void> {
  await ask(stage, {
    say,
    endpoint: `POST /desk/acts/${name}`,
    title: actTitles[name],
    path: fromDesk,
    act: () => desk.post(`/desk/acts/${name}`, { requestId: `${stage.runName}-${name}-9`, items }),
    told: ({ json }) => {
      const answered = (json['items'] ?? []) as readonly { sentence: string | null }[]
      return answered.map(({ sentence }) => sentence ?? '')
    },
  })
}

async function tellTimeline(
  stage: Stage,
  reception: Reception,
  person: OfficeBrowser,
  { billCode, billNumber }: BillFace,
): Promise<void> {
  const { mobile } = demoPatient(stage.runName)
  const text = await reception.text(mobile, '已报销')
  const timeline = await ask(stage, {
    say: '样例庚收到短信，打开票据全程，看到谁查过、谁锁定、报了多少。',
    endpoint: 'GET /people/self/bills/…/timeline',
    title: '票据全程',
    path: [...fromPerson, '重庆市平台'],
    act: () => person.get(`/people/self/bills/${billCode}/${billNumber}/timeline`),
    told: () => [`短信：${text}`],
  })
  const entries = (timeline.json['entries'] ?? []) as readonly {
    at: string
    name: string
    actorName: string
  }[]
  stage.story.table(
    ['时间', '事项', '单位'],
    entries.map(({ at, name, actorName }) => [at.slice(0, 19).replace('T', ' '), name, actorName]),
  )
}
