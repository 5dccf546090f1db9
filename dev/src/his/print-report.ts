import { padded, widthOf } from '../terminal/text-width.ts'
import type { DayReport } from './day-report.ts'

const shownMax = 20

/** A day as a table for people, in Chinese. */
export function reportLines(report: DayReport): readonly string[] {
  const { refunds, notices, disagreements } = report
  const told =
    notices === null
      ? '没有接收'
      : `冲红进度${notices.reversals}条，票据状态${notices.states}条，签名不对${notices.badlySigned}条`
  const rows: readonly (readonly [string, string])[] = [
    ['业务日期', report.day],
    ['开具票据', `${report.bills}张，共${report.amount}元`],
    ['冲红', `${refunds.completed}／${refunds.asked}张完成，其中${refunds.held}张曾被单位持有`],
    ['换开纸质', `${report.papers}张`],
    ['预交金凭证', `${report.vouchers}张`],
    ['重复发送', `${report.repeats}次`],
    ['收到通知', told],
    ['没有答复', `${report.unanswered.length}笔`],
    ['尚未办完', `${report.open}件`],
    ['对账差异', disagreements.length === 0 ? '没有' : `${disagreements.length}处`],
    ['用时', `${report.seconds.toFixed(1)}秒`],
  ]
  return [
    ...table(rows),
    '',
    ...table([['接口方法', '次数与结果'], ...Object.entries(report.calls).map(callRow)]),
    '',
    ...table([['票据代码', '号码'], ...report.numbers.map(numberRow)]),
    ...differenceLines(report),
  ]
}

function callRow([method, results]: [string, Readonly<Record<string, number>>]): [string, string] {
  const words = Object.entries(results).map(
    ([result, count]) => `${resultNames[result] ?? result} ${count}`,
  )
  return [method, words.join('，')]
}

const resultNames: Readonly<Record<string, string>> = { done: '成功', silent: '没有答复' }

function numberRow({ billBatchCode, first, last, count }: DayReport['numbers'][number]) {
  return [billBatchCode, `${first}至${last}，共${count}个`] as const
}

function differenceLines({ disagreements }: DayReport): readonly string[] {
  if (disagreements.length === 0) return []
  const lines = disagreements
    .slice(0, shownMax)
    .map(({ what, about, expected, got }) => `  ${what}　${about}：应为${expected}，开票站为${got}`)
  const more = disagreements.length - lines.length
  return ['', '差异', ...lines, ...(more > 0 ? [`  另有${more}处`] : [])]
}

/** Rows whose second column stands straight. */
function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([label]) => widthOf(label)))
  return rows.map(([label, text]) => `${padded(label, width)}  ${text}`)
}
