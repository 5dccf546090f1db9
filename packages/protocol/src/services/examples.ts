/** Sample values that the examples of all messages share. Invented; check characters are valid. */
export const sampleBill = { billCode: '50060126', billNumber: '0000000001' }
export const samplePayerCode = '500000199001010016'
export const sampleUnit = {
  id: '91320100MA1PQ0001N',
  name: '江苏示例机械有限公司',
  province: '32',
} as const
export const sampleIssuer = {
  id: '12500104MB0000001H',
  name: '大渡口区示例医院',
  province: '50',
} as const

export const doneExample = {
  outcome: 'done',
  ...sampleBill,
  sequence: 2,
} as const

/** The sample bill as it stands right after its registration. */
export const sampleView = {
  outcome: 'found',
  ...sampleBill,
  billName: '重庆市医疗门诊收费票据（电子）',
  issuerId: sampleIssuer.id,
  issuerName: sampleIssuer.name,
  issuedOn: '2026-03-02',
  amount: '993.54',
  reimbursable: '797.50',
  balance: '797.50',
  standing: 'valid',
  form: 'electronic',
  reimbursement: 'open',
  state: '可报销',
  sentence: '可报销',
  sequence: 1,
  lock: null,
  ownReports: [],
  redBillCode: null,
  redBillNumber: null,
} as const
