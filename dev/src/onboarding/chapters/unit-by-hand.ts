import type { Stage } from '../../journey/stage.ts'
import { ask } from '../asking.ts'
import { districtReviewer, schoolUnit } from '../demo-people.ts'
import type { DemoUnit } from '../demo-people.ts'
import type { OfficeBrowser } from '../office-browser.ts'
import { textOf } from '../office-browser.ts'
import type { Reception } from '../reception.ts'

const names = { handler: '单位经办人', office: '数字账户系统', bureau: '大渡口区财政局' } as const
const toOffice = [names.handler, names.office] as const
const toBureau = [names.bureau, names.office] as const

/** A unit that works by hand: from the form to the first login. */
export async function tellUnitByHand(
  stage: Stage,
  reception: Reception,
): Promise<{ readonly unit: DemoUnit; readonly browser: OfficeBrowser }> {
  const unit = schoolUnit(stage.runName)
  stage.story.chapter(
    '单位在线开户',
    `${unit.unitName}没有自己的系统，在网页上办理：填表、盖章、上传，由${names.bureau}审核，账号发到邮箱。`,
  )
  const applicant = reception.browser()
  const applicationId = await tellDraft(stage, reception, { unit, applicant })
  await tellPapers(stage, { applicant, applicationId })
  await tellReview(stage, reception, { unit, applicant, applicationId })
  return { unit, browser: await tellFirstLogin(stage, reception, unit) }
}

interface Applying {
  readonly unit: DemoUnit
  readonly applicant: OfficeBrowser
  readonly applicationId: string
}

async function tellDraft(
  stage: Stage,
  reception: Reception,
  { unit, applicant }: Omit<Applying, 'applicationId'>,
): Promise<string> {
  const contact = { channel: 'email', target: unit.handler.email }
  await ask(stage, {
    say: '经办人先验证自己的电子邮箱。',
    endpoint: 'POST /units/application-codes',
    title: '获取验证码',
    path: toOffice,
    act: () => applicant.post('/units/application-codes', contact),
  })
  const mail = await reception.mail(unit.handler.email, '验证码')
  const code = /\d{6}/.exec(mail.text)?.[0] ?? ''
  const begun = await ask(stage, {
    say: '填入邮件里的验证码，开始申请。',
    endpoint: 'POST /units/applications',
    title: '开始申请',
    path: toOffice,
    act: () => applicant.post('/units/applications', { contact, code }),
    told: ({ json }) => [`申请编号 ${textOf(json, 'applicationId')}`],
  })
  applicant.draftToken = textOf(begun.json, 'draftToken')
  const applicationId = textOf(begun.json, 'applicationId')
  const { creditCode } = unit
  const wrong = creditCode.slice(0, 17) + (creditCode.endsWith('0') ? '1' : '0')
  const path = `/units/applications/${applicationId}`
  await applicant.put(path, { ...unit, creditCode: wrong })
  const faulty = await applicant.post(`${path}/submission`)
  const faults = (faulty.json['faults'] ?? []) as readonly { code: string; reason: string }[]
  stage.story.note(
    `信用代码抄错一位就提交，系统没有受理，并逐项指出：${faults.map(({ reason }) => reason).join('；')}。`,
  )
  await ask(stage, {
    say: '改正信用代码，保存草稿。草稿可以随时接着填。',
    endpoint: 'PUT /units/applications/…',
    title: '保存申请',
    path: toOffice,
    act: () => applicant.put(path, unit),
  })
  return applicationId
}

const scans = {
  sealed_form: '盖章的申请表',
  credit_code_certificate: '信用代码证',
  handler_identity_card: '经办人身份证',
} as const

async function tellPapers(
  stage: Stage,
  { applicant, applicationId }: Omit<Applying, 'unit'>,
): Promise<void> {
  const path = `/units/applications/${applicationId}`
  const form = await ask(stage, {
    say: '打印填好的申请表，盖上公章。',
    endpoint: 'GET /units/applications/…/form.pdf',
    title: '下载申请表',
    path: toOffice,
    act: () => applicant.get(`${path}/form.pdf`),
    told: ({ bytes }) => [`PDF，${Math.ceil(bytes.length / 1024)} KB`],
  })
  await ask(stage, {
    say: '扫描件里混进了一个网页文件，系统不收。',
    endpoint: 'PUT /units/applications/…/files/sealed_form',
    title: '上传材料',
    path: toOffice,
    expect: 'FILE_CONTENT_UNFIT',
    act: () =>
      applicant.upload(
        'PUT',
        `${path}/files/sealed_form`,
        Buffer.from('<html>'),
        'application/pdf',
      ),
  })
  for (const kind of Object.keys(scans)) {
    await applicant.upload('PUT', `${path}/files/${kind}`, form.bytes, 'application/pdf')
  }
  await ask(stage, {
    say: `传齐三份扫描件（${Object.values(scans).join('、')}），提交申请。`,
    endpoint: 'POST /units/applications/…/submission',
    title: '提交申请',
    path: toOffice,
    act: () => applicant.post(`${path}/submission`),
  })
}

async function tellReview(
  stage: Stage,
  reception: Reception,
  { unit, applicant, applicationId }: Applying,
): Promise<void> {
  const bureau = await reception.bureauUser(districtReviewer(stage.runName))
  const path = `/bureaus/unit-applications/${applicationId}`
  await bureau.post(`${path}/assignment`)
  await ask(stage, {
    say: '审核员发现地址没有写到门牌，退回补正，写明原因。',
    endpoint: 'POST /bureaus/unit-applications/…/return',
    title: '退回补正',
    path: toBureau,
    act: () =>
      bureau.post(`${path}/return`, {
        reason: '地址请写到门牌号。',
        faults: [{ path: 'address', reason: '通信地址请写到门牌号' }],
      }),
  })
  await reception.mail(unit.handler.email, '补正')
  const own = `/units/applications/${applicationId}`
  await applicant.put(own, { ...unit, address: `${unit.address}1号楼` })
  await ask(stage, {
    say: '经办人收到邮件，补上门牌，重新提交。',
    endpoint: 'POST /units/applications/…/submission',
    title: '重新提交',
    path: toOffice,
    act: () => applicant.post(`${own}/submission`),
  })
  await bureau.post(`${path}/assignment`)
  await ask(stage, {
    say: '审核通过：账户开通，登记系统里有了这个单位自己的密钥。',
    endpoint: 'POST /bureaus/unit-applications/…/approval',
    title: '审核通过',
    path: [...toBureau, '重庆市平台'],
    act: () => bureau.post(`${path}/approval`),
  })
}

async function tellFirstLogin(
  stage: Stage,
  reception: Reception,
  unit: DemoUnit,
): Promise<OfficeBrowser> {
  const mail = await reception.mail(unit.handler.email, '已开通')
  const loginName = /登录账号：(\S+)/.exec(mail.text)?.[1] ?? ''
  const initialPassword = /初始密码：(\S+)/.exec(mail.text)?.[1] ?? ''
  let browser = reception.browser()
  await ask(stage, {
    say: '经办人用邮件里的账号和一次性密码登录，改成自己的密码，绑定动态口令。',
    endpoint: 'POST /sessions',
    title: '首次登录',
    path: toOffice,
    act: async () => {
      browser = await reception.firstLogIn(
        { portal: '/unit', who: '在线使用单位经办人' },
        { loginName, initialPassword },
      )
      return browser.get('/sessions/self')
    },
    told: () => [`登录账号 ${loginName}`],
  })
  return browser
}
