import type { CastMember } from '../clients/cast.ts'
import type { Draft, Entry, ItemAnswer } from '../clients/journal.ts'
import { answersIn, isFinal, isPassing } from '../clients/journal.ts'
import type { World } from '../world.ts'
import type { ServedMessage } from '../nodes/province-station.ts'
import type { Announcements } from './announcements.ts'
import type { BillModel } from './bill-model.ts'
import { countingReports, reimbursed, withoutLock } from './bill-model.ts'
import { fenOf } from './event-record.ts'
import type { Histories } from './histories.ts'
import type { Operations } from './operations.ts'
import { isTrueRefusal } from './refusal-rules.ts'
import type { Content, Requests } from './requests.ts'
import { billKeyOfItem } from './requests.ts'

/** Refusals that are given before anything is decided about a bill; nothing of them is kept. */
const undecided: ReadonlySet<string> = new Set([
  'ITEM_MALFORMED',
  'AMOUNT_MALFORMED',
  'OPERATION_ID_REUSED',
  'ATOMIC_BATCH_REFUSED',
  'ATOMIC_ACROSS_PROVINCES',
  'HOME_PROVINCE_UNKNOWN',
  'BILL_XML_REFUSED',
  'ISSUER_SIGNATURE_INVALID',
  'NUMBER_NOT_ALLOTTED',
  'NUMBERS_EXHAUSTED',
])

const codesOfStrangers: ReadonlySet<string> = new Set([
  'NOT_THE_ISSUER',
  'OFFICE_NOT_OF_HOME_PROVINCE',
])

export interface AnswerParts {
  readonly histories: Histories
  readonly operations: Operations
  readonly requests: Requests
  readonly announcements: Announcements
}

/** Whether what is answered is true: of the bill, of what was carried out, and the same every time. */
export class Answers {
  readonly #world: World
  readonly #histories: Histories
  readonly #operations: Operations
  readonly #requests: Requests
  readonly #announcements: Announcements
  readonly #provinces = new Map<string, string>()
  readonly #blocks: { readonly billCode: string; readonly from: string; readonly to: string }[] = []

  constructor(world: World, parts: AnswerParts) {
    this.#world = world
    this.#histories = parts.histories
    this.#operations = parts.operations
    this.#requests = parts.requests
    this.#announcements = parts.announcements
  }

  /** A message came to a province. */
  arrived({ partyId, message }: ServedMessage): void {
    const content = this.#contentOf(partyId, message)
    if (content !== null) content.copiesArrived += 1
  }

  /** A province answered a message; whether the answer arrives is another matter. */
  answered({ partyId, message }: ServedMessage, answer: unknown): void {
    const content = this.#contentOf(partyId, message)
    if (content === null) return
    const answers = answersIn(content.entry.service, answer)
    this.#demand(content, answers.length === content.entry.items.length, 'every item has an answer')
    if (answers.every(isPassing)) this.#passed(content)
    const done = answers.filter(({ outcome }) => outcome === 'done').length
    const isWhole = !content.entry.atomic || done === 0 || done === answers.length
    this.#demand(content, isWhole, 'a batch that is all or nothing is not carried out in part')
    for (const [index, one] of answers.entries()) {
      if (isFinal(one)) this.#given(content, index, one)
    }
  }

  /** A client asks something. */
  asked({ party }: CastMember, entry: Entry): void {
    this.#provinces.set(party.id, party.province)
    this.#announcements.asked(party, entry)
    this.#requests.enter(party.id, entry, this.#world.scheduler.now)
  }

  /** A client heard an answer. */
  heard(_: CastMember, entry: Entry, index: number, answer: ItemAnswer): void {
    if (!isFinal(answer)) return
    const content = this.#requests.contentOfEntry(entry)
    const isSame = content.given[index] === JSON.stringify(answer)
    this.#demand(content, isSame, 'a client hears what its province answered')
  }

  /** A client asked what became of an item. */
  found(_: CastMember, entry: Entry, index: number, answer: ItemAnswer): void {
    const content = this.#requests.contentOfEntry(entry)
    const isSame = this.#operations.answerTo(content, index) === JSON.stringify(answer)
    this.#demand(content, isSame, 'the result of an operation is the answer that was kept')
  }

  /** A client looked at a bill. */
  viewed(
    member: CastMember,
    question: Draft,
    sentAt: number,
    answers: readonly ItemAnswer[],
  ): void {
    for (const [index, answer] of answers.entries()) {
      const item = question.items[index] as Record<string, unknown>
      const billKey = question.billKeys[index] ?? ''
      const models = this.#histories.since(billKey, sentAt)
      const broken = (rule: string) =>
        this.#world.judgement.broken(rule, `bill ${billKey}: ${JSON.stringify(answer)}`)
      if (answer.outcome === 'found') this.#checkView(answer, models, broken)
      else if (answer.outcome === 'done') checkFile(member.party.id, models, broken)
      else if (answer.outcome === 'refused') {
        const asked = askedOf(member.party.id, item, answer)
        if (!isTrueRefusal(answer, asked, this.#withEnded(models)))
          broken('a refusal is true when it is given')
      }
    }
  }

  #contentOf(
    partyId: string,
    { requestId, service, payload }: ServedMessage['message'],
  ): Content | null {
    return this.#requests.contentOf(partyId, requestId, service, JSON.stringify(payload))
  }

  /** Told that nothing was delivered: then nothing of it was carried out, unless another copy was. */
  #passed(content: Content): void {
    content.copiesPassed += 1
    const record = this.#requests.find(content.partyId, content.entry.requestId)
    if (record === null || !this.#requests.isUndelivered(record)) return
    for (const index of content.entry.items.keys()) {
      const isDone = this.#operations.answerTo(content, index) !== null
      this.#demand(content, !isDone, 'what was not delivered is not carried out')
    }
  }

  #given(content: Content, index: number, answer: ItemAnswer): void {
    const text = JSON.stringify(answer)
    const earlier = content.given[index] ?? null
    if (earlier !== null) {
      this.#demand(content, earlier === text, 'a request that is repeated has the same answer')
      return
    }
    content.given[index] = text
    if (content.entry.service === 'number.allot') {
      this.#allotted(content, answer)
      return
    }
    if (content.entry.service === 'account.announce') {
      this.#announcements.answered(content, index, answer)
      return
    }
    const kept = this.#operations.answerTo(content, index)
    if (answer.outcome === 'done') this.#checkDone(content, kept === text)
    else this.#checkRefusal(content, index, answer, kept === text)
  }

  #allotted(content: Content, answer: ItemAnswer): void {
    if (answer.outcome !== 'done') return
    const { billCode, from, to } = answer as unknown as {
      billCode: string
      from: string
      to: string
    }
    const isFree = this.#blocks.every(
      (block) => block.billCode !== billCode || block.to < from || block.from > to,
    )
    this.#demand(content, isFree, 'no number is allotted twice')
    this.#blocks.push({ billCode, from, to })
  }

  #checkDone(content: Content, isKept: boolean): void {
    const { partyId, entry } = content
    this.#demand(content, isKept, 'nothing is acknowledged before its commit')
    const record = this.#requests.find(partyId, entry.requestId)
    const isTakenIn = record?.takenIn?.includes(content) === true
    this.#demand(content, isTakenIn, 'only the content that was taken in is acknowledged')
  }

  #checkRefusal(content: Content, index: number, answer: ItemAnswer, isKept: boolean): void {
    const { partyId, entry, sentAt } = content
    const { contents } = this.#requests.find(partyId, entry.requestId) ?? { contents: [] }
    if (answer.code === 'OPERATION_ID_REUSED') {
      this.#demand(content, contents.length > 1, 'nobody is told of a reuse that was none')
      return
    }
    const isUndecided = undecided.has(answer.code) || this.#isOfStranger(content, index, answer)
    this.#demand(content, isKept || isUndecided, 'a decision is kept')
    const models = this.#histories.since(billKeyOfItem(entry, index), sentAt)
    const asked = askedOf(partyId, entry.items[index] as Record<string, unknown>, answer)
    if (entry.service === 'bill.register' || entry.service === 'reversal.complete') return
    if (isAmongItsOwnKind(entry, index)) return
    // What a refused batch brought to light, such as the end of a lock, is taken back with it and written later.
    const isTrue = isTrueRefusal(answer, asked, entry.atomic ? this.#withEnded(models) : models)
    this.#demand(content, isTrue, 'a refusal is true when it is given')
  }

  /** A view is the bill as it stood at some moment between the question and the answer. */
  #checkView(
    view: ItemAnswer,
    models: readonly (BillModel | null)[],
    broken: (rule: string) => void,
  ): void {
    const model = models.find((one) => one?.sequence === view['sequence'])
    if (model === undefined || model === null) {
      broken('a bill is seen as it stands, with everything that was acknowledged before')
      return
    }
    const balance = model.reimbursable - reimbursed(model)
    if (fenOf(view['balance']) !== balance) broken('a bill is seen with its balance')
    if (/payerKey|checkCode/.test(JSON.stringify(view))) broken('nothing of the payer is shown')
    const lock = view['lock'] as { holderName: string; expiresAt: string } | null
    if (lock !== null) {
      const isSame =
        lock.holderName === model.lock?.holderName &&
        Date.parse(lock.expiresAt) === model.lock.expiresAt
      if (!isSame) broken('a lock is seen with its holder and its end')
    } else if (model.lock !== null && !this.#mayHaveEnded(model)) {
      broken('a lock that stands is seen')
    }
  }

  /**
   * Its own province tells an issuer, or a bureau, that a bill of another province is none of its business, without asking
   * there.
   */
  #isOfStranger({ partyId, entry }: Content, index: number, { code }: ItemAnswer): boolean {
    const home = billKeyOfItem(entry, index).slice(0, 2)
    return codesOfStrangers.has(code) && this.#provinces.get(partyId) !== home
  }

  /** The bills, and how they stand where a lock is over that nobody has ended yet. */
  #withEnded(models: readonly (BillModel | null)[]): readonly (BillModel | null)[] {
    const ended = models.filter((model) => model !== null && this.#mayHaveEnded(model))
    return [...models, ...ended.map((model) => model && withoutLock(model))]
  }

  /** A clock may be ahead, but not by more than the weather lets it. */
  #mayHaveEnded({ lock }: BillModel): boolean {
    const latest = this.#world.calendar.at + this.#world.weather.clocks.jumpMsMax
    return lock !== null && lock.expiresAt <= latest
  }

  #demand(content: Content, holds: boolean, rule: string): void {
    const { partyId, entry } = content
    this.#world.judgement.demand(
      holds,
      rule,
      () => `${entry.service} ${entry.requestId} of ${partyId}: ${JSON.stringify(content.given)}`,
    )
  }
}

/** The file of a bill is for its issuer, its holder and units whose report counts. */
function checkFile(
  partyId: string,
  models: readonly (BillModel | null)[],
  broken: (rule: string) => void,
): void {
  const isTheirs = models.some(
    (model) =>
      model !== null &&
      (model.issuerId === partyId ||
        model.lock?.holderId === partyId ||
        countingReports(model).some(({ by }) => by === partyId)),
  )
  if (!isTheirs) broken('the file of a bill is for those who use it')
}

/** In an atomic batch an item is refused for what an earlier item on the same bill would have done. */
function isAmongItsOwnKind(entry: Entry, index: number): boolean {
  const billKey = billKeyOfItem(entry, index)
  return (
    entry.atomic &&
    entry.items.some((_, other) => other < index && billKeyOfItem(entry, other) === billKey)
  )
}

function askedOf(
  partyId: string,
  item: Record<string, unknown>,
  answer: ItemAnswer,
): { partyId: string; item: Record<string, unknown>; details: Record<string, string> } {
  return { partyId, item, details: (answer['details'] as Record<string, string>) ?? {} }
}
