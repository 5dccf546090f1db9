import type { AccountingItem, IssuerAccountingData } from './accounting-data.ts'
import { accountingItemsMax } from './bounds.ts'
import { conceptTable, optional, required, tuples } from './concept.ts'
import { amount, billCode, billNumber, day, matching, text, timeOfDay } from './fact-form.ts'

/** A line of the issuer's part. */
export const itemConcepts = conceptTable<AccountingItem>({
  code: optional('ItemCode', '项目编码', text(100)),
  name: required('ItemName', '项目名称', text(300)),
  quantity: optional('ItemQuantity', '数量', text(30)),
  unit: optional('ItemUnit', '单位', text(50)),
  standard: optional('ItemStd', '标准', text(100)),
  amountFen: required('ItemAmount', '金额', amount),
  remark: optional('ItemRemark', '备注', text(500)),
})

/** The issuer's part. Names are the tags of the data standard, on which the accounting data standard builds. */
export const issuerConcepts = conceptTable<IssuerAccountingData>({
  billTag: required('EInvoiceTag', '财政电子票据标识', matching(8, 'CZ-EI-[0-9]{2}')),
  billName: required('EInvoiceName', '票据名称', text(200)),
  billCode: required('EInvoiceCode', '票据代码', billCode),
  billNumber: required('EInvoiceNumber', '票据号码', billNumber),
  checkCode: required('RandomNumber', '校验码', matching(6, '[0-9a-z]{6}')),
  supervisorAreaCode: required('SupervisorAreaCode', '财政部门编码', matching(6, '[0-9]{6}')),
  totalFen: required('TotalAmount', '总金额', amount),
  issuedOn: required('IssueDate', '开票日期', day),
  issuedAt: required('IssueTime', '开票时间', timeOfDay),
  issuerCode: required('InvoicingPartyCode', '开票单位代码', text(30)),
  issuerName: required('InvoicingPartyName', '开票单位名称', text(200)),
  recName: optional('RecName', '收款人全称', text(200)),
  recAccount: optional('RecAcct', '收款人账号', text(100)),
  recBank: optional('RecOpBk', '收款人开户行', text(200)),
  payerType: required('PayerPartyType', '交款人类型', matching<'1' | '2'>(1, '[12]')),
  payerCode: optional('PayerPartyCode', '交款人代码', text(50)),
  payerName: required('PayerPartyName', '交款人名称', text(200)),
  payerAccount: optional('PayerAcct', '交款人账号', text(100)),
  payerBank: optional('PayerOpBk', '交款人开户行', text(200)),
  payMode: optional('PayMode', '交款方式', text(100)),
  businessCode: optional('BizCode', '业务流水号', text(100)),
  remark: optional('Remark', '备注', text(1000)),
  handlingPerson: optional('HandlingPerson', '开票人', text(100)),
  checker: optional('Checker', '复核人', text(100)),
  fundPayFen: optional('FundPayAmount', '医保统筹基金支付', amount),
  otherPayFen: optional('OtherPayAmount', '其他支付', amount),
  accountPayFen: optional('AccountPayAmount', '个人账户支付', amount),
  ownPayFen: optional('OwnPayAmount', '个人现金支付', amount),
  selfPaymentFen: optional('SelfpaymentAmount', '个人自付', amount),
  selfFundedFen: optional('SelfpaymentCost', '个人自费', amount),
  prepayFen: optional('PrepayAmount', '预缴金额', amount),
  rechargeFen: optional('RechargeAmount', '补缴金额', amount),
  refundFen: optional('RefundAmount', '退费金额', amount),
  relatedBillCode: optional('RelatedInvoiceCode', '相关票据代码', billCode),
  relatedBillNumber: optional('RelatedInvoiceNumber', '相关票据号码', billNumber),
  payCode: optional('PayCode', '缴款码', text(100)),
  items: tuples('InformationOfItemTuple', '项目明细', itemConcepts, accountingItemsMax),
})
