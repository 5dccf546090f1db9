/** Where a field is laid down: an element of the file of a bill, whose rules stand in docs/standard.md, or a standard. */
export type FieldSource = { readonly element: string } | { readonly standard: string }

const creditCode = { standard: 'GB 32100《法人和其他组织统一社会信用代码编码规则》' }
const region = { standard: 'GB/T 2260《中华人民共和国行政区划代码》' }
const sm2Key = { standard: 'GB/T 32918.5《SM2椭圆曲线公钥密码算法 参数定义》' }
const sm2Signature = { standard: 'GB/T 32918.2《SM2 数字签名算法》，GM/T 0009 7.3' }
const sm3 = { standard: 'GB/T 32905《SM3密码杂凑算法》' }

/** By the end of the address of a field, as the texts are. */
export const fieldSources: Readonly<Record<string, FieldSource>> = {
  billCode: { element: 'Main/EInvoiceCode' },
  billNumber: { element: 'Main/EInvoiceNumber' },
  billName: { element: 'Main/EInvoiceName' },
  checkCode: { element: 'Main/RandomNumber' },
  'bill.verify request items.amount': { element: 'Main/TotalAmount' },
  'bill.lock request items.amount': { element: 'Main/TotalAmount' },
  'bill.collect request items.amount': { element: 'Main/TotalAmount' },
  'bill.file request amount': { element: 'Main/TotalAmount' },
  'answer items.amount': { element: 'Main/TotalAmount' },
  'answer bills.amount': { element: 'Main/TotalAmount' },
  issuedOn: { element: 'Main/IssueDate' },
  'answer items.issuerId': { element: 'Main/InvoicingParty/InvoicingPartyCode' },
  'answer bills.issuerId': { element: 'Main/InvoicingParty/InvoicingPartyCode' },
  issuerName: { element: 'Main/InvoicingParty/InvoicingPartyName' },
  payerCode: { element: 'Main/PayerParty/PayerPartyCode' },
  redBillCode: { element: 'Main/EInvoiceCode' },
  redBillNumber: { element: 'Main/EInvoiceNumber' },
  'number.allot answer from': { element: 'Main/EInvoiceNumber' },
  'number.allot answer to': { element: 'Main/EInvoiceNumber' },
  issuerId: creditCode,
  issuerIds: creditCode,
  partyId: creditCode,
  holderId: creditCode,
  unitId: creditCode,
  actorId: creditCode,
  subscriber: creditCode,
  'party.id': creditCode,
  province: region,
  unitProvince: region,
  'relay request to': region,
  publicKey: sm2Key,
  fingerprint: sm3,
  digest: sm3,
  hash: sm3,
  previousHash: sm3,
  'bill.evidence answer signature': sm2Signature,
  'directory.read answer signature': sm2Signature,
  'envelope request encryptedKey': { standard: 'GB/T 32918.4《SM2 公钥加密算法》，GM/T 0009 7.2' },
  'envelope request data': { standard: 'GB/T 32907《SM4分组密码算法》' },
  'envelope request iv': { standard: 'GB/T 32907《SM4分组密码算法》' },
  'envelope request mac': { standard: 'RFC 2104，GB/T 32905《SM3密码杂凑算法》' },
  'envelope request signature': sm2Signature,
}
