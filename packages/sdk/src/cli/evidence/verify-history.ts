import type { BillEvent } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, eventFromText, yuanFromFen } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { EvidenceContent } from '@piaoqiao/protocol'

const zeros = '0'.repeat(64)

/** Why the events are not one unbroken chain from the first; null where they are. */
export function chainFault({ events }: EvidenceContent): string | null {
  let before = zeros
  for (const [index, { text, previousHash, hash }] of events.entries()) {
    const number = index + 1
    if (previousHash !== before) return `第${number}个事件没有接在前一个事件之后`
    if (sm3Hex(`${previousHash}\n${text}`) !== hash) return `第${number}个事件的内容与散列值不符`
    if (readEvent(text)?.sequence !== number) return `第${number}个事件的序号不连续`
    before = hash
  }
  return null
}

/** Where the facts and the standing of the bill are not what its events say; null where they are. */
export function factsFault({ bill, events }: EvidenceContent): string | null {
  const history = events.map(({ text }) => readEvent(text))
  const [first] = history
  const last = history.at(-1)
  if (!first || !last || first.change.kind !== 'bill.registered') return '历史不是从登记开始的'
  const { facts } = first.change
  const isSame =
    history.every((event) => isOf(event, bill)) &&
    facts.billName === bill.billName &&
    facts.issuer.id === bill.issuerId &&
    facts.issuer.name === bill.issuerName &&
    facts.checkCode === bill.checkCode &&
    facts.issuedOn === bill.issuedOn &&
    yuanFromFen(facts.face) === bill.amount &&
    yuanFromFen(facts.reimbursable) === bill.reimbursable &&
    facts.contentDigest === bill.contentDigest
  if (!isSame) return '票据要素与登记事件不一致'
  return standsAs(last, bill) ? null : '票据状态与最后一个事件不一致'
}

type BillOf = EvidenceContent['bill']

function isOf(event: BillEvent | null, { billCode, billNumber }: BillOf): boolean {
  return (
    event !== null &&
    billCodeOf(event.billId) === billCode &&
    billNumberOf(event.billId) === billNumber
  )
}

function standsAs({ sequence, standing, form, reimbursement }: BillEvent, bill: BillOf): boolean {
  return (
    sequence === bill.sequence &&
    standing === bill.standing &&
    form === bill.form &&
    reimbursement === bill.reimbursement
  )
}

/** An answer that says of this bill what its history does not; null where all fit. */
export function operationsFault({ bill, events, operations }: EvidenceContent): string | null {
  const strange = operations.find(({ answer }) => !fitsHistory(answer, bill, events.length))
  return strange === undefined ? null : `操作${strange.operationId}的答复与历史不符`
}

function fitsHistory(text: string, { billCode, billNumber }: BillOf, events: number): boolean {
  const answer = readObject(text)
  if (answer === null) return false
  if (answer['outcome'] !== 'done') return answer['outcome'] === 'refused'
  const sequence = Number(answer['sequence'])
  const isOfBill = answer['billCode'] === billCode && answer['billNumber'] === billNumber
  return isOfBill && sequence >= 1 && sequence <= events
}

function readObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read = JSON.parse(text) as unknown
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** The event that a text says; null for a text that says none. */
function readEvent(text: string): BillEvent | null {
  try {
    const event = eventFromText(text)
    return typeof event.billId === 'bigint' && typeof event.change.kind === 'string' ? event : null
  } catch {
    return null
  }
}
