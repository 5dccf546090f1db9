import { dateAt } from '@piaoqiao/domain'
import { services } from '@piaoqiao/protocol'
import { outcomeOfItem } from '../../../journey/outcome.ts'
import { ask } from '../../asking.ts'
import type { OfficeBrowser } from '../../office-browser.ts'
import { textOf } from '../../office-browser.ts'
import { systemClient } from '../../unit-system.ts'
import type { SystemAccess } from './keys.ts'
import { places, toCentre, toOffice } from './system-story.ts'
import type { SystemStory } from './system-story.ts'

const formPath = '/connections/self/joint-test-form'
const hourMs = 3_600_000
const thisMachine = { addresses: ['127.0.0.1'], port: 8443 }

/** The joint-test form with addresses, a first message in the sandbox, and a slot. */
export async function tellJointTest(
  story: SystemStory,
  developer: OfficeBrowser,
  given: { readonly unitId: string; readonly access: SystemAccess },
): Promise<void> {
  await tellForm(story, developer)
  await ask(story.stage, {
    say: '中心受理，沙箱放行这个地址。',
    endpoint: 'POST /bureaus/connections/…/joint-test-form/acceptance',
    title: '受理联调申请',
    path: [...toCentre, places.sandbox],
    act: () => story.centre.post(`/bureaus/connections/${given.unitId}/joint-test-form/acceptance`),
  })
  await tellFirstMessage(story, developer, given.access)
  await tellSlot(story, developer)
}

async function tellForm({ stage, unit }: SystemStory, developer: OfficeBrowser): Promise<void> {
  const { name, mobile, email } = unit.handler
  const content = {
    contact: { name, mobile, email },
    test: thisMachine,
    production: thisMachine,
    wantedTime: '尽快',
  }
  const fill = { endpoint: `PUT ${formPath}`, title: '填写联调申请表', path: toOffice }
  const everywhere = { addresses: ['0.0.0.0/0'], port: 443 }
  await ask(stage, {
    ...fill,
    say: '联调申请表要填测试和正式环境的IP地址。写成“所有地址”不行。',
    expect: 'ADDRESS_RANGE_WIDE',
    act: () => developer.put(formPath, { ...content, production: everywhere }),
  })
  await ask(stage, {
    ...fill,
    say: '改成系统自己的地址（这里都是本机）。',
    act: () => developer.put(formPath, content),
  })
  const form = await developer.get(`${formPath}/form.pdf`)
  await developer.upload('PUT', `${formPath}/scan`, form.bytes, 'application/pdf')
  await ask(stage, {
    say: '打印接口联调申请表，盖章、上传、提交。表上印着已验证的公钥。',
    endpoint: `POST ${formPath}/submission`,
    title: '提交联调申请表',
    path: toOffice,
    act: () => developer.post(`${formPath}/submission`),
    told: () => [`申请表PDF，${Math.ceil(form.bytes.length / 1024)} KB`],
  })
}

interface MagicBill {
  readonly effect: string
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly amount: string
  readonly issuedOn: string
}

async function tellFirstMessage(
  { stage }: SystemStory,
  developer: OfficeBrowser,
  { secrets, key }: SystemAccess,
): Promise<void> {
  const magic = await fetch(`${stage.world.sandbox.url}/magic`)
  const { bills } = (await magic.json()) as { readonly bills: readonly MagicBill[] }
  const held = bills.find(({ effect }) => effect === 'locked_by_another')
  if (held === undefined) throw new Error('the sandbox has a bill that somebody else holds')
  const { billCode, billNumber, checkCode, amount, issuedOn } = held
  const client = systemClient(secrets, key, stage.world.clock.now)
  await stage.story.step({
    say: '系统发出第一个报文：锁定沙箱里一张“总被别人锁着”的样例票据，看系统会不会处理拒绝。',
    message: 'bill.lock',
    title: services['bill.lock'].title,
    path: [places.system, places.sandbox],
    expect: 'BILL_LOCKED',
    async act() {
      const item = {
        billCode,
        billNumber,
        checkCode,
        amount,
        issuedOn,
        purpose: 'commercial_insurance' as const,
        businessReference: `${stage.runName}-SX`,
      }
      const { results } = await client.batch('bill.lock', [item])
      return answerOf(results)
    },
    told: outcomeOfItem,
  })
  await ask(stage, {
    say: '开发人员在门户里查看刚才的报文和答复。',
    endpoint: 'GET /connections/self/sandbox-messages',
    title: '测试环境报文记录',
    path: [...toOffice, places.sandbox],
    act: () => developer.get('/connections/self/sandbox-messages'),
    told: ({ json }) =>
      ((json['messages'] ?? []) as readonly { service: string; outcome: string }[]).map(
        ({ service, outcome }) => `${service} ${outcome}`,
      ),
  })
}

/** The answer to the one item of a message. */
export function answerOf<Answer>(results: readonly { readonly answer: Answer }[]): Answer {
  const [result] = results
  if (result === undefined) throw new Error('a message of one item has one answer')
  return result.answer
}

const calendar = {
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', until: '12:00' },
    { weekday, from: '14:00', until: '17:00' },
  ]),
  slotMinutes: 90,
  placesPerSlot: 2,
  placesPerDay: 6,
  closedDays: [],
  noticeHours: 24,
  daysAhead: 30,
  bookingsPerUnitMax: 1,
  offerHours: 24,
}

async function tellSlot({ stage, centre }: SystemStory, developer: OfficeBrowser): Promise<void> {
  await ask(stage, {
    say: '中心设定联调日历：工作日上午下午各两段，每段两家，每家同时只能约一段。',
    endpoint: 'PUT /bureaus/joint-test-calendar',
    title: '设置联调日历',
    path: toCentre,
    act: () => centre.put('/bureaus/joint-test-calendar', calendar),
  })
  const [first, second] = await freeSlots(stage.world.clock.now(), developer)
  const book = {
    endpoint: 'POST /connections/self/bookings',
    title: '预约联调时间',
    path: toOffice,
  }
  await ask(stage, {
    ...book,
    say: '经办人预约一个空着的时间。',
    act: () => developer.post('/connections/self/bookings', { startsAt: first }),
    told: ({ json }) => [textOf(json, 'time')],
  })
  await ask(stage, {
    ...book,
    say: '还想多占一段，名额已用完。',
    expect: 'BOOKINGS_SPENT',
    act: () => developer.post('/connections/self/bookings', { startsAt: second }),
  })
}

/** The beginnings of slots that can still be booked, in their order. */
async function freeSlots(now: number, developer: OfficeBrowser): Promise<readonly string[]> {
  const { json } = await developer.get(`/connections/slots?from=${dateAt(now)}&days=30`)
  const items = (json['items'] ?? []) as readonly { startsAt: string; isFree: boolean }[]
  const from = now + (calendar.noticeHours + 1) * hourMs
  return items
    .filter(({ startsAt, isFree }) => isFree && Date.parse(startsAt) > from)
    .map(({ startsAt }) => startsAt)
}
