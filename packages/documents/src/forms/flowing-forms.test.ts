import { expect, test } from 'vitest'
import { connectionNotice, type ConnectionNoticeFields } from './connection-notice.ts'
import { jointTestReport, type CaseResult, type ReportedCase } from './joint-test-report.ts'
import { firstOutOfOrder, saidByPdf } from './testing/said-by-pdf.ts'

const caseResults: readonly CaseResult[] = ['pass', 'pass', 'fail', 'skip', 'wait', 'error']
const words = ['通过', '通过', '未通过', '跳过', '等待', '错误']
const cases = Array.from({ length: 90 }, (_, index): ReportedCase => {
  const result = caseResults[index % caseResults.length] ?? 'pass'
  return { code: `lock-${index}`, title: `第${index}例`, clause: `条款${index}`, result }
})
const report = {
  unitName: '示例制造有限公司',
  creditCode: '91500000MA0000002E',
  systemName: '示例费用系统',
  vendorName: '示例软件公司',
  environment: '联调测试环境',
  from: '2026-03-09',
  to: '2026-03-11',
  version: '1.0',
  cases,
  missing: ['没有测试跨省冲红。', '没有测试更换公钥。'],
  conclusion: '大部分符合要求。\n建议整改后复测。',
}

test('a report says everything in order, over pages with head and number', async () => {
  const pages = await saidByPdf(await jointTestReport(report))
  const rows = cases.flatMap(({ code, title, clause }, index) => {
    return [code, title, clause, words[index % words.length] ?? '']
  })
  const texts = [
    '单位业务系统与财政电子票据公共服务平台联调测试报告',
    '单位全称',
    report.unitName,
    '统一社会信用代码',
    report.creditCode,
    '业务系统名称',
    report.systemName,
    '供应商名称',
    report.vendorName,
    '测试环境',
    report.environment,
    '报文版本',
    report.version,
    '2026年3月9日至2026年3月11日',
    '合计通过未通过跳过等待错误903015151515',
    ...rows,
    '1．没有测试跨省冲红。',
    '2．没有测试更换公钥。',
    '大部分符合要求。',
    '建议整改后复测。',
    '申请单位（盖章）',
    '市财政非税中心（盖章）',
    '测试负责人签字：',
  ]
  expect(firstOutOfOrder(pages.join(''), texts)).toBe(-1)
  expect(pages.length).toBeGreaterThan(2)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`第${index + 1}页共${pages.length}页`)
  }
  const later = pages.slice(1)
  expect(later.every((page) => page.startsWith('联调测试报告示例制造有限公司'))).toBe(true)
  const withCases = pages.filter((page) => page.includes('lock-'))
  expect(withCases.every((page) => page.includes('序号用例编号测试内容依据条款结果'))).toBe(true)
})

test('a blank report has room for everything', async () => {
  const pages = await saidByPdf(await jointTestReport({ cases: [] }))
  const texts = ['单位全称', '年月日至年月日', '000000', '尚缺事项', '无。', '测试结论', '盖章']
  expect(firstOutOfOrder(pages.join(''), texts)).toBe(-1)
})

test('a report of cases with the longest texts goes on over pages', async () => {
  const long = '长'.repeat(300)
  const one: ReportedCase = { code: long, title: long, clause: long, result: 'error' }
  const pages = await saidByPdf(await jointTestReport({ cases: [one, one, one] }))
  const said = pages.join('')
  expect([...said].filter((character) => character === '长')).toHaveLength(9 * 300)
})

const [anyCase] = cases
test.each([
  ['FORM_CASES_TOO_MANY', { cases: Array.from({ length: 5_001 }, () => anyCase) }],
  ['FORM_CASES_TOO_MANY', { missing: Array.from({ length: 501 }, () => '') }],
  ['FORM_TEXT_TOO_LONG', { conclusion: '字'.repeat(1_001) }],
  ['FORM_TEXT_TOO_LONG', { missing: ['字'.repeat(301)] }],
  ['FORM_TEXT_TOO_LONG', { systemName: '字'.repeat(101) }],
  ['FORM_DATE_MALFORMED', { to: '2026-3-1' }],
])('a report with too much is refused: %s %#', async (code, changes) => {
  const fields = { ...report, ...changes } as typeof report
  await expect(jointTestReport(fields)).rejects.toMatchObject({ code })
})

const notice: ConnectionNoticeFields = {
  unitName: '示例制造有限公司',
  accountId: 'ACCOUNT-0001',
  environments: [
    {
      name: '联调测试环境',
      appId: 'unit-0001-test',
      messageAddress: 'https://test.platform.example/exchange/v1/',
      publicKeyFingerprint: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    },
    { name: '正式环境', appId: 'unit-0001' },
  ],
  mailbox: 'platform@finance.example',
  issuerName: '示例市财政局',
  issuedOn: '2026-03-03',
}

test('a notice says what was allotted to the unit, and then what to do', async () => {
  const pages = await saidByPdf(await connectionNotice(notice))
  const [test1] = notice.environments
  const texts = [
    '财政电子票据公共服务平台对接须知',
    '示例制造有限公司：',
    'ACCOUNT-0001',
    '联调测试环境',
    'appId',
    'unit-0001-test',
    test1?.messageAddress ?? '',
    test1?.publicKeyFingerprint ?? '',
    '正式环境',
    'unit-0001',
    '妥善存储',
    '提前预约',
    'platform@finance.example',
    '单位名称+跨省报销系统联调申请',
    '单位名称+跨省报销联调测试报告',
    '示例市财政局',
    '2026年3月3日',
  ]
  expect(firstOutOfOrder(pages.join(''), texts)).toBe(-1)
})

test('equal fields of a notice and of a report give equal bytes', async () => {
  const bytes = Buffer.from(await connectionNotice(notice))
  expect(bytes.equals(await connectionNotice(structuredClone(notice)))).toBe(true)
  const reported = Buffer.from(await jointTestReport(report))
  expect(reported.equals(await jointTestReport(structuredClone(report)))).toBe(true)
})

test.each([
  ['FORM_CASES_TOO_MANY', { environments: Array.from({ length: 6 }, () => ({})) }],
  ['FORM_TEXT_TOO_LONG', { environments: [{ messageAddress: 'h'.repeat(301) }] }],
  ['FORM_TEXT_TOO_LONG', { mailbox: 'm'.repeat(101) }],
])('a notice with too much is refused: %s %#', async (code, changes) => {
  await expect(connectionNotice({ ...notice, ...changes })).rejects.toMatchObject({ code })
})
