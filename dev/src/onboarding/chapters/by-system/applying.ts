import { ask } from '../../asking.ts'
import type { OfficeBrowser } from '../../office-browser.ts'
import { textOf } from '../../office-browser.ts'
import { places, toCentre, toOffice } from './system-story.ts'
import type { SystemStory } from './system-story.ts'

const scanKinds = ['sealed_form', 'credit_code_certificate', 'handler_identity_card'] as const

/** From the form to the first login; says under which id the unit has its account. */
export async function tellApplying(
  story: SystemStory,
): Promise<{ readonly unitId: string; readonly developer: OfficeBrowser }> {
  const applicationId = await tellForm(story)
  const unitId = await tellApproval(story, applicationId)
  await tellMaterials(story)
  return { unitId, developer: await tellLogin(story) }
}

async function tellForm({ stage, reception, unit }: SystemStory): Promise<string> {
  const applicant = reception.browser()
  const contact = { channel: 'email', target: unit.handler.email }
  await applicant.post('/units/application-codes', contact)
  const { text } = await reception.mail(unit.handler.email, '验证码')
  const code = /\d{6}/.exec(text)?.[0] ?? ''
  const begun = await ask(stage, {
    say: '经办人收到邮件里的验证码，开始申请。',
    endpoint: 'POST /connections/applications',
    title: '开始对接申请',
    path: toOffice,
    act: () => applicant.post('/connections/applications', { contact, code }),
  })
  applicant.draftToken = textOf(begun.json, 'draftToken')
  const applicationId = textOf(begun.json, 'applicationId')
  const path = `/connections/applications/${applicationId}`
  await ask(stage, {
    say: '除单位信息外，还要填业务系统和供应商的名称。',
    endpoint: 'PUT /connections/applications/…',
    title: '保存对接申请',
    path: toOffice,
    act: () => applicant.put(path, unit),
    told: () => [`业务系统：${unit.systemName}，供应商：${unit.vendorName}`],
  })
  const form = await applicant.get(`${path}/form.pdf`)
  for (const kind of scanKinds) {
    await applicant.upload('PUT', `${path}/files/${kind}`, form.bytes, 'application/pdf')
  }
  await ask(stage, {
    say: '打印申请表、盖章、传齐三份扫描件，提交。',
    endpoint: 'POST /connections/applications/…/submission',
    title: '提交对接申请',
    path: toOffice,
    act: () => applicant.post(`${path}/submission`),
    told: () => [`申请表PDF，${Math.ceil(form.bytes.length / 1024)} KB`],
  })
  return applicationId
}

async function tellApproval({ stage, centre }: SystemStory, id: string): Promise<string> {
  const path = `/bureaus/connection-applications/${id}`
  await centre.post(`${path}/assignment`)
  const approved = await ask(stage, {
    say: '中心审核通过：账户开通，沙箱里有了这家单位自己的世界。',
    endpoint: 'POST /bureaus/connection-applications/…/approval',
    title: '对接单位申请审核通过',
    path: [...toCentre, places.sandbox],
    act: () => centre.post(`${path}/approval`),
    told: ({ json }) => [`单位数字账户ID ${textOf(json, 'unitId')}`],
  })
  return textOf(approved.json, 'unitId')
}

async function tellMaterials({ stage, reception, unit }: SystemStory): Promise<void> {
  const { name, attachments } = await reception.mail(unit.handler.email, '对接材料')
  stage.story.note(`对接材料发到经办人邮箱，可在${stage.world.mailboxUrl}/${name}查看：`)
  stage.story.table(
    ['附件', '大小'],
    attachments.map((file) => [file.name, `${Math.ceil(file.bytes.length / 1024)} KB`]),
  )
}

async function tellLogin({ stage, reception, unit }: SystemStory): Promise<OfficeBrowser> {
  const { text } = await reception.mail(unit.handler.email, '数字账户的经办人')
  const loginName = /登录账号：(\S+)/.exec(text)?.[1] ?? ''
  const initialPassword = /初始密码：(\S+)/.exec(text)?.[1] ?? ''
  let developer = reception.browser()
  await ask(stage, {
    say: '经办人第一次登录，改密码，绑定动态口令，看到下一步该谁做什么。',
    endpoint: 'GET /connections/self',
    title: '对接进度',
    path: toOffice,
    async act() {
      developer = await reception.firstLogIn(
        { portal: '/developer', who: '对接单位经办人，也能登录/unit' },
        { loginName, initialPassword },
      )
      return developer.get('/connections/self')
    },
    told: ({ json }) => [`${textOf(json, 'stepName')}。${textOf(json, 'next')}`],
  })
  return developer
}
