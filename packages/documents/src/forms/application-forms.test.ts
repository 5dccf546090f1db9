import { describe, expect, test } from 'vitest'
import { onlineApplicationForm, systemApplicationForm } from './application-forms.ts'
import {
  jointTestFields,
  longestFields,
  onlineFields,
  systemFields,
} from './cases/sample-fields.ts'
import { jointTestForm } from './joint-test-form.ts'
import { firstOutOfOrder, saidByPdf } from './testing/said-by-pdf.ts'

const unitHead = ['1.申请单位信息', '单位全称', '统一社会信用代码', '通信地址', '单位类型']
const people = ['单位法人', '手机', '身份证号', '单位经办人', '手机', '身份证号', '电子邮箱']
const unitFoot = ['2.申请单位意见', '申请单位（盖章）', '年月日']
const onlineTitle = '财政电子票据跨省报销业务申请表（在线单位）'
const systemTitle = '财政电子票据跨省报销业务申请表（对接单位）'
const jointTitle = '单位业务系统与财政电子票据公共服务平台接口联调申请表'
const required = '单位采用系统对接时，此项必填'

describe('a blank form has the labels of the official one in its order', () => {
  test.each([
    {
      form: onlineApplicationForm({}),
      labels: [
        onlineTitle,
        ...unitHead,
        '□行政事业单位',
        '□商业保险公司',
        '□其他单位',
        ...people,
        ...unitFoot,
        '3. 财政部门审核意见',
        '审核人：',
        '年月日',
      ],
    },
    {
      form: systemApplicationForm({}),
      labels: [
        systemTitle,
        ...unitHead,
        '□医保',
        '□商保',
        '□其他报销单位',
        ...people,
        '本单位业务系统名称',
        required,
        '本单位业务系统供应商名称',
        required,
        ...unitFoot,
        '3.市财政非税中心审核意见',
        '年月日',
      ],
    },
    {
      form: jointTestForm({}),
      labels: [
        jointTitle,
        '1.申请单位信息',
        '单位全称',
        '统一社会信用代码',
        '单位联系人',
        '手机',
        '电子邮箱',
        '测试环境IP地址',
        '端口',
        '正式环境IP地址',
        '端口',
        '申请联调时间',
        '单位公钥',
        '用于财政返回报文时对报文进行数字信封加密',
        ...unitFoot,
        '3. 市财政非税中心意见',
        '年月日',
      ],
    },
  ])('$labels.0', async ({ form, labels }) => {
    const said = await saidByPdf(await form)
    expect(said).toHaveLength(1)
    expect(firstOutOfOrder(said[0] ?? '', labels)).toBe(-1)
  })
})

describe('what is filled in stands behind its label', () => {
  test('of a unit that works online', async () => {
    const [said = ''] = await saidByPdf(await onlineApplicationForm(onlineFields))
    const texts = [
      '单位全称',
      '示例制造有限公司',
      '统一社会信用代码',
      '91500000MA0000002E',
      '通信地址',
      '示例市示例区示例路1号',
      '□行政事业单位',
      '□商业保险公司',
      '☑其他单位',
      '单位法人',
      '甲样例',
      '手机',
      '13000000000',
      '身份证号',
      '500104199001010011',
      '单位经办人',
      '乙样例',
      '手机',
      '13000000001',
      '身份证号',
      '500104199102020028',
      '电子邮箱',
      'handler@unit.example',
      '同意申请，所填内容属实。',
      '2026年3月2日',
      '资料齐全，同意开通。',
      '审核人：丙样例',
      '2026年3月3日',
    ]
    expect(firstOutOfOrder(said, texts)).toBe(-1)
  })

  test('of a unit with a system', async () => {
    const [said = ''] = await saidByPdf(await systemApplicationForm(systemFields))
    const texts = [
      '□医保',
      '☑商保',
      '□其他报销单位',
      '本单位业务系统名称',
      '示例费用系统',
      '本单位业务系统供应商名称',
      '示例软件公司',
      '同意对接。',
      '2026年3月3日',
    ]
    expect(firstOutOfOrder(said, texts)).toBe(-1)
    expect(said).not.toContain(required)
  })

  test('of a joint test, with the keys of both environments', async () => {
    const [said = ''] = await saidByPdf(await jointTestForm(jointTestFields))
    const { publicKey = '', productionPublicKey = '' } = jointTestFields
    const texts = [
      '乙样例',
      '13000000001',
      'handler@unit.example',
      '203.0.113.7',
      '7180',
      '198.51.100.20',
      '443',
      '2026年3月9日上午',
      '测试环境：',
      publicKey,
      '正式环境：',
      productionPublicKey,
      '同意联调。',
      '2026年3月4日',
    ]
    expect(firstOutOfOrder(said, texts)).toBe(-1)
  })
})

test('a key in PEM stands there without its first and last line', async () => {
  const publicKey = '-----BEGIN PUBLIC KEY-----\nMFkw\nEwYH\n-----END PUBLIC KEY-----\n'
  const [said] = await saidByPdf(await jointTestForm({ publicKey }))
  expect(said).toContain('单位公钥MFkwEwYH')
  expect(said).not.toContain('BEGIN')
})

test.each([
  ['online', () => onlineApplicationForm(longestFields.online)],
  ['system', () => systemApplicationForm(longestFields.system)],
  ['joint test', () => jointTestForm(longestFields.jointTest)],
])('the longest fields of the %s form are on its one page and whole', async (_, form) => {
  const said = await saidByPdf(await form())
  expect(said).toHaveLength(1)
  const { unitName, creditCode } = longestFields.online
  const { text } = longestFields.online.unitOpinion
  const texts = [unitName, creditCode, longestFields.online.handler.name, text, '2026年12月31日']
  expect(firstOutOfOrder(said[0] ?? '', texts)).toBe(-1)
})

test('rare characters can be copied, also those that no font here draws', async () => {
  const [said] = await saidByPdf(await onlineApplicationForm({ unitName: '龘㛃𠀀公司' }))
  expect(said).toContain('龘㛃𠀀公司')
})

test('equal fields give equal bytes, and other fields another file identifier', async () => {
  const form = Buffer.from(await onlineApplicationForm(onlineFields))
  expect(form.equals(await onlineApplicationForm(structuredClone(onlineFields)))).toBe(true)
  const other = Buffer.from(await onlineApplicationForm({ ...onlineFields, unitName: '别的公司' }))
  expect(idOf(form)).not.toEqual(idOf(other))
})

const idOf = (pdf: Buffer) => /\/ID \[.*?\]/s.exec(pdf.toString('latin1'))?.[0]

test.each([
  ['FORM_TEXT_TOO_LONG', '单位全称', { unitName: '字'.repeat(101) }],
  ['FORM_TEXT_TOO_LONG', '申请单位意见', { unitOpinion: { text: '字'.repeat(151) } }],
  ['FORM_TEXT_TOO_LONG', '申请单位意见', { unitOpinion: { text: '字\n'.repeat(8) } }],
  ['FORM_TEXT_MALFORMED', '通信地址', { address: '甲\u{0}乙' }],
  ['FORM_TEXT_MALFORMED', '手机', { handler: { mobile: '\u{D800}' } }],
  ['FORM_DATE_MALFORMED', '申请单位意见', { unitOpinion: { on: '2026-02-30' } }],
])('%s in %s', async (code, field, fields) => {
  await expect(onlineApplicationForm(fields)).rejects.toMatchObject({ code, field })
})
