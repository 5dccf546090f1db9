import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import type { IssuerAccountingData, Voucher, VoucherBill } from '@piaoqiao/documents/accounting'

/** Invented data for tests. */

const creditCode = (first17: string) => `${first17}${creditCodeCheckCharacter(first17) ?? ''}`

export const sampleIssuerData: IssuerAccountingData = {
  billTag: 'CZ-EI-50',
  billName: '医疗门诊收费票据（电子）',
  billCode: '50060125',
  billNumber: '0000000101',
  checkCode: 'a1b2c3',
  supervisorAreaCode: '500000',
  totalFen: 18_821n,
  issuedOn: '2026-03-02',
  issuedAt: '09:29:53',
  issuerCode: creditCode('12500000MB0000001'),
  issuerName: '示例市第一人民医院',
  payerType: '1',
  payerName: '样例甲',
  fundPayFen: 10_192n,
  accountPayFen: 8_629n,
  items: [
    { name: '西药费', quantity: '1', unit: '项', amountFen: 13_821n },
    { name: '检查费 & 化验费', amountFen: 5_000n },
  ],
}

export const sampleVoucher: Voucher = {
  entityName: '示例制造有限公司',
  entityCode: creditCode('91500000MA0000004'),
  voucherNumber: '记-0012',
  period: '2026-03',
  summary: '报销医药费',
  postedOn: '2026-03-09',
}

function billOf(billNumber: string, amountFen: bigint): VoucherBill {
  return {
    billCode: '50060125',
    billNumber,
    billFen: 18_821n,
    issuedOn: '2026-03-02',
    isVerified: true,
    amountFen,
    entries: [
      {
        line: 1,
        direction: 'debit',
        accountCode: '221103',
        accountName: '应付职工薪酬',
        amountFen,
      },
      { line: 2, direction: 'credit', accountCode: '1002', accountName: '银行存款', amountFen },
    ],
  }
}

export const sampleVoucherBills = [billOf('0000000101', 8_629n), billOf('0000000103', 120n)]
