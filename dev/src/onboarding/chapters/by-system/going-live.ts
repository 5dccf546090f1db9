import { services } from '@piaoqiao/protocol'
import type { ChangeAnswerItem } from '@piaoqiao/protocol'
import type { BatchItemOf, Client } from '@piaoqiao/sdk'
import { outcomeOfItem } from '../../../journey/outcome.ts'
import { watchOf } from '../../../journey/stage.ts'
import { issuedFace, keyOf, today } from '../../../journey/story-bill.ts'
import type { BillFace } from '../../../world/hospital-system.ts'
import { waitFor } from '../../../world/waiting.ts'
import { ask } from '../../asking.ts'
import { demoPatient } from '../../demo-people.ts'
import type { OfficeBrowser } from '../../office-browser.ts'
import { textOf } from '../../office-browser.ts'
import { secretsIn, systemClient } from '../../unit-system.ts'
import { answerOf } from './joint-test.ts'
import { tellProductionKey } from './keys.ts'
import type { SystemAccess } from './keys.ts'
import { places, toCentre, toOffice } from './system-story.ts'
import type { SystemStory } from './system-story.ts'

/** Both sign, the registry enrols the unit, and a bill of 0.01 yuan goes all the way. */
export async function tellGoingLive(
  story: SystemStory,
  developer: OfficeBrowser,
  unitId: string,
): Promise<void> {
  const { secrets, key } = await tellSignOff(story, developer, unitId)
  const bill = await firstBill(story)
  const name = () => developer.put('/connections/self/first-bill', keyOf(bill))
  const naming = {
    endpoint: 'PUT /connections/self/first-bill',
    title: '登记首笔票据',
    path: [...toOffice, places.registry],
    act: name,
  }
  await ask(story.stage, {
    ...naming,
    say: '医院开出一张0.01元的票据。还没锁定就去登记，平台上查不到这家单位的锁定。',
    expect: 'FIRST_BILL_UNFIT',
  })
  await tellThreeMessages(story, systemClient(secrets, key, story.stage.world.clock.now), bill)
  await ask(story.stage, {
    ...naming,
    say: '锁定、报销、入账都完成后登记首笔票据：系统向登记系统核对，单位正式上线。',
    told: ({ json }) => [
      `${textOf(json, 'stepName')}，配额每分钟${String(json['quotaPerMinute'])}笔，以后按天数和差错率提高`,
    ],
  })
}

async function tellSignOff(
  story: SystemStory,
  developer: OfficeBrowser,
  unitId: string,
): Promise<SystemAccess> {
  const { stage, centre } = story
  const key = await tellProductionKey(story, developer)
  const confirm = {
    endpoint: 'POST /bureaus/connections/…/sign-off',
    title: '中心确认联调通过',
    act: () => centre.post(`/bureaus/connections/${unitId}/sign-off`),
  }
  await ask(stage, {
    ...confirm,
    say: '单位还没确认，中心先确认不了。',
    path: toCentre,
    expect: 'UNIT_SIGNS_FIRST',
  })
  await ask(stage, {
    say: '单位确认联调通过。',
    endpoint: 'POST /connections/self/sign-off',
    title: '确认联调通过',
    path: toOffice,
    act: () => developer.post('/connections/self/sign-off'),
  })
  await ask(stage, {
    ...confirm,
    say: '中心确认：登记系统里有了这家单位的应用、公钥、IP地址和起步配额。',
    path: [...toCentre, places.registry],
    told: ({ json }) => [
      `${textOf(json, 'stepName')}，配额每分钟${String(json['quotaPerMinute'])}笔`,
    ],
  })
  const path = '/connections/self/secrets/production/reveal'
  const shown = await ask(stage, {
    say: '领取正式环境的密钥，同样只显示一次。',
    endpoint: `POST ${path}`,
    title: '领取密钥',
    path: toOffice,
    act: () => developer.post(path),
    told: ({ json }) => [`appId ${textOf(json, 'appId')}，地址 ${textOf(json, 'baseUrl')}`],
  })
  return { secrets: secretsIn(shown), key }
}

async function firstBill({ stage }: SystemStory): Promise<BillFace> {
  const { name, identityNumber } = demoPatient(stage.runName)
  const amount = '0.01'
  const issued = await stage.hospitalSystem.issue({
    businessNumber: `${stage.runName}-SHOUBI`,
    kind: 'outpatient',
    payer: { type: '1', name, code: identityNumber },
    total: amount,
    items: [{ code: '0601001', name: '西药费', amount }],
    extension: { medicalType: '普通门诊', ownPay: amount },
    handlingPerson: '收费员一',
    checker: '复核员一',
  })
  const bill = issuedFace(issued)
  // The station registers a bill after it was issued.
  await waitFor('the registration of the first bill', stage.signal, watchOf(stage, bill))
  return bill
}

async function tellThreeMessages(
  story: SystemStory,
  client: Client,
  bill: BillFace,
): Promise<void> {
  const { stage } = story
  const locked = {
    ...bill,
    purpose: 'commercial_insurance' as const,
    businessReference: `${stage.runName}-LP`,
  }
  await send(story, client, 'bill.lock', locked, {
    say: '系统在正式环境发出第一笔：锁定。',
    expect: 'LOCKED',
  })
  const voucherNumber = `${stage.runName}-LP-1`
  const paid = { ...keyOf(bill), amount: bill.amount, reimbursedOn: today(stage), voucherNumber }
  const reported = await send(story, client, 'reimbursement.report', paid, {
    say: '赔付0.01元，反馈报销信息。',
    expect: 'REPORTED',
  })
  const reportId = reported.outcome === 'done' ? (reported.reportId ?? '') : ''
  const posted = { ...keyOf(bill), reportId, postedOn: today(stage), voucherNumber }
  await send(story, client, 'reimbursement.post', posted, { say: '登记入账。', expect: 'POSTED' })
}

type Sent = 'bill.lock' | 'reimbursement.report' | 'reimbursement.post'

/** The unit's own system sends one item to the registry. */
function send<Name extends Sent>(
  { stage }: SystemStory,
  client: Client,
  service: Name,
  item: BatchItemOf[Name],
  { say, expect }: { readonly say: string; readonly expect: string },
): Promise<ChangeAnswerItem> {
  return stage.story.step<ChangeAnswerItem>({
    say,
    message: service,
    title: services[service].title,
    path: [places.system, places.registry],
    expect,
    act: async () => answerOf((await client.batch(service, [item])).results) as ChangeAnswerItem,
    told: outcomeOfItem,
  })
}
