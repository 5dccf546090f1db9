/** Sample values that the examples of all messages share. Invented; check characters are valid. */
export const sampleBill = { billCode: '50060126', billNumber: '0000000001' }
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
