import { billCodeOf, billNumberOf, dateAt, yuanFromFen } from '@piaoqiao/domain'
import type {
  CountedFen,
  DifferenceKind,
  IncomeDifference,
  IncomePosting,
  IncomeSource,
  IncomeState,
} from '../income-ports.ts'
import { differenceKinds } from '../income-ports.ts'
import type { IncomeReport } from '../use-cases/income-report.ts'
import { wordsOf } from '../use-cases/income-words.ts'
import type { Column } from './table-export.ts'

const stateNames: Readonly<Record<IncomeState, string>> = {
  waiting: '待报送',
  posted: '已入账',
  refused: '被拒绝',
  withdrawn: '已撤销',
}
const sourceNames: Readonly<Record<IncomeSource, string>> = {
  counter: '单张办理',
  system: '系统报送',
  file: '文件上传',
}

function stateName({ state, withdrawal }: IncomePosting): string {
  if (withdrawal === 'waiting') return '撤销待报送'
  return withdrawal === 'refused' ? '撤销被拒绝' : stateNames[state]
}

export function shownPosting(posting: IncomePosting): object {
  const { postingId, billId, amountFen, postedOn, voucherNumber, source, state, code } = posting
  return {
    postingId: postingId.toString(),
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    amount: yuanFromFen(amountFen),
    postedOn,
    voucherNumber,
    source,
    state,
    stateName: stateName(posting),
    withdrawal: posting.withdrawal,
    withdrawalReason: posting.withdrawalReason,
    code,
    sentence: code === null ? null : wordsOf(code).sentence,
    receivedAt: new Date(posting.receivedAt).toISOString(),
    changedAt: new Date(posting.changedAt).toISOString(),
  }
}

export const postingColumns: readonly Column<IncomePosting>[] = [
  { title: '票据代码', cell: ({ billId }) => billCodeOf(billId) },
  { title: '票据号码', cell: ({ billId }) => billNumberOf(billId) },
  { title: '入账金额', cell: ({ amountFen }) => yuanFromFen(amountFen) },
  { title: '入账日期', cell: ({ postedOn }) => postedOn },
  { title: '会计凭证号', cell: ({ voucherNumber }) => voucherNumber },
  { title: '状态', cell: stateName },
  { title: '说明', cell: ({ code }) => (code === null ? '' : wordsOf(code).sentence) },
  { title: '来源', cell: ({ source }) => sourceNames[source] },
]

export function shownIncomeReport(report: IncomeReport): object {
  const { period, netFen, differenceFen, listed, isCut, differences } = report
  return {
    from: period.from,
    to: period.to,
    issued: shownCount(report.issued),
    red: shownCount(report.red),
    net: yuanFromFen(netFen),
    posted: shownCount(report.posted),
    difference: yuanFromFen(differenceFen),
    differences: (Object.keys(differenceKinds) as DifferenceKind[]).map((kind) => ({
      kind,
      name: differenceKinds[kind],
      ...shownCount(differences[kind]),
    })),
    dated: shownCount(report.dated),
    datedForOtherDays: shownCount(report.datedForOtherDays),
    waiting: shownCount(report.waiting),
    listed: listed.map(shownDifference),
    isCut,
  }
}

function shownCount({ count, fen }: CountedFen): object {
  return { count, amount: yuanFromFen(fen) }
}

function shownDifference(difference: IncomeDifference): object {
  const { kind, billId, faceFen, postedFen, differenceFen, issuedAt } = difference
  const { postedOn, voucherNumber, code } = difference
  return {
    kind,
    name: differenceKinds[kind],
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    issuedOn: issuedAt === null ? null : dateAt(issuedAt),
    amount: faceFen === null ? null : yuanFromFen(faceFen),
    posted: postedFen === null ? null : yuanFromFen(postedFen),
    difference: yuanFromFen(differenceFen),
    postedOn,
    voucherNumber,
    code,
  }
}

export const differenceColumns: readonly Column<IncomeDifference>[] = [
  { title: '类别', cell: ({ kind }) => differenceKinds[kind] },
  { title: '票据代码', cell: ({ billId }) => billCodeOf(billId) },
  { title: '票据号码', cell: ({ billId }) => billNumberOf(billId) },
  { title: '开票日期', cell: ({ issuedAt }) => (issuedAt === null ? '' : dateAt(issuedAt)) },
  { title: '票据金额', cell: ({ faceFen }) => (faceFen === null ? '' : yuanFromFen(faceFen)) },
  {
    title: '入账金额',
    cell: ({ postedFen }) => (postedFen === null ? '' : yuanFromFen(postedFen)),
  },
  { title: '差额', cell: ({ differenceFen }) => yuanFromFen(differenceFen) },
  { title: '入账日期', cell: ({ postedOn }) => postedOn ?? '' },
  { title: '会计凭证号', cell: ({ voucherNumber }) => voucherNumber ?? '' },
  { title: '说明', cell: ({ code }) => (code === null ? '' : wordsOf(code).sentence) },
]
