import { dateAt, purposes, unlockReasons } from '@piaoqiao/domain'
import type { BillChangeKind } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import { instantOf, namesOriginal, textOf } from './event-details.ts'

/**
 * An event as a clerk of the issuing unit reads it. Of what other units do it says no more than their name, the purpose,
 * amounts and days: their references and notes are their own business.
 */
export function eventSentence(event: WireEvent): string {
  // Kinds that later versions add come with a title.
  return isKnown(event.kind) ? sentences[event.kind](event) : `${event.title}。`
}

const sentences: Readonly<Record<BillChangeKind, (event: WireEvent) => string>> = {
  'bill.registered': (event) =>
    namesOriginal(event) ? '红字票据随冲红登记。' : '票据已在省级平台登记。',
  'bill.registration_conflict': () => '有内容不同的票据用同一代码和号码申请登记，已报告财政部门。',
  'bill.locked': (event) =>
    `${unit(event)}锁定了票据${purpose(event)}${until(event, 'expiresAt', '，至')}。`,
  'bill.lock_extended': (event) => `${unit(event)}延长了锁定${until(event, 'expiresAt', '，至')}。`,
  'bill.lock_warned': (event) =>
    `锁定即将到期${until(event, 'expiresAt', '，到期日')}，已提醒持有单位。`,
  'bill.lock_expired': () => '锁定到期，自动解除。',
  'bill.unlocked': (event) => `${unit(event)}解锁了票据${unlockReason(event)}。`,
  'reimbursement.reported': (event) =>
    `${unit(event)}反馈报销${yuan(event)}${part(event, 'reimbursedOn', '，报销日期')}${voucher(event)}${part(event, 'postedOn', '，已入账，入账日期')}。`,
  'reimbursement.withdrawn': (event) => `${unit(event)}撤销了报销${reason(event)}。`,
  'reimbursement.posted': (event) =>
    `${unit(event)}已入账${part(event, 'postedOn', '，入账日期')}${voucher(event)}。`,
  'reimbursement.unposted': (event) => `${unit(event)}撤销了入账${reason(event)}。`,
  'reversal.marked': (event) =>
    `已申请冲红${reason(event)}；票据由报销单位持有，解锁或到期后转入冲红锁定。`,
  'reversal.recovery_asked': (event) =>
    `已申请冲红${reason(event)}；票据已报销，已请${reporters(event)}撤销报销。`,
  'reversal.locked': (event) => `票据进入冲红锁定${reason(event)}，可以冲红。`,
  'reversal.released': (event) => `冲红锁定已解除${reason(event)}。`,
  'reversal.withdrawn': (event) => `冲红申请已撤回${reason(event)}。`,
  'reversal.completed': (event) => `票据已冲红${redBill(event)}。`,
  'paper.exchanged': () => '已换开纸质票据，电子票据暂停使用。',
  'paper.returned': () => '纸质票据已退回，电子票据恢复使用。',
  'income.posted': (event) =>
    `收入已入账${yuan(event)}${part(event, 'postedOn', '，入账日期')}${voucher(event)}。`,
  'income.unposted': (event) => `收入入账已撤销${reason(event)}。`,
  'authorisation.granted': () => '交款人授权了一家单位使用票据。',
  'authorisation.revoked': () => '交款人撤销了一项授权。',
  'bill.collected': () => '交款人归集了票据。',
  'bill.lock_recovered': (event) => `财政部门解除了锁定${reason(event)}。`,
}

function isKnown(kind: string): kind is BillChangeKind {
  return Object.hasOwn(sentences, kind)
}

function unit({ actorName }: WireEvent): string {
  return actorName ?? '报销单位'
}

function part(event: WireEvent, name: string, words: string): string {
  const text = textOf(event, name)
  return text === null ? '' : `${words}${text}`
}

function purpose(event: WireEvent): string {
  const name = nameIn(purposes, textOf(event, 'purpose'))
  return name === null ? '' : `，用途：${name}`
}

function unlockReason(event: WireEvent): string {
  const name = nameIn(unlockReasons, textOf(event, 'reason'))
  return name === null ? '' : `，原因：${name}`
}

function nameIn(names: Readonly<Record<string, string>>, code: string | null): string | null {
  return code !== null && Object.hasOwn(names, code) ? (names[code] ?? null) : null
}

function reason(event: WireEvent): string {
  return part(event, 'reason', '，原因：')
}

function voucher(event: WireEvent): string {
  return part(event, 'voucherNumber', '，凭证号')
}

function yuan(event: WireEvent): string {
  const text = textOf(event, 'amount')
  return text === null ? '' : `${text}元`
}

function until(event: WireEvent, name: string, words: string): string {
  const at = instantOf(event, name)
  return at === null ? '' : `${words}${dateAt(at)}`
}

/** The units themselves are named by ids only, so they are counted. */
function reporters({ details }: WireEvent): string {
  const list = details['reporters']
  return Array.isArray(list) && list.length > 0 ? `${list.length}家报销单位` : '报销单位'
}

function redBill(event: WireEvent): string {
  const digits = textOf(event, 'redBillId') ?? ''
  return /^\d{18}$/.test(digits) ? `，红字票据${digits.slice(0, 8)}号码${digits.slice(8)}` : ''
}
