import {
  checkBillDocument,
  readBillXml,
  reimbursableFen,
  verifyIssuerSignature,
} from '@piaoqiao/documents'
import type { Answer, Bill, BillEvent, BillFacts, BillId, Change, Party } from '@piaoqiao/domain'
import {
  billCodeOf,
  billIdFrom,
  billNumberOf,
  decide,
  eventNames,
  eventText,
  refusal,
} from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { AllotRequest, FeedAnswer, FeedRequest, WireEvent } from '@piaoqiao/protocol'
import { changeFrom, wireAnswer, wireRefusal } from '@piaoqiao/protocol'

/** A unit that can lock what the station issues. */
export const sampleCompany: Party = {
  id: '91320100MA1PQ0001N',
  name: '江苏示例机械有限公司',
  province: '32',
}

const servedServices = [
  'number.allot',
  'bill.register',
  'reversal.lock',
  'reversal.release',
  'reversal.complete',
  'paper.exchange',
  'paper.return',
  'income.post',
  'income.unpost',
  'event.feed',
  'bill.status',
] as const

interface BillItem {
  readonly billCode: string
  readonly billNumber: string
  readonly xml?: string
  readonly redXml?: string
}

/** A province's registry in memory: the decisions are the real ones, and a repeated request has the same answer. */
export class SmallRegistry {
  readonly services = servedServices
  readonly bills = new Map<BillId, Bill>()
  readonly feed: WireEvent[] = []
  /** Numbers that are left under each code. */
  numbersLeft = 1_000_000
  readonly #issuer: Party
  readonly #issuerKey: Sm2PublicKey
  readonly #clock: () => number
  readonly #answers = new Map<string, unknown>()
  readonly #nextNumber = new Map<string, number>()
  #acts = 0

  constructor(issuer: Party, issuerKey: Sm2PublicKey, clock: () => number) {
    this.#issuer = issuer
    this.#issuerKey = issuerKey
    this.#clock = clock
  }

  /** As new. */
  clear(): void {
    for (const kept of [this.bills, this.#answers, this.#nextNumber]) kept.clear()
    this.feed.length = 0
    this.numbersLeft = 1_000_000
  }

  serve(service: string, requestId: string, payload: unknown): unknown {
    if (service === 'event.feed') return this.#page(payload as FeedRequest)
    if (service === 'bill.status') return { items: [wireRefusal(refusal('BILL_NOT_FOUND'))] }
    const known = this.#answers.get(requestId)
    if (known !== undefined) return known
    const answer =
      service === 'number.allot'
        ? this.#allot(payload as AllotRequest)
        : {
            items: (payload as { items: BillItem[] }).items.map((item) =>
              this.#item(service, item),
            ),
          }
    this.#answers.set(requestId, answer)
    return answer
  }

  /** Lets a party act on a bill. */
  act(actor: Party, billId: BillId, change: Change): Answer {
    const redBill = change.kind === 'reversal.complete' ? this.bills.get(change.redBillId) : null
    this.#acts += 1
    const command = { operationId: `${actor.id}/${this.#acts}`, billId, actor, change }
    const { answer, bills, events } = decide(
      this.bills.get(billId) ?? null,
      redBill ?? null,
      command,
      this.#clock(),
    )
    for (const bill of bills) this.bills.set(bill.id, bill)
    for (const event of events) this.feed.push(this.#wireEvent(event))
    return answer
  }

  /** Locks a bill for the sample company. */
  lock(billId: BillId): void {
    const bill = this.bills.get(billId)
    this.act(sampleCompany, billId, {
      kind: 'bill.lock',
      purpose: 'employer_expense',
      businessReference: 'BX-1',
      basis: { kind: 'presented' },
      presented: {
        checkCode: bill?.facts.checkCode ?? '',
        face: bill?.facts.face ?? 0n,
        issuedOn: bill?.facts.issuedOn ?? '',
      },
      days: 30,
    })
  }

  unlock(billId: BillId): void {
    const change = { kind: 'bill.unlock', reason: 'issuer_reverses', note: '' } as const
    this.act(sampleCompany, billId, change)
  }

  #item(service: string, item: BillItem): unknown {
    if (service === 'bill.register') return this.#register(item.xml ?? '')
    const billId = billIdFrom(item.billCode, item.billNumber)
    const change = this.#changeOf(service, item)
    return 'outcome' in change ? change : wireAnswer(this.act(this.#issuer, billId, change))
  }

  #changeOf(service: string, item: BillItem): Change | ReturnType<typeof wireRefusal> {
    if (service !== 'reversal.complete') {
      return changeFrom(service as 'reversal.lock', item, () => '')
    }
    const red = this.#read(item.redXml ?? '')
    if (red === null) return wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
    return { kind: 'reversal.complete', redBillId: red.billId, redFacts: red.facts }
  }

  #register(xml: string): unknown {
    const read = this.#read(xml)
    if (read === null) return wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
    const { billId, facts } = read
    return wireAnswer(this.act(this.#issuer, billId, { kind: 'bill.register', facts }))
  }

  /** Null for a file that the standard or the signature speaks against. */
  #read(base64: string): { readonly billId: BillId; readonly facts: BillFacts } | null {
    const xml = readBillXml(Buffer.from(base64, 'base64'))
    const { main } = xml.document
    const faults = checkBillDocument(xml.document).filter(({ severity }) => severity === 'error')
    if (faults.length > 0 || !verifyIssuerSignature(xml, this.#issuerKey)) return null
    const { relatedBillCode, relatedBillNumber } = main.extension
    const facts: BillFacts = {
      billName: main.billName,
      issuer: this.#issuer,
      checkCode: main.checkCode,
      issuedOn: main.issuedOn,
      face: main.totalFen,
      reimbursable: reimbursableFen(xml.document),
      payerKey: null,
      contentDigest: sm3Hex(xml.signedText),
      original:
        relatedBillCode === undefined || relatedBillNumber === undefined
          ? null
          : billIdFrom(relatedBillCode, relatedBillNumber),
    }
    return { billId: billIdFrom(main.billCode, main.billNumber), facts }
  }

  #allot({ billCode, count }: AllotRequest): unknown {
    if (count > this.numbersLeft) return wireRefusal(refusal('NUMBER_NOT_ALLOTTED'))
    this.numbersLeft -= count
    const from = this.#nextNumber.get(billCode) ?? 1
    this.#nextNumber.set(billCode, from + count)
    const digits = (number: number) => String(number).padStart(10, '0')
    return { outcome: 'done', billCode, from: digits(from), to: digits(from + count - 1) }
  }

  #page({ after, limit = 100 }: FeedRequest): FeedAnswer {
    const from = Number(after)
    const events = this.feed.slice(from, from + limit)
    const next = from + events.length
    return {
      entries: events.map((event, index) => ({ position: String(from + index + 1), event })),
      next: String(next),
      more: next < this.feed.length,
    }
  }

  #wireEvent(event: BillEvent): WireEvent {
    const [billCode, billNumber] = [billCodeOf(event.billId), billNumberOf(event.billId)]
    const previous = this.feed.findLast(
      (known) => known.billCode === billCode && known.billNumber === billNumber,
    )
    const previousHash = previous?.hash ?? '0'.repeat(64)
    const text = eventText(event)
    return {
      billCode,
      billNumber,
      sequence: event.sequence,
      kind: event.change.kind,
      title: eventNames[event.change.kind],
      at: new Date(event.at).toISOString(),
      actorName: event.actor.name,
      standing: event.standing,
      form: event.form,
      reimbursement: event.reimbursement,
      details: detailsOf(text),
      previousHash,
      hash: sm3Hex(previousHash + text),
    }
  }
}

/** What the issuer of a bill is shown of an event: moments as text, and neither the payer's key nor the check code. */
function detailsOf(text: string): Record<string, unknown> {
  const { change } = JSON.parse(text, (name, value: unknown) => {
    if (name === 'payerKey' || name === 'checkCode') return undefined
    const isMoment = name === 'expiresAt' || name === 'validUntil'
    return isMoment && typeof value === 'number' ? new Date(value).toISOString() : value
  }) as { readonly change: Record<string, unknown> }
  return Object.fromEntries(Object.entries(change).filter(([name]) => name !== 'kind'))
}
