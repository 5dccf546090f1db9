import { Type } from 'typebox'
import { person } from '../../applications/http/application-answers.ts'
import { text, textOrNull, isoOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { maskedEmail, maskedMobile, maskedName } from '../../personal-data/mask.ts'
import { slotText } from '../connection-mails.ts'
import type { Booking, JointTestForm, KeptReport, UnitKey } from '../connection-ports.ts'
import type { SlotView } from '../slot-places.ts'
import type { FiledForm } from '../use-cases/joint-test-form.ts'
import { endpointShown } from './connection-answers.ts'

export const keyAnswer = record({
  keyId: text('公钥编号'),
  environment: text('环境'),
  publicKey: text('公钥'),
  fingerprint: Type.String({ title: '公钥指纹', description: 'SM3 of the point.' }),
  challenge: Type.Union([Type.String(), Type.Null()], {
    title: '待签名内容',
    description: 'UTF-8, to be signed by SM2 with SM3. Null once it was signed.',
  }),
  challengeUntil: text('签名期限'),
  provenAt: textOrNull('验证时间'),
  validUntil: Type.Union([Type.String(), Type.Null()], {
    title: '有效至',
    description: 'Of a key that a newer one replaced.',
  }),
})

export function keyShown(key: UnitKey) {
  const { keyId, environment, publicKey, fingerprint, challenge, provenAt } = key
  return {
    keyId,
    environment,
    publicKey,
    fingerprint,
    challenge: provenAt === null ? challenge : null,
    challengeUntil: isoOrNull(key.challengeUntil),
    provenAt: isoOrNull(provenAt),
    validUntil: isoOrNull(key.validUntil),
  }
}

const formStates: Readonly<Record<JointTestForm['state'], string>> = {
  draft: '填写中',
  submitted: '审核中',
  accepted: '已受理',
  returned: '待补正',
}
export const jointTestFormAnswer = record({
  state: text('状态'),
  stateName: text('状态名称'),
  contact: person('单位联系人'),
  test: endpointShown,
  production: endpointShown,
  wantedTime: text('申请联调时间'),
  changedAt: text('更新时间'),
  hasScan: Type.Boolean({ title: '扫描件是否已上传' }),
  reason: textOrNull('原因'),
})

/** @param isWhole for the unit itself */
export function jointTestFormShown(
  { state, content, changedAt, reason, hasScan }: FiledForm,
  isWhole: boolean,
) {
  const { contact } = content
  const masked = {
    name: maskedName(contact.name),
    mobile: maskedMobile(contact.mobile),
    email: maskedEmail(contact.email),
  }
  return {
    state,
    stateName: formStates[state],
    ...content,
    contact: isWhole ? contact : masked,
    changedAt: isoOrNull(changedAt),
    hasScan,
    reason,
  }
}

const bookingStates: Readonly<Record<Booking['state'], string>> = {
  waiting: '候补中',
  offered: '待确认',
  booked: '已预约',
  cancelled: '已取消',
  lapsed: '候补已结束',
  held: '已完成',
  no_show: '未到',
}
const bookingFields = {
  bookingId: text('预约编号'),
  unitId: text('单位账户编号'),
  state: text('状态'),
  stateName: text('状态名称'),
  startsAt: text('开始时间'),
  endsAt: text('结束时间'),
  time: Type.String({ title: '联调时间', description: 'In the time of Beijing.' }),
  offeredUntil: textOrNull('保留至'),
}
export const bookingAnswer = record(bookingFields)
/** As the centre sees it among those of others. */
export const namedBookingAnswer = record({ ...bookingFields, unitName: text('单位全称') })

export function bookingShown(booking: Booking) {
  const { bookingId, unitId, state, startsAt, endsAt, offeredUntil } = booking
  return {
    bookingId,
    unitId,
    state,
    stateName: bookingStates[state],
    startsAt: isoOrNull(startsAt),
    endsAt: isoOrNull(endsAt),
    time: slotText(booking),
    offeredUntil: isoOrNull(offeredUntil),
  }
}

export const slotAnswer = record({
  startsAt: Type.String({ title: '开始时间' }),
  endsAt: Type.String({ title: '结束时间' }),
  day: Type.String({ title: '日期' }),
  placesTaken: Type.Integer({ title: '已约名额' }),
  placesLeft: Type.Integer({ title: '剩余名额' }),
  waiting: Type.Integer({ title: '候补家数' }),
  isFree: Type.Boolean({ title: '是否有空位' }),
  isOpen: Type.Boolean({
    title: '是否在预约期内',
    description: 'Neither too soon nor too far ahead to be booked or waited for.',
  }),
})

export function slotShown(slot: SlotView) {
  const startsAt = new Date(slot.startsAt).toISOString()
  return { ...slot, startsAt, endsAt: new Date(slot.endsAt).toISOString() }
}

export const requiredMessageAnswer = record({
  message: text('报文'),
  title: text('名称'),
  cases: Type.Array(record({ code: text('用例'), title: text('说明') })),
})

const count = (title: string) => Type.Integer({ title, minimum: 0 })
export const reportAnswer = record({
  reportId: text('报告编号'),
  receivedAt: text('提交时间'),
  isComplete: Type.Boolean({ title: '用例是否齐全' }),
  counts: record({
    pass: count('通过'),
    fail: count('不通过'),
    skip: count('未测'),
    wait: count('等待'),
    error: count('错误'),
  }),
  missing: Type.Array(
    record({
      message: text('报文'),
      required: count('应通过'),
      passed: count('已通过'),
      missing: Type.Array(text('用例')),
    }),
  ),
})

export function reportShown({ reportId, receivedAt, isComplete, counts, missing }: KeptReport) {
  return { reportId, receivedAt: isoOrNull(receivedAt), isComplete, counts, missing }
}
