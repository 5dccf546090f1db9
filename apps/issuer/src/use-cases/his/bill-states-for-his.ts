import { readBillXml } from '@piaoqiao/documents'
import type { BillId, Reimbursement, Standing } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import { hisMoment } from '../../his/his-moment.ts'
import type { HisContentOf } from '../../his/his-methods.ts'
import { HisError } from '../../his/his-results.ts'
import { billIdFromHis } from '../../his/methods/bill-key-fields.ts'
import { reversalWords } from '../../his/reversal-words.ts'
import type { BillState, IssuedBill, Reversal } from '../../ports.ts'
import { qrCodeOf } from './bill-pictures.ts'
import type { HisDesk } from './his-desk.ts'

/** Most events of one bill that are looked at. */
const eventsMax = 1_000

/**
 * 状态查询: how a bill stands by what the station has heard. The province is not asked, so the answer comes at once.
 * @throws HisError `E4001`
 */
export async function billStatesForHis(
  desk: HisDesk,
  content: HisContentOf<'getEBillStatesByBillInfo'>,
): Promise<object> {
  const { bills, reversals, events } = desk.station.store.tables
  const bill = await billOf(desk, content)
  const { billId, checkCode, issuedAt, registration } = bill
  const [file, reversal, latest, paper] = await Promise.all([
    bills.xml(billId),
    reversals.find(billId),
    events.state(billId),
    desk.store.tables.papers.latestOf(billId),
  ])
  const standing = standingOf(reversal, latest)
  const isOnPaper = paper?.state === 'used'
  return {
    billName: readBillXml(file).document.main.billName,
    ...keyOf(billId),
    random: checkCode,
    ivcDateTime: hisMoment(issuedAt),
    state: standing === 'reversed' ? '2' : '1',
    isPrtPaper: isOnPaper || latest?.form === 'exchanged' ? '1' : '0',
    pBillBatchCode: isOnPaper ? paper.paperCode : '',
    pBillNo: isOnPaper ? paper.paperNumber : '',
    ...(await scarletOf(desk, standing, reversal)),
    registration,
    standing,
    reimbursement: latest?.reimbursement ?? 'open',
    reversalState: reversal?.state ?? '',
    reversalText: reversal === null ? '' : reversalWords[reversal.state],
  }
}

/** An answer about the reversal can be ahead of the events. */
function standingOf(reversal: Reversal | null, latest: BillState | null): Standing {
  if (reversal !== null && reversal.sequence >= (latest?.sequence ?? 0)) {
    if (reversal.state === 'completed') return 'reversed'
    if (reversal.state === 'granted') return 'reversal_locked'
    if (reversal.state === 'released') return 'valid'
  }
  return (latest?.standing as Standing | undefined) ?? 'valid'
}

async function scarletOf(
  desk: HisDesk,
  standing: Standing,
  reversal: Reversal | null,
): Promise<object> {
  const redBill = standing === 'reversed' ? (reversal?.redBill ?? null) : null
  const red = redBill === null ? null : await desk.station.store.tables.bills.find(redBill)
  return {
    isScarlet: standing === 'reversed' ? '1' : '0',
    scarletBillBatchCode: red === null ? '' : billCodeOf(red.billId),
    scarletBillNo: red === null ? '' : billNumberOf(red.billId),
    scarletRandom: red?.checkCode ?? '',
    scarletBillQRCode: red === null ? '' : qrCodeOf(desk, red),
  }
}

const accountStatusOf: Readonly<Record<Reimbursement, string>> = {
  open: '0',
  locked: '1',
  partly_reimbursed: '2',
  reimbursed: '3',
}
const posted = '4'

/**
 * 入账状态查询: whether a unit holds, has reimbursed or has posted a bill, and whether its income was posted here.
 * @throws HisError `E4001`
 */
export async function accountStatusForHis(
  desk: HisDesk,
  content: HisContentOf<'getEBillAccountStatus'>,
): Promise<object> {
  const { billId } = await billOf(desk, content)
  const events = await desk.store.tables.bills.events(billId, eventsMax)
  const used = events.filter(({ kind }) => /^(?:bill\.(?:lock|unlock)|reimbursement\.)/.test(kind))
  const reimbursement = (used.at(-1)?.reimbursement as Reimbursement | undefined) ?? 'open'
  const lastAt = used.at(-1)?.at
  return {
    ...keyOf(billId),
    accountStatus:
      balanceOf(events, 'reimbursement.') > 0 ? posted : accountStatusOf[reimbursement],
    accountTime: lastAt === undefined ? '' : hisMoment(Date.parse(lastAt)),
    incomeStatus: balanceOf(events, 'income.') > 0 ? '1' : '0',
  }
}

/** Postings that were not taken back. */
function balanceOf(events: readonly WireEvent[], prefix: 'reimbursement.' | 'income.'): number {
  const count = (name: string) => events.filter(({ kind }) => kind === prefix + name).length
  return count('posted') - count('unposted')
}

async function billOf(
  { station }: HisDesk,
  content: { readonly billBatchCode: string; readonly billNo: string },
): Promise<IssuedBill> {
  const bill = await station.store.tables.bills.find(billIdFromHis(content))
  if (bill === null) throw new HisError('E4001')
  return bill
}

function keyOf(billId: BillId): { readonly billBatchCode: string; readonly billNo: string } {
  return { billBatchCode: billCodeOf(billId), billNo: billNumberOf(billId) }
}
