import { dateAt } from '@piaoqiao/domain'
import type { HisMessage } from '../../his/his-content.ts'
import { issueMessage } from '../../his/his-content.ts'
import { hisMomentOf } from '../../his/his-moment.ts'
import type { HisReply } from '../../his/his-caller.ts'
import { HisCaller } from '../../his/his-caller.ts'
import { textIn } from '../../his/shift.ts'
import { sampleDrafts } from '../../sample-bills/sample-drafts.ts'
import { urlOf } from '../../world/ports.ts'
import { hisAppOf } from '../../world/service-environments.ts'
import { outcome, refused } from '../outcome.ts'
import type { Outcome } from '../outcome.ts'
import { names } from '../stage.ts'
import type { Stage } from '../stage.ts'
import { register } from './issuing.ts'

const service = 'medical-web'
const minute = 9 * 60 + 53
const toStation = [names.hospitalSystem, names.station]
const toProvince = [...toStation, names.home]
const counter = {
  minute,
  serial: 1,
  placeCode: 'SF01',
  busType: '02',
  department: { code: '0301', name: '内科' },
} as const

/** A hospital system that is in use today joins without being rewritten. */
export async function tellHospitalInterface(stage: Stage): Promise<void> {
  const { story, world } = stage
  story.chapter(
    '医院现有系统直接对接',
    '许多医院的HIS已经按现行的医疗票据接口写好。开票站认得这些报文：地址、信封、签名、字段都不变，HIS不用改。',
  )
  await story.watch(null)
  const caller = new HisCaller({
    url: `${urlOf(world.data.ports.issuer)}/${service}`,
    app: hisAppOf(world.data),
  })
  const day = dateAt(world.clock.now())
  const message = outpatientMessage(stage, day)
  const issued = await call(stage, caller, message, '门诊开票', {
    say: 'HIS按现有接口请求开具门诊票据。',
  })
  const [billCode, billNumber] = [textIn(issued, 'billBatchCode'), textIn(issued, 'billNo')]
  await call(stage, caller, message, '门诊开票', {
    say: '窗口没等到答复，又按了一次：同一业务流水号还是那张票据。',
  })
  const face = { billCode, billNumber, checkCode: textIn(issued, 'random') }
  const facts = { ...face, amount: '', issuedOn: day }
  await register(stage, facts, '开票站把票据登记到平台。')
  const content = {
    billBatchCode: billCode,
    billNo: billNumber,
    reason: '患者退费',
    operator: '收费员一',
    busDateTime: hisMomentOf(day, minute + 30),
    placeCode: counter.placeCode,
  }
  await call(stage, caller, { method: 'writeOffEBill', content }, '电子票据冲红', {
    say: '患者退费，HIS照旧调用冲红。开票站先替它申请冲红锁定，没有单位持有，红字票据当场开出。',
  })
}

function outpatientMessage({ runName }: Stage, day: string): HisMessage {
  const draft = sampleDrafts(1, 40, day).find(({ kind }) => kind === 'outpatient')
  if (draft === undefined) throw new Error('sample bills have outpatients among them')
  return issueMessage({ ...draft, businessNumber: `${runName}-HIS-1` }, { ...counter, day })
}

async function call(
  { story }: Stage,
  caller: HisCaller,
  message: HisMessage,
  title: string,
  { say }: { readonly say: string },
): Promise<Readonly<Record<string, unknown>>> {
  const reply = await story.step({
    say,
    message: `POST /${service}/api/medical/${message.method}`,
    title,
    path: message.method === 'writeOffEBill' ? toProvince : toStation,
    expect: 'S0000',
    act: () => caller.call(message),
    told: (answered) => told(message, answered),
  })
  return reply.outcome === 'done' ? reply.content : {}
}

function told({ content }: HisMessage, reply: HisReply): Outcome {
  if (reply.outcome === 'silent') {
    return refused({ code: 'SILENT', sentence: '没有答复。', next: '请用相同内容重试。' })
  }
  if (reply.outcome === 'refused') {
    return refused({ code: reply.code, sentence: reply.text, next: '请按提示办理。' })
  }
  const answer = `答复 ${shortened(reply.content)}`
  if (reply.content['isRepeated'] === '1') return outcome('S0000', '成功，此前已开具。', answer)
  return outcome('S0000', '成功。', `请求 ${shortened(content)}`, answer)
}

const textMax = 24

/** JSON for people: long texts are cut, and of a list only its length is said. */
function shortened(content: object): string {
  const members = Object.entries(content).flatMap(([name, value]) => {
    if (value === '') return []
    if (Array.isArray(value)) return [`${name}: ${value.length}行`]
    const text = String(value)
    return [`${name}: ${text.length > textMax ? `${text.slice(0, textMax)}…` : text}`]
  })
  return `{ ${members.join(', ')} }`
}
