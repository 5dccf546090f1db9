import { readBillXml } from '@piaoqiao/documents'
import type { BillId, Fen } from '@piaoqiao/domain'
import { billIdText } from '@piaoqiao/domain'
import { redBillFrom } from '../bills/build-red-bill.ts'
import type { Reversal, StationTables } from '../ports.ts'
import { StationError } from '../station-error.ts'
import type { OperationContent } from './change-at-province.ts'
import { billKeyOf, changeAtProvince } from './change-at-province.ts'
import { issueDocument } from './issue-document.ts'
import type { CompletionNote, OperationResult } from './settle-operation.ts'
import { isSettledResult } from './settle-operation.ts'
import type { Station } from './station.ts'

export interface CompletionRequest {
  readonly billId: BillId
  readonly handlingPerson?: string
  readonly checker?: string
}

export interface RedBillResult {
  readonly answer: OperationResult
  /** Null only where the province refused the red bill itself. */
  readonly redBill: {
    readonly billCode: string
    readonly billNumber: string
    readonly checkCode: string
    readonly totalFen: Fen
  } | null
}

/**
 * 冲红: issues the red bill of a granted reversal and has both entered. The red bill is kept before it is sent; it goes
 * again as it was until the province has answered, and no second one is made meanwhile.
 * @throws StationError
 */
export async function completeReversal(
  station: Station,
  request: CompletionRequest,
): Promise<RedBillResult> {
  const { billId } = request
  const answer = await changeAtProvince(station, {
    billId,
    service: 'reversal.complete',
    isSameAs: () => true,
    contentIn: (tables) => contentIn(station, tables, request),
    asksAnew: false,
  })
  return { answer: worded(answer), redBill: await redBillOf(station, billId) }
}

async function contentIn(
  station: Station,
  tables: StationTables,
  request: CompletionRequest,
): Promise<OperationContent> {
  const { billId } = request
  const reversal = await tables.reversals.find(billId)
  if (reversal?.state !== 'granted') throw new StationError('REVERSAL_NOT_GRANTED')
  const redBill = reversal.redBill ?? (await issueRedBill(station, tables, reversal, request))
  const note: CompletionNote = { redBillId: billIdText(redBill) }
  return { item: JSON.stringify(billKeyOf(billId)), note: JSON.stringify(note) }
}

async function issueRedBill(
  station: Station,
  tables: StationTables,
  reversal: Reversal,
  request: CompletionRequest,
): Promise<BillId> {
  const { billId, reason } = reversal
  const [original, file] = [await tables.bills.find(billId), await tables.bills.xml(billId)]
  if (original === null) throw new StationError('BILL_NOT_HERE')
  const handlingPerson = request.handlingPerson ?? reversal.handlingPerson
  const checker = request.checker ?? reversal.checker
  const words = {
    reason,
    ...(handlingPerson !== null && { handlingPerson }),
    ...(checker !== null && { checker }),
  }
  const { document } = readBillXml(file)
  const issued = await issueDocument(station, tables, original.kind, (stamp) =>
    redBillFrom(document, words, station.identity, stamp),
  )
  const { xml, checkCode, issuedAt } = issued
  const bill = {
    billId: issued.billId,
    kind: original.kind,
    businessNumber: null,
    draftDigest: null,
    original: billId,
    checkCode,
    totalFen: -original.totalFen,
    issuedAt,
    registration: 'waiting',
    registrationCode: null,
  } as const
  await tables.bills.insert([{ bill, xml }])
  await tables.reversals.put({ ...reversal, redBill: issued.billId }, station.clock())
  return issued.billId
}

/** To the counter it does not matter whether the message arrived: the station goes on by itself. */
function worded(answer: OperationResult): OperationResult {
  if (isSettledResult(answer)) return answer
  const { code } = answer
  return {
    outcome: 'unknown',
    code,
    sentence: '红字票据已开具，还没有收到省级平台的答复；开票站会自动继续，直到冲红完成。',
    next: '无需重复操作，请稍后查询票据状态。',
  }
}

async function redBillOf({ store }: Station, billId: BillId): Promise<RedBillResult['redBill']> {
  const reversal = await store.tables.reversals.find(billId)
  if (reversal === null || reversal.redBill === null) return null
  const red = await store.tables.bills.find(reversal.redBill)
  if (red === null) return null
  const { checkCode, totalFen } = red
  return { ...billKeyOf(red.billId), checkCode, totalFen }
}
