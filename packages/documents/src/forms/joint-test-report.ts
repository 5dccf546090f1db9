import type { CalendarDate } from '@piaoqiao/domain'
import { loadFaceFont } from '../fonts/face-font.ts'
import {
  formNameCharactersMax,
  reportCasesMax,
  reportConclusionCharactersMax,
  reportMissingMax,
  reportTextCharactersMax,
} from './bounds.ts'
import { flowTable, type FlowColumn } from './flow-table.ts'
import { requireCharacters } from './form-cell.ts'
import { FormError } from './form-error.ts'
import { formText, leftMm, sizesMm, type FormMark } from './form-page.ts'
import { dateLine } from './opinion-row.ts'
import { PageFlow } from './page-flow.ts'
import { writeFormPdf } from './write-form-pdf.ts'

/** 通过, 未通过, 跳过, 等待, 错误. */
export type CaseResult = 'pass' | 'fail' | 'skip' | 'wait' | 'error'

export interface ReportedCase {
  /** Stable code of the case. */
  readonly code: string
  readonly title: string
  /** Of the protocol, which the case checks. */
  readonly clause: string
  readonly result: CaseResult
}

/** 联调测试报告 (附件2, step 5). Whatever is absent or empty is left blank. */
export interface JointTestReportFields {
  readonly unitName?: string
  /** 统一社会信用代码. */
  readonly creditCode?: string
  readonly systemName?: string
  readonly vendorName?: string
  /** Such as `联调测试环境`, with its address. */
  readonly environment?: string
  /** The first and the last day of testing. */
  readonly from?: CalendarDate
  readonly to?: CalendarDate
  /** Of the protocol. */
  readonly version?: string
  /** In the order in which they are printed. */
  readonly cases: readonly ReportedCase[]
  /** What was not tested and why, one sentence each. */
  readonly missing?: readonly string[]
  /** 测试结论; paragraphs are parted by line feeds. */
  readonly conclusion?: string
  readonly unitSignedOn?: CalendarDate
  readonly centreSignedOn?: CalendarDate
}

const titleLines = ['单位业务系统与财政电子票据公共服务平台', '联调测试报告']
const results: Readonly<Record<CaseResult, string>> = {
  pass: '通过',
  fail: '未通过',
  skip: '跳过',
  wait: '等待',
  error: '错误',
}
const bad: readonly string[] = [results.fail, results.error]

const factColumns: readonly FlowColumn[] = [
  { label: '项目', widthMm: 38, align: 'middle' },
  { label: '内容', widthMm: 120, align: 'start' },
]
const countColumns: readonly FlowColumn[] = ['合计', ...Object.values(results)].map((label) => {
  return { label, widthMm: 158 / 6, align: 'middle' }
})
const caseColumns: readonly FlowColumn[] = [
  { label: '序号', widthMm: 12, align: 'middle' },
  { label: '用例编号', widthMm: 42, align: 'start' },
  { label: '测试内容', widthMm: 56, align: 'start' },
  { label: '依据条款', widthMm: 32, align: 'start' },
  { label: '结果', widthMm: 16, align: 'middle', isStrong: (text) => bad.includes(text) },
]

/**
 * 单位业务系统与财政电子票据公共服务平台联调测试报告, on as many pages of A4 as it takes.
 * @returns PDF; equal fields give equal bytes
 * @throws FormError FORM_TEXT_TOO_LONG, FORM_TEXT_MALFORMED, FORM_DATE_MALFORMED, FORM_CASES_TOO_MANY
 */
export async function jointTestReport(fields: JointTestReportFields): Promise<Uint8Array> {
  const { cases, missing = [], conclusion = '', unitName = '' } = fields
  checkBounds(fields)
  const flow = new PageFlow(loadFaceFont(), titleLines)
  flow.heading('一、基本情况')
  flowTable(flow, factColumns, factRows(fields))
  flow.heading('二、结果统计')
  flowTable(flow, countColumns, [counts(cases)])
  flow.heading('三、测试用例')
  flowTable(flow, caseColumns, caseRows(cases))
  flow.heading('四、尚缺事项')
  if (missing.length === 0) flow.paragraphs('无。', '尚缺事项')
  for (const [index, sentence] of missing.entries()) {
    flow.paragraphs(`${index + 1}．${sentence}`, '尚缺事项')
  }
  flow.heading('五、测试结论')
  flow.paragraphs(conclusion, '测试结论')
  placeSigning(flow, fields)
  const head = `联调测试报告${unitName === '' ? '' : `　${unitName}`}`
  return writeFormPdf(titleLines.join(''), flow.pages(head))
}

function checkBounds({ cases, missing = [], conclusion, ...facts }: JointTestReportFields): void {
  if (cases.length > reportCasesMax) throw new FormError('FORM_CASES_TOO_MANY', '测试用例')
  if (missing.length > reportMissingMax) throw new FormError('FORM_CASES_TOO_MANY', '尚缺事项')
  const { unitName, creditCode, systemName, vendorName, environment, version } = facts
  const named = { 单位全称: unitName, 统一社会信用代码: creditCode, 业务系统名称: systemName }
  const others = { 供应商名称: vendorName, 测试环境: environment, 报文版本: version }
  for (const [label, value] of Object.entries({ ...named, ...others })) {
    requireCharacters({ label, value, charactersMax: formNameCharactersMax })
  }
  const charactersMax = reportTextCharactersMax
  for (const { code, title, clause } of cases) {
    for (const value of [code, title, clause]) {
      requireCharacters({ label: '测试用例', value, charactersMax })
    }
  }
  for (const value of missing) requireCharacters({ label: '尚缺事项', value, charactersMax })
  requireCharacters({
    label: '测试结论',
    value: conclusion,
    charactersMax: reportConclusionCharactersMax,
  })
}

function factRows(fields: JointTestReportFields): string[][] {
  const { unitName = '', creditCode = '', systemName = '', vendorName = '' } = fields
  const { environment = '', version = '', from, to } = fields
  return [
    ['单位全称', unitName],
    ['统一社会信用代码', creditCode],
    ['业务系统名称', systemName],
    ['供应商名称', vendorName],
    ['测试环境', environment],
    ['报文版本', version],
    ['测试时间', `${dateLine(from, '测试时间')}至${dateLine(to, '测试时间')}`],
  ]
}

function counts(cases: readonly ReportedCase[]): string[] {
  const of = (result: CaseResult) => cases.filter((each) => each.result === result).length
  return [cases.length, ...(Object.keys(results) as CaseResult[]).map(of)].map(String)
}

function caseRows(cases: readonly ReportedCase[]): string[][] {
  return cases.map(({ code, title, clause, result }, index) => {
    return [String(index + 1), code, title, clause, results[result]]
  })
}

const signingMm = 46

/** Both sides sign and seal beside each other, and never on a page without anything else to sign for. */
function placeSigning(
  flow: PageFlow,
  { unitSignedOn, centreSignedOn }: JointTestReportFields,
): void {
  const parties = [
    ['申请单位（盖章）', '测试负责人签字：', dateLine(unitSignedOn, '申请单位')],
    ['市财政非税中心（盖章）', '测试负责人签字：', dateLine(centreSignedOn, '市财政非税中心')],
  ]
  flow.place(signingMm, (top) =>
    parties.flatMap((lines, party) =>
      lines.map((line, index): FormMark =>
        formText(flow.font, line, {
          xMm: leftMm + 8 + party * 80,
          baselineMm: top + 14 + index * 12,
          sizeMm: sizesMm.text,
        }),
      ),
    ),
  )
}
