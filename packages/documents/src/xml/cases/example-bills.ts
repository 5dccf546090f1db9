import { creditCodeCheckCharacter, identityNumberCheckCharacter } from '@piaoqiao/domain'
import type { BillDocument, BillMain, Item, MainExtension } from '../bill-document.ts'
import { billXmlId } from '../write-bill-xml.ts'

/** Invented bills for tests. Names are neutral; codes and identity numbers have right check characters. */

const withCheck = (first17: string, check: (first17: string) => string | null): string =>
  `${first17}${check(first17) ?? ''}`

const hospital = {
  code: withCheck('12500000MB0000001', creditCodeCheckCharacter),
  name: '示例市第一人民医院',
  recName: '示例市第一人民医院',
  recAccount: '5000000000000000001',
  recBank: '示例银行示例支行',
}
const bureau = {
  code: withCheck('11500000MB0000002', creditCodeCheckCharacter),
  name: '示例市公安局出入境管理处',
}
const charity = {
  code: withCheck('53500000MB0000003', creditCodeCheckCharacter),
  name: '示例市慈善会',
}
const patient = {
  type: '1',
  code: withCheck('50000019900101123', identityNumberCheckCharacter),
  name: '样例甲',
} as const
const company = {
  type: '2',
  code: withCheck('91500000MA0000004', creditCodeCheckCharacter),
  name: '示例制造有限公司',
  account: '5000000000000000002',
  bank: '示例银行示例支行',
} as const

function item(name: string, amountFen: bigint, more: Partial<Item> = {}): Item {
  return { name, quantity: '1', unit: '项', amountFen, extension: { unknown: [] }, ...more }
}

type MainGiven = Pick<BillMain, 'billName' | 'billCode' | 'billNumber' | 'issuer' | 'payer'> &
  Partial<BillMain>

function bill(
  main: MainGiven,
  extension: Omit<MainExtension, 'unknown'> & Partial<MainExtension>,
  details: readonly Item[],
): BillDocument {
  return {
    header: { tag: 'CZ-EI-50', id: billXmlId(main.billCode, main.billNumber), version: '1.1.0' },
    main: {
      checkCode: 'a1b2c3',
      specimenCode: '5006012501',
      supervisorAreaCode: '500000',
      totalFen: details.reduce((total, { amountFen }) => total + amountFen, 0n),
      issuedOn: '2026-03-02',
      issuedAt: '09:29:53',
      handlingPerson: '收费员一',
      checker: '复核员一',
      extension: { unknown: [], ...extension },
      ...main,
    },
    details,
    auxDetails: [],
  }
}

export const outpatientBill: BillDocument = {
  ...bill(
    {
      billName: '医疗门诊收费票据（电子）',
      billCode: '50060125',
      billNumber: '0000000101',
      issuer: hospital,
      payer: patient,
      payMode: '医保移动支付',
    },
    {
      gender: '女',
      medicalType: '普通门诊',
      patientNumber: 'MZ20260302001',
      medicalDate: '2026-03-02',
      orgType: '综合医院',
      medicalInsuranceType: '职工基本医疗保险',
      fundPayFen: 10_192n,
      otherPayFen: 0n,
      accountPayFen: 8_629n,
      ownPayFen: 0n,
      selfPaymentFen: 8_000n,
      selfFundedFen: 629n,
      unknown: [
        { tag: 'Custom4', text: '120.50' },
        { tag: 'Custom1', text: '' },
      ],
    },
    [item('西药费', 13_821n, { code: '0601001' }), item('检查费', 5_000n, { code: '0601002' })],
  ),
  auxDetails: [
    {
      relatedCode: '0601001',
      relatedName: '西药费',
      name: '示例缓释片 <10mg>',
      quantity: '2',
      unit: '盒',
      standard: '69.105',
      amountFen: 13_821n,
      extension: { unknown: [{ tag: 'Grade', text: '甲' }] },
    },
    { relatedCode: '0601002', name: '彩色超声检查', amountFen: 5_000n, extension: { unknown: [] } },
  ],
}

export const inpatientBill: BillDocument = bill(
  {
    billName: '医疗住院收费票据（电子）',
    billCode: '50060225',
    billNumber: '0000000201',
    issuer: hospital,
    payer: patient,
  },
  {
    hospitalizationNumber: 'ZY20260215009',
    departmentName: '骨科',
    inHospitalDate: '2026-02-15',
    outHospitalDate: '2026-03-01',
    prepayFen: 500_000n,
    rechargeFen: 0n,
    refundFen: 120_050n,
    fundPayFen: 1_500_000n,
    otherPayFen: 200_000n,
    accountPayFen: 100_000n,
    ownPayFen: 379_950n,
  },
  [
    item('床位费', 60_000n, { quantity: '14', unit: '天' }),
    item('手术费', 1_200_000n),
    item('西药费', 919_950n, { extension: { detailName: '抗生素', unknown: [] } }),
  ],
)

export const checkUpBill: BillDocument = bill(
  {
    billName: '医疗门诊收费票据（电子）',
    billCode: '50060125',
    billNumber: '0000000301',
    issuer: hospital,
    payer: company,
    remark: '职工体检 & 复查',
  },
  { medicalType: '体检', age: '41' },
  [item('体检费', 80_000n, { quantity: '1.0', unit: '人' })],
)

export const nonTaxBill: BillDocument = bill(
  {
    billName: '非税收入通用票据（电子）',
    billCode: '50010125',
    billNumber: '0000000401',
    issuer: bureau,
    payer: patient,
    currencyType: 'CNY',
    exchangeRate: '1',
  },
  { payCode: '50000026000000000001' },
  [item('证照工本费', 12_000n, { standard: '120.00' })],
)

export const donationBill: BillDocument = bill(
  {
    billName: '公益事业捐赠统一票据（电子）',
    billCode: '50050125',
    billNumber: '0000000501',
    issuer: charity,
    payer: { type: '1', code: '', name: '爱心人士' },
  },
  {},
  [item('捐赠款', 100_000n)],
)

/** Reverses `outpatientBill`. */
export const redBill: BillDocument = bill(
  {
    billName: '医疗门诊收费票据（电子）',
    billCode: '50060125',
    billNumber: '0000000102',
    issuer: hospital,
    payer: patient,
    supervisorRemark: '冲红',
  },
  {
    relatedBillCode: outpatientBill.main.billCode,
    relatedBillNumber: outpatientBill.main.billNumber,
    fundPayFen: -10_192n,
    accountPayFen: -8_629n,
  },
  [item('西药费', -13_821n), item('检查费', -5_000n)],
)

export const exampleBills: Readonly<Record<string, BillDocument>> = {
  outpatientBill,
  inpatientBill,
  checkUpBill,
  nonTaxBill,
  donationBill,
  redBill,
}
