import type {
  AuxItem,
  AuxItemExtension,
  BillHeader,
  BillIssuer,
  BillMain,
  BillPayer,
  BillSeal,
  Item,
  ItemExtension,
} from './bill-document.ts'
import { mainExtensionShape } from './main-extension-shape.ts'
import { closedShape, group, leaf, need, openShape } from './shape.ts'
import { day, digits, fen, matching, oneOf, roundedFen, text, timeOfDay } from './value-form.ts'

// The order of every table below is the order in which elements are written. Lengths are ours where the
// form of a field does not give one: the official table of lengths was not available.

export const headerShape = closedShape<BillHeader>([
  need(
    'EInvoiceTag',
    'tag',
    '财政电子票据标识',
    matching(8, /^CZ-EI-[0-9]{2}$/, '应为 CZ-EI- 加 2 位数字'),
  ),
  need('EInvoiceID', 'id', '财政电子票据编号', text(64)),
  need('Version', 'version', '版本号', text(20)),
])

const issuerShape = closedShape<BillIssuer>([
  need('InvoicingPartyCode', 'code', '开票单位代码', text(30)),
  need('InvoicingPartyName', 'name', '开票单位名称', text(200)),
  leaf('RecName', 'recName', '收款人全称', text(200)),
  leaf('RecAcct', 'recAccount', '收款人账号', text(100)),
  leaf('RecOpBk', 'recBank', '收款人开户行', text(200)),
])

const payerShape = closedShape<BillPayer>([
  need('PayerPartyType', 'type', '交款人类型', oneOf(['1', '2'], '应为 1（个人）或 2（单位）')),
  leaf('PayerPartyCode', 'code', '交款人代码', text(50), 'mayBeEmpty'),
  need('PayerPartyName', 'name', '交款人名称', text(200)),
  leaf('PayerAcct', 'account', '交款人账号', text(100)),
  leaf('PayerOpBk', 'bank', '交款人开户行', text(200)),
])

const sealShape = () =>
  closedShape<BillSeal>([
    leaf('SealId', 'id', '印章编号', text(100)),
    leaf('SealName', 'name', '印章名称', text(200)),
    leaf('SealHash', 'hash', '印章摘要', text(200)),
  ])

export const mainShape = closedShape<BillMain>([
  need('EInvoiceName', 'billName', '票据名称', text(200)),
  need('EInvoiceCode', 'billCode', '票据代码', digits(8)),
  need('EInvoiceNumber', 'billNumber', '票据号码', digits(10)),
  need(
    'RandomNumber',
    'checkCode',
    '校验码',
    matching(6, /^[0-9a-z]{6}$/, '应为 6 位小写字母或数字'),
  ),
  need('EInvoiceSpecimenCode', 'specimenCode', '票据模板代码', text(30)),
  need('SupervisorAreaCode', 'supervisorAreaCode', '财政部门编码', digits(6)),
  need('TotalAmount', 'totalFen', '总金额', fen),
  need('IssueDate', 'issuedOn', '开票日期', day),
  need('IssueTime', 'issuedAt', '开票时间', timeOfDay),
  group('InvoicingParty', 'issuer', '开票单位', issuerShape, 'required'),
  group('PayerParty', 'payer', '交款人', payerShape, 'required'),
  leaf('PayMode', 'payMode', '交款方式', text(100)),
  leaf('BizCode', 'businessCode', '业务流水号', text(100)),
  leaf('CurrencyType', 'currencyType', '币种', text(20)),
  leaf('ExchangeRate', 'exchangeRate', '汇率', text(20)),
  leaf('Remark', 'remark', '备注', text(1000)),
  leaf('HandlingPerson', 'handlingPerson', '开票人', text(100)),
  leaf('Checker', 'checker', '复核人', text(100)),
  leaf('SupervisorRemark', 'supervisorRemark', '财政部门备注', text(1000)),
  group('MainExt', 'extension', '扩展信息', mainExtensionShape, 'always'),
  group('InvoicingPartySeal', 'issuerSeal', '开票单位印章', sealShape(), 'optional'),
  group('SupervisorPartySeal', 'supervisorSeal', '财政部门监制章', sealShape(), 'optional'),
])

const itemExtensionShape = openShape<ItemExtension>([
  leaf('ItemDetailName', 'detailName', '项目明细名称', text(300)),
])

export const itemShape = closedShape<Item>([
  leaf('ItemCode', 'code', '项目编码', text(100)),
  need('ItemName', 'name', '项目名称', text(300)),
  leaf('ItemQuantity', 'quantity', '数量', text(30)),
  leaf('ItemUnit', 'unit', '单位', text(50)),
  leaf('ItemStd', 'standard', '标准', text(100)),
  need('ItemAmount', 'amountFen', '金额', fen),
  leaf('ItemRemark', 'remark', '备注', text(500)),
  group('ItemExt', 'extension', '项目扩展信息', itemExtensionShape, 'always'),
])

const auxItemExtensionShape = openShape<AuxItemExtension>([])

export const auxItemShape = closedShape<AuxItem>([
  leaf('AuxItemRelatedCode', 'relatedCode', '对应项目编码', text(100)),
  leaf('AuxItemRelatedName', 'relatedName', '对应项目名称', text(300)),
  leaf('AuxItemCode', 'code', '清单项目编码', text(100)),
  need('AuxItemName', 'name', '清单项目名称', text(300)),
  leaf('AuxItemQuantity', 'quantity', '数量', text(30)),
  leaf('AuxItemUnit', 'unit', '单位', text(50)),
  leaf('AuxItemStd', 'standard', '标准', text(100)),
  { ...leaf('AuxItemAmount', 'amountFen', '金额', roundedFen), exactKey: 'amountText' },
  leaf('AuxItemRemark', 'remark', '备注', text(500)),
  group('AuxItemExt', 'extension', '清单扩展信息', auxItemExtensionShape, 'always'),
])
