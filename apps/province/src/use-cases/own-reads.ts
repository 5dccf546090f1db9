import type { Bill, Instant, Refusal } from '@piaoqiao/domain'
import {
  asOf,
  billIdFrom,
  fenFromYuan,
  firstRefusal,
  presentedGrounds,
  refusal,
  bearsAnothersId,
} from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type {
  FileAnswer,
  FileRequest,
  OperationResultRequest,
  PayerKeyOf,
  StatusItem,
  VerifyItem,
} from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { AnswerOwnItems, BillStore, ItemRequest, StoredBill } from '../ports.ts'
import { billView, hasStake } from './bill-view.ts'
import { operationIdOf } from './item-command.ts'
import { showsSomething, shownFault } from './payer-gate.ts'

interface Registry {
  readonly store: BillStore
  readonly clock: () => Instant
}

/** Why a party may not see a bill; null when it may. */
type Gate<Content> = (stored: StoredBill, content: Content, request: ItemRequest) => Refusal | null

/** `bill.verify` (查验): whoever knows the check code learns how the bill stands. */
export function createVerifyOwn(registry: Registry): AnswerOwnItems {
  return (request) => viewItems<VerifyItem>(registry, request, verifyGate)
}

/** `bill.status`: parties with a stake ask by key; others give the check code. */
export function createStatusOwn(registry: Registry): AnswerOwnItems {
  return (request) => viewItems<StatusItem>(registry, request, statusGate)
}

const verifyGate: Gate<VerifyItem> = ({ bill }, { checkCode, amount, issuedOn }) =>
  firstRefusal(
    presentedGrounds(
      bill,
      {
        checkCode,
        face: amount === undefined ? null : fenFromYuan(amount),
        issuedOn: issuedOn ?? null,
      },
      false,
    ),
  )

const statusGate: Gate<StatusItem> = ({ bill }, { checkCode }, { party }) => {
  if (hasStake(bill, party.id)) return null
  return checkCode === bill.facts.checkCode ? null : refusal('CHECK_CODE_MISMATCH')
}

async function viewItems<Content extends { billCode: string; billNumber: string }>(
  { store, clock }: Registry,
  request: ItemRequest,
  gate: Gate<Content>,
): Promise<readonly unknown[]> {
  const ids = request.items.map(({ content }) => {
    const { billCode, billNumber } = content as Content
    return billIdFrom(billCode, billNumber)
  })
  const found = await store.find([...new Set(ids)])
  const at = clock()
  return request.items.map(({ content }, index) => {
    const stored = found.get(ids[index] ?? 0n)
    if (stored === undefined || bearsAnothersId(stored.bill, request.party)) {
      return wireRefusal(refusal('BILL_NOT_FOUND'))
    }
    const refused = gate(stored, content as Content, request)
    return refused === null ? billView(stored.bill, request.party.id, at) : wireRefusal(refused)
  })
}

interface FileRegistry extends Registry {
  /** Needed where portals ask; without it no payer is known. */
  readonly payerKeyOf?: PayerKeyOf
}

/**
 * `bill.file`: the file with both signatures, for the issuer, the holder and units whose reports count, and for a portal
 * that brings the payer or everything that the face shows. Only portals get so far with such a request.
 */
export function createFileOwn(registry: FileRegistry): AnswerOwnItems {
  return (request) =>
    Promise.all(
      request.items.map(({ content }) => fileOf(registry, request, content as FileRequest)),
    )
}

async function fileOf(
  registry: FileRegistry,
  { party }: ItemRequest,
  asked: FileRequest,
): Promise<FileAnswer> {
  const { store } = registry
  const { billCode, billNumber } = asked
  const id = billIdFrom(billCode, billNumber)
  const stored = (await store.find([id])).get(id)
  if (stored === undefined || bearsAnothersId(stored.bill, party)) {
    return wireRefusal(refusal('BILL_NOT_FOUND'))
  }
  const fault = fileFault(registry, stored.bill, party.id, asked)
  if (fault !== null) return wireRefusal(fault)
  const xml = await store.findFile(id)
  if (xml === null) return wireRefusal(refusal('BILL_NOT_FOUND'))
  const content = Buffer.from(xml).toString('base64')
  return { outcome: 'done', billCode, billNumber, format: 'xml', content, digest: sm3Hex(xml) }
}

function fileFault(
  { clock, payerKeyOf = () => '' }: FileRegistry,
  bill: Bill,
  partyId: string,
  asked: FileRequest,
): Refusal | null {
  if (showsSomething(asked)) return shownFault(bill, asked, payerKeyOf)
  // A lock gives no right beyond its time, also where the job that ends it is late.
  return mayReadFile(asOf(bill, clock()), partyId) ? null : refusal('LOCK_NOT_HELD')
}

function mayReadFile({ facts, lock, reports }: Bill, partyId: string): boolean {
  if (facts.issuer.id === partyId || lock?.holder.id === partyId) return true
  return reports.some(({ reporter, withdrawn }) => reporter.id === partyId && !withdrawn)
}

/** `operation.result`: the answer that an item was given, if it was ever decided. */
export function createResultOwn({ store }: Registry): AnswerOwnItems {
  return ({ party, items }) =>
    Promise.all(
      items.map(async ({ content }) => {
        const { billCode, billNumber, requestId, item } = content as OperationResultRequest
        const operationId = operationIdOf(party.id, requestId, item)
        const operation = await store.findOperation(billIdFrom(billCode, billNumber), operationId)
        if (operation === null) return wireRefusal(refusal('OPERATION_NOT_FOUND'))
        return JSON.parse(operation.answer) as unknown
      }),
    )
}
