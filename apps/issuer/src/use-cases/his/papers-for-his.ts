import type { BillId } from '@piaoqiao/domain'
import type { HisTables, Paper } from '../../his-ports.ts'
import type { HisContentOf } from '../../his/his-methods.ts'
import { HisError } from '../../his/his-results.ts'
import { billIdFromHis } from '../../his/methods/bill-key-fields.ts'
import { paperCodesMax } from '../../his/methods/paper-methods.ts'
import { StationError } from '../../station-error.ts'
import type { HisDesk } from './his-desk.ts'
import { notCarriedOut } from './province-refusals.ts'

type PaperKey = Pick<Paper, 'paperCode' | 'paperNumber'>

const done = { message: '成功' } as const

/** 有效票据代码: under which codes a place has paper left. */
export async function paperCodesForHis(
  { store }: HisDesk,
  { placeCode }: HisContentOf<'getValidBillBatchCode'>,
): Promise<object> {
  const codes = await store.tables.papers.codesInStock(placeCode, paperCodesMax)
  return {
    billBatchCodeList: codes.map(({ paperCode, count }) => ({
      pBillBatchCode: paperCode,
      stock: count,
    })),
  }
}

/**
 * 当前可用号码: the number that should lie in the printer.
 * @throws HisError `E5005`
 */
export async function paperNumberForHis(
  { store }: HisDesk,
  { placeCode, pBillBatchCode }: HisContentOf<'getPaperBillNo'>,
): Promise<object> {
  const pBillNo = await store.tables.papers.current(pBillBatchCode, placeCode)
  if (pBillNo === null) throw new HisError('E5005')
  return { pBillBatchCode, pBillNo }
}

/**
 * 换开: the number leaves the stock before the province is asked, so that no two bills are printed on one paper.
 * @throws HisError, StationError
 */
export async function turnPaperFromHis(
  desk: HisDesk,
  content: HisContentOf<'turnPaper'>,
): Promise<object> {
  const billId = await knownBill(desk, content)
  await exchange(desk, billId, paperFrom(content), content.operator)
  return done
}

/**
 * 重新换开: the old paper is returned and spoiled, then the new one takes its place. A repetition goes on where the last
 * attempt stopped.
 * @throws HisError, StationError
 */
export async function turnPaperAgainFromHis(
  desk: HisDesk,
  content: HisContentOf<'reTurnPaper'>,
): Promise<object> {
  const { papers } = desk.store.tables
  const billId = await knownBill(desk, content)
  const paper = paperFrom(content)
  const earlier = await papers.latestOf(billId)
  if (earlier === null) throw new HisError('E5004')
  if (earlier.state === 'used' && !isSame(earlier, paper)) {
    // Found out only afterwards, an unfit number would leave the bill without any paper.
    await requireBlank(desk, paper)
    await giveBack(desk, billId, earlier, '重新换开')
  }
  await exchange(desk, billId, paper, content.operator)
  return done
}

/**
 * 作废纸质票据: paper that stands in for a bill is returned first; a blank one is only spoiled.
 * @throws HisError, StationError
 */
export async function invalidPaperFromHis(
  desk: HisDesk,
  content: HisContentOf<'invalidPaper'>,
): Promise<object> {
  const { station, store } = desk
  const paper = paperFrom(content)
  const known = await store.tables.papers.find(paper.paperCode, paper.paperNumber)
  if (known?.state === 'spoiled') return done
  if (known?.state === 'used' && known.billId !== null) {
    await giveBack(desk, known.billId, paper, content.reason)
    return done
  }
  const spoiled = { ...paper, billId: null, state: 'spoiled' } as const
  const taken = await store.change(({ papers }) =>
    papers.take(spoiled, content.reason, station.clock()),
  )
  if (taken === 'not_in_stock') throw new HisError('E5001')
  if (taken === 'not_blank') throw new HisError('E5002')
  return done
}

async function exchange(
  desk: HisDesk,
  billId: BillId,
  paper: PaperKey,
  operator: string,
): Promise<void> {
  const { station, store, uses } = desk
  const isFresh = await store.change((tables) =>
    claim(tables, { ...paper, billId, state: 'used' }, operator, station.clock()),
  )
  const putBack = () => store.change(({ papers }) => papers.putBack(paper))
  const answer = await uses.exchangePaper({ billId, ...paper }).catch(async (error: unknown) => {
    const isUnasked = error instanceof StationError && error.code !== 'STORE_UNAVAILABLE'
    if (isFresh && isUnasked) await putBack()
    throw error
  })
  if (answer.outcome === 'done') return
  if (answer.outcome === 'refused') {
    // The paper was claimed before: what stands in for the bill is this paper.
    if (!isFresh && answer.code === 'BILL_EXCHANGED') return
    await putBack()
  }
  if (answer.outcome === 'undelivered' && isFresh) await putBack()
  throw notCarriedOut(answer)
}

/** Whether the paper was claimed now; false where it stood in for the same bill before. */
async function claim(
  { papers }: HisTables,
  paper: Paper & { readonly billId: BillId },
  operator: string,
  at: number,
): Promise<boolean> {
  const known = await papers.find(paper.paperCode, paper.paperNumber)
  if (known?.state === 'spoiled') throw new HisError('E5003')
  if (known !== null) {
    if (known.billId === paper.billId) return false
    throw new HisError('E5002')
  }
  if ((await papers.latestOf(paper.billId))?.state === 'used') throw new HisError('E5006')
  const taken = await papers.take(paper, `换开，经办人${operator}`, at)
  if (taken === 'not_in_stock') throw new HisError('E5001')
  if (taken === 'not_blank') throw new HisError('E5002')
  return true
}

async function giveBack(
  { station, store, uses }: HisDesk,
  billId: BillId,
  { paperCode, paperNumber }: PaperKey,
  reason: string,
): Promise<void> {
  const answer = await uses.returnPaper({ billId, paperCode, paperNumber })
  // An earlier attempt, or an exchange that never was, leaves nothing to return.
  const isReturned =
    answer.outcome === 'done' ||
    (answer.outcome === 'refused' && answer.code === 'BILL_NOT_EXCHANGED')
  if (!isReturned) throw notCarriedOut(answer)
  await store.change(({ papers }) =>
    papers.spoil({ paperCode, paperNumber }, reason, station.clock()),
  )
}

async function requireBlank({ store }: HisDesk, paper: PaperKey): Promise<void> {
  const { papers } = store.tables
  if (await papers.isBlank(paper.paperCode, paper.paperNumber)) return
  const known = await papers.find(paper.paperCode, paper.paperNumber)
  if (known === null) throw new HisError('E5001')
  throw new HisError(known.state === 'spoiled' ? 'E5003' : 'E5002')
}

async function knownBill(
  { station }: HisDesk,
  content: { readonly billBatchCode: string; readonly billNo: string },
): Promise<BillId> {
  const billId = billIdFromHis(content)
  if ((await station.store.tables.bills.find(billId)) === null) throw new HisError('E4001')
  return billId
}

/** @throws HisError `E5001` for what cannot be the number of a paper */
function paperFrom(content: {
  readonly pBillBatchCode: string
  readonly pBillNo: string
}): PaperKey {
  if (!/^\d{1,18}$/.test(content.pBillNo)) throw new HisError('E5001')
  return { paperCode: content.pBillBatchCode, paperNumber: content.pBillNo }
}

function isSame(one: PaperKey, other: PaperKey): boolean {
  return one.paperCode === other.paperCode && one.paperNumber === other.paperNumber
}
