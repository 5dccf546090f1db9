import { yuanFromFen } from '@piaoqiao/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftFromHis } from './draft-from-his.ts'
import { parseExactJson } from './exact-number.ts'
import { exampleOf, readHisFields } from './his-field.ts'
import type { HisMethodName } from './his-methods.ts'
import { hisMethods } from './his-methods.ts'
import { HisError } from './his-results.ts'

type IssueName = Extract<HisMethodName, `inv${string}Bill${string}`>

function draftOf(name: IssueName, changes: object = {}) {
  const { request } = hisMethods[name]
  const content = parseExactJson(JSON.stringify({ ...exampleOf(request), ...changes }))
  return draftFromHis(readHisFields(request, content) as Parameters<typeof draftFromHis>[0])
}

test('an outpatient settlement becomes the draft that it says', () => {
  expect(draftOf('invoiceEBillOutpatient')).toEqual({
    businessNumber: 'MZ-20260302-0001',
    kind: 'outpatient',
    payer: { type: '1', code: '500000199001011238', name: '样例甲' },
    totalFen: 18_821n,
    items: [
      {
        code: '09',
        name: '西药费',
        quantity: '1',
        unit: '项',
        standard: '188.21',
        amountFen: 18_821n,
      },
    ],
    auxItems: [
      {
        relatedCode: '09',
        relatedName: '西药费',
        code: 'YP0001',
        name: '示例缓释片',
        quantity: '2',
        unit: '盒',
        standard: '94.105',
        amountFen: 18_821n,
        remark: '30mg*7片；片剂；医保分类1',
      },
    ],
    extension: {
      businessDate: '2026-03-02',
      medicalType: '门诊',
      medicalDate: '2026-03-02',
      orgType: '综合医院',
      medicalInsuranceType: '职工基本医疗保险',
      gender: '女',
      age: '36',
      patientNumber: 'MZ20260302001',
      caseNumber: 'BL0001',
      departmentName: '心内科',
      fundPayFen: 10_192n,
      otherPayFen: 0n,
      accountPayFen: 8_629n,
      ownPayFen: 0n,
      selfPaymentFen: 8_629n,
      selfFundedFen: 0n,
    },
    otherFields: [
      { tag: 'ReimbursementAmount', text: '101.92' },
      { tag: 'OwnAccountBalance', text: '0.00' },
      { tag: 'Payee', text: '收费员一' },
      { tag: 'OtherInfo1', text: '就诊须知：请妥善保管' },
    ],
    payMode: '医保',
    handlingPerson: '收费员一',
    checker: '复核员一',
  })
})

test('a hospital stay says its dates, its department and what was paid before', () => {
  const stay = { prepayAmt: '1000', refundAmt: 811.79, outHospitalDate: '2026-03-09' }
  expect(draftOf('invEBillHospitalized', stay)).toMatchObject({
    kind: 'inpatient',
    extension: {
      medicalType: '住院',
      hospitalizationNumber: 'ZY20260302001',
      departmentName: '心内科',
      inHospitalDate: '2026-03-02',
      outHospitalDate: '2026-03-09',
      prepayFen: 100_000n,
      refundFen: 81_179n,
    },
  })
})

test.each([
  ['invEBillRegistration', 'registration', '挂号'],
  ['invEBillCheckUp', 'checkup', '体检中心'],
] as const)('%s gives a bill of the kind %s', (name, kind, medicalType) => {
  expect(draftOf(name)).toMatchObject({ kind, extension: { medicalType } })
})

describe('the code of the payer', () => {
  test.each([
    ['an identity card', { cardType: '01', cardNo: '500000199001011238' }, '500000199001011238'],
    ['a hospital card', { cardType: '3101', cardNo: '9903000008' }, ''],
    [
      'a hospital card with the identity number beside it',
      { cardType: '3101', cardNo: '9903000008', idCardNo: '500000199001011238' },
      '500000199001011238',
    ],
    [
      'another card whose number is an identity number',
      { cardType: '99', cardNo: '500000199001011238' },
      '500000199001011238',
    ],
  ])('comes from %s', (_, card, code) => {
    expect(draftOf('invoiceEBillOutpatient', card).payer).toEqual({
      type: '1',
      code,
      name: '样例甲',
    })
  })

  test('of a unit is the code of the unit and never that of a card', () => {
    const unit = { payerType: '2', payer: '示例公司', payerCode: '91320100MA1PQ0001N' }
    expect(draftOf('invoiceEBillOutpatient', unit).payer).toEqual({
      type: '2',
      code: '91320100MA1PQ0001N',
      name: '示例公司',
    })
    expect(draftOf('invoiceEBillOutpatient', { payerType: '2' }).payer.code).toBe('')
  })
})

test('each way of payment is named once, those that paid nothing left out', () => {
  const channels = [
    { payChannelCode: '05', payChannelValue: '86.29' },
    { payChannelCode: '11', payChannelValue: '101.92' },
    { payChannelCode: '05', payChannelValue: '0.01' },
    { payChannelCode: '02', payChannelValue: '0.00' },
    { payChannelCode: 'HBWC', payChannelValue: '-0.01' },
  ]
  const { payMode } = draftOf('invoiceEBillOutpatient', { payChannelDetail: channels })
  expect(payMode).toBe('微信、医保、其他')
})

test('a list line of more than two decimals is rounded and keeps what was written', () => {
  const listDetail = [{ name: '注射液', amt: '12.3456', selfAmt: 0.0056 }]
  const [line] = draftOf('invoiceEBillOutpatient', { listDetail }).auxItems ?? []
  expect(line).toMatchObject({ amountFen: 1_235n, remark: '金额12.3456；自费0.0056' })
})

test('lines that do not add up to the total are refused', () => {
  expect(() => draftOf('invoiceEBillOutpatient', { totalAmt: '188.22' })).toThrow(HisError)
})

test('whatever lines are sent, as texts or as numbers, the draft adds up to the fen', () => {
  const line = fc.record({
    fen: fc.bigInt({ min: -100_000n, max: 100_000_000n }),
    asText: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
      const written = lines.map(({ fen, asText }) =>
        asText ? `${yuanFromFen(fen)}0000` : Number(fen) / 100,
      )
      const total = lines.reduce((sum, { fen }) => sum + fen, 0n)
      const chargeDetail = written.map((amt, index) => ({
        sortNo: index + 1,
        chargeCode: String(index),
        chargeName: '项目',
        amt,
      }))
      // As a careless sender adds up: what floating point leaves behind is taken away again.
      const floatTotal = lines.reduce((sum, { fen }) => sum + Number(fen) / 100, 0)
      const draft = draftOf('invoiceEBillOutpatient', { chargeDetail, totalAmt: floatTotal })
      expect(draft.totalFen).toBe(total)
      expect(draft.items.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(total)
    }),
  )
})
