import type { CalendarDate } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, dayMs, yuanFromFen } from '@piaoqiao/domain'
import { billKinds } from '../../bills/bill-kinds.ts'
import type { HisBillLine, HisRange } from '../../his-ports.ts'
import { hisMoment } from '../../his/his-moment.ts'
import type { HisContentOf } from '../../his/his-methods.ts'
import { HisError } from '../../his/his-results.ts'
import { checkDaysMax } from '../../his/methods/check-methods.ts'
import type { HisDesk } from './his-desk.ts'

type Check = HisContentOf<'checkTotalData'>

const both = { issued: true, reversals: true, onlyExchanged: false } as const
const kindsOfDataType = {
  '1': { issued: true, reversals: false, onlyExchanged: false },
  '2': { issued: false, reversals: true, onlyExchanged: false },
  '3': { issued: true, reversals: false, onlyExchanged: true },
} as const satisfies Record<string, HisRange['kinds']>

/** 总笔数核对. */
export async function totalsForHis(desk: HisDesk, check: Check): Promise<object> {
  const { answer } = await checked(desk, check, both)
  return answer
}

/** 退费数据核对. */
export async function writeOffsForHis(
  desk: HisDesk,
  check: HisContentOf<'checkWriteOffData'>,
): Promise<object> {
  const { answer } = await checked(desk, check, kindsOfDataType['2'])
  return answer
}

/** 按业务日期获取开票信息. */
export async function billsForHis(
  desk: HisDesk,
  check: HisContentOf<'getBillByBusDate'>,
): Promise<object> {
  const { dataType } = check
  const kinds = dataType === undefined ? both : kindsOfDataType[dataType]
  const { answer, total } = await checked(desk, check, kinds, dataType)
  return { total, ...answer }
}

async function checked(
  { store }: HisDesk,
  check: Check,
  kinds: HisRange['kinds'],
  dataType?: keyof typeof kindsOfDataType,
): Promise<{ readonly answer: object; readonly total: number }> {
  const { pageNo, pageSize, placeCode = null, busType = null } = check
  const range = { ...daysOf(check), placeCode, busType, kinds }
  const { bills } = store.tables
  const [{ count, sumFen }, lines] = await Promise.all([
    bills.totals(range),
    bills.page(range, (pageNo - 1) * pageSize, pageSize),
  ])
  const answer = {
    allTotalNum: count,
    allTotalAmt: yuanFromFen(sumFen),
    pageNo,
    totalPage: Math.ceil(count / pageSize),
    billList: lines.map((line) => shownLine(line, dataType)),
  }
  return { answer, total: lines.length }
}

/** @throws HisError where no day is named, or too many are */
function daysOf(check: Check): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const { busDate, busBgnDate, busEndDate } = check
  if (busDate !== undefined) return { from: busDate, to: busDate }
  if (busBgnDate === undefined) throw new HisError('E2001', '业务日期（busDate）')
  if (busEndDate === undefined) throw new HisError('E2001', '业务终止日期（busEndDate）')
  const days = (Date.parse(busEndDate) - Date.parse(busBgnDate)) / dayMs + 1
  if (days < 1 || days > checkDaysMax) throw new HisError('E2006', '业务终止日期（busEndDate）')
  return { from: busBgnDate, to: busEndDate }
}

function shownLine(line: HisBillLine, dataType: string | undefined): object {
  const { billId, original } = line
  return {
    busNo: line.businessNumber,
    busType: line.busType,
    busDateTime: line.busDateTime,
    placeCode: line.placeCode,
    billName: billKinds[line.kind].billName,
    billBatchCode: billCodeOf(billId),
    billNo: billNumberOf(billId),
    random: line.checkCode,
    totalAmt: yuanFromFen(line.totalFen),
    ivcDateTime: hisMoment(line.issuedAt),
    dataType: dataType ?? (original === null ? '1' : '2'),
    state: line.isReversed ? '2' : '1',
    relateBillBatchCode: original === null ? '' : billCodeOf(original),
    relateBillNo: original === null ? '' : billNumberOf(original),
  }
}
