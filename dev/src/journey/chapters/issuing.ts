import { readBillXml, verifyBillSignatures } from '@piaoqiao/documents'
import { billIdFrom } from '@piaoqiao/domain'
import { services } from '@piaoqiao/protocol'
import { hospital } from '../../world/parties.ts'
import { outcome } from '../outcome.ts'
import type { Outcome } from '../outcome.ts'
import { names, watchOf } from '../stage.ts'
import type { Stage } from '../stage.ts'
import { outpatientDraft, issuedFace } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'
import { waitFor } from '../../world/waiting.ts'

/** A bill is issued and registered: from now on everybody can check it. */
export async function tellIssuing(stage: Stage): Promise<BillFace> {
  const { story } = stage
  story.chapter(
    '开票和登记',
    '样例甲在重庆看病，在江苏上班。医院收费后，由医院HIS请开票站开票。开票站用自己的号段和私钥开票，不必等平台。',
  )
  const businessNumber = `${stage.runName}-门诊-1`
  const bill = await issue(stage, businessNumber, {
    say: '医院收费993.54元，其中医保和其他支付196.04元，HIS请开票站开一张门诊票据。',
    isRepeated: false,
  })
  await issue(stage, businessNumber, {
    say: 'HIS以为上次没有成功，用同一业务流水号再请求一次：还是那张票据，没有多开。',
    isRepeated: true,
  })
  await story.watch(watchOf(stage, bill))
  await register(stage, bill)
  await checkFile(stage, bill)
  return bill
}

/** Issues an outpatient's bill through the hospital's system. */
export async function issue(
  { story, hospitalSystem }: Stage,
  businessNumber: string,
  { say, isRepeated = false }: { readonly say: string; readonly isRepeated?: boolean },
): Promise<BillFace> {
  const issued = await story.step({
    say,
    message: 'POST /bills',
    title: '开票',
    path: [names.hospitalSystem, names.station],
    expect: isRepeated ? 'ISSUED_BEFORE' : 'ISSUED',
    act: () => hospitalSystem.issue(outpatientDraft(businessNumber)),
    told({ billCode, billNumber, checkCode, isRepeated: wasThere }) {
      const face = `票据 ${billCode} ${billNumber}，校验码 ${checkCode}`
      return wasThere
        ? outcome('ISSUED_BEFORE', '票据此前已开具，内容相同。', face)
        : outcome('ISSUED', '票据已开具并签名，等待登记。', face)
    },
  })
  return issuedFace(issued)
}

/** Waits until the station has had a bill registered, which it does by itself. */
export async function register(
  { world, story, signal }: Stage,
  bill: BillFace,
  say = '开票站把带签名的票据送平台登记。平台核对数据标准、号段和签名，加上财政监制签名。',
): Promise<void> {
  const billId = billIdFrom(bill.billCode, bill.billNumber)
  await story.step({
    say,
    message: 'bill.register',
    title: services['bill.register'].title,
    path: [names.station, names.home],
    expect: 'REGISTERED',
    act: () =>
      waitFor('a registration', signal, async () => {
        const { registration, registrationCode } = await world.station.billStatus(billId)
        return registration === 'waiting' ? null : (registrationCode ?? registration)
      }),
    told: (code) => outcome(code, '票据已登记，各省都能查验。'),
  })
}

async function checkFile(stage: Stage, { billCode, billNumber }: BillFace): Promise<void> {
  await stage.story.step({
    say: '医院取回登记后的票据文件，核对文件上的两个签名。',
    message: 'bill.file',
    title: services['bill.file'].title,
    path: [names.station, names.home],
    expect: 'SIGNATURES_VALID',
    act: () => stage.clientOf(hospital).file({ billCode, billNumber }),
    told: (answer) =>
      answer.outcome === 'done' ? signaturesOf(stage, answer.content) : { ...answer, ...notDone },
  })
}

const notDone = { isRefusal: true, facts: [] } as const

function signaturesOf({ world }: Stage, content: string): Outcome {
  const xml = readBillXml(new Uint8Array(Buffer.from(content, 'base64')))
  const { issuer, supervisor } = verifyBillSignatures(xml, {
    issuer: world.station.publicKey,
    supervisor: world.provinces[hospital.province].running.publicKey,
  })
  const isValid = issuer === 'valid' && supervisor === 'valid'
  return outcome(
    isValid ? 'SIGNATURES_VALID' : 'SIGNATURES_INVALID',
    `开票单位签名和财政监制签名${isValid ? '都有效' : '没有通过核对'}。`,
    `XML文件${xml.bytes.length}字节，SM2签名`,
  )
}
