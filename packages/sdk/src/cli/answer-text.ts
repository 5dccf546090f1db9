import type {
  BillView,
  BillViewItem,
  ChangeAnswerItem,
  RefusedItem,
  UnknownItem,
} from '@piaoqiao/protocol'
import { factsText } from './table.ts'
import { beijingTime, paint, printable } from './terminal.ts'
import type { Colour, Terminal } from './terminal.ts'

export type ItemAnswer = BillViewItem | ChangeAnswerItem

const stateColours: Readonly<Record<string, Colour>> = {
  可报销: 'green',
  已锁定: 'yellow',
  部分报销: 'cyan',
  已报销: 'gray',
  已入账: 'gray',
  冲红锁定: 'red',
  待冲红: 'red',
  待追回: 'red',
  已冲红: 'red',
}

export function stateColour(state: string): Colour {
  return stateColours[state] ?? 'yellow'
}

/** One answer in full. */
export function answerText(terminal: Terminal, answer: ItemAnswer): string {
  switch (answer.outcome) {
    case 'found':
      return foundText(terminal, answer)
    case 'done':
      return doneText(terminal, answer)
    default:
      return failedText(terminal, answer)
  }
}

function foundText(terminal: Terminal, view: BillView): string {
  const state = paint(terminal, stateColour(view.state), printable(view.sentence))
  const lock = view.lock
  return `票据 ${view.billCode} ${view.billNumber}  ${state}\n${factsText([
    ['票据名称', view.billName],
    ['开票单位', view.issuerName],
    ['开票日期', view.issuedOn],
    ['票据金额', view.amount],
    ['可报销金额', view.reimbursable],
    ['可报销余额', view.balance],
    ...(lock === null
      ? []
      : ([
          ['锁定单位', lock.holderName],
          ['锁定至', beijingTime(lock.expiresAt)],
          ...(lock.lockId === undefined ? [] : [['锁定编号', lock.lockId] as const]),
        ] as const)),
    ...view.ownReports.map((report) => ['报销记录', reportLine(report)] as const),
    ...(view.redBillNumber === null
      ? []
      : [['红字票据', `${view.redBillCode} ${view.redBillNumber}`] as const]),
  ])}`
}

function reportLine(report: BillView['ownReports'][number]): string {
  const posted = report.postedOn === null ? '未入账' : `${report.postedOn}入账`
  const state = report.withdrawn ? '已撤销' : posted
  return `${report.reportId}  ${report.amount}  ${report.reimbursedOn}  ${report.voucherNumber}  ${state}`
}

type DoneItem = Extract<ChangeAnswerItem, { outcome: 'done' }>

function doneText(terminal: Terminal, done: DoneItem): string {
  const { lockId, expiresAt, reportId, authorisationId, balance } = done
  return `${paint(terminal, 'green', printable(done.sentence))} ${code(terminal, done)}\n${factsText(
    [
      ['票据', `${done.billCode} ${done.billNumber}`],
      ...(lockId === undefined ? [] : [['锁定编号', lockId] as const]),
      ...(expiresAt === undefined ? [] : [['锁定至', beijingTime(expiresAt)] as const]),
      ...(reportId === undefined ? [] : [['报销记录', reportId] as const]),
      ...(authorisationId === undefined ? [] : [['授权编号', authorisationId] as const]),
      ...(balance === undefined ? [] : [['可报销余额', balance] as const]),
    ],
  )}`
}

export function failedText(terminal: Terminal, failed: RefusedItem | UnknownItem): string {
  const colour = failed.outcome === 'refused' ? 'red' : 'yellow'
  const sentence = paint(terminal, colour, printable(failed.sentence))
  return `${sentence} ${code(terminal, failed)}\n  ${printable(failed.next)}\n`
}

function code(terminal: Terminal, answer: { readonly code: string }): string {
  return paint(terminal, 'gray', printable(answer.code))
}
