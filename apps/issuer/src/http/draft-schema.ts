import type { Fen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { Static, TString } from 'typebox'
import { businessNumberCharactersMax } from '../bills/draft-faults.ts'
import type { DraftExtension } from '../bills/bill-draft.ts'
import { billKinds } from '../bills/bill-kinds.ts'
import { amount, date, optional, record, words } from './fields.ts'

export const itemsMax = 500
export const auxItemsMax = 3_000

type AmountMember = {
  [Key in keyof DraftExtension]-?: NonNullable<DraftExtension[Key]> extends Fen ? Key : never
}[keyof DraftExtension]
type AmountName = AmountMember extends `${infer Name}Fen` ? Name : never
type TextName = Exclude<keyof DraftExtension, AmountMember>

/** Amounts of the extension, in yuan; inside the station their names end in Fen. */
export const extensionAmounts = {
  fundPay: amount('医保统筹基金支付'),
  otherPay: amount('其他支付'),
  accountPay: amount('个人账户支付'),
  ownPay: amount('个人现金支付'),
  selfPayment: amount('个人自付'),
  selfFunded: amount('个人自费'),
  prepay: amount('预缴金额'),
  recharge: amount('补缴金额'),
  refund: amount('退费金额'),
} as const satisfies Record<AmountName, TString>

const extensionTexts = {
  businessDate: date('业务日期'),
  gender: words('性别', 20),
  age: words('年龄', 20),
  address: words('地址', 300),
  school: words('学校', 200),
  faculty: words('院系', 200),
  major: words('专业', 200),
  classes: words('班级', 200),
  studentId: words('学号', 100),
  medicalType: words('医疗类别', 100),
  patientNumber: words('门诊号', 100),
  medicalDate: date('就诊日期'),
  orgType: words('医疗机构类型', 100),
  medicalInsuranceType: words('医保类型', 100),
  medicalInsuranceId: words('医保编号', 100),
  caseNumber: words('病历号', 100),
  hospitalizationNumber: words('住院号', 100),
  departmentName: words('科别', 200),
  inHospitalDate: date('住院日期'),
  outHospitalDate: date('出院日期'),
  payCode: words('缴款码', 100),
} as const satisfies Record<TextName, TString>

const payer = record({
  type: Type.Union([Type.Literal('1'), Type.Literal('2')], { title: '交款人类型' }),
  code: Type.String({ title: '交款人代码', maxLength: 50 }),
  name: words('交款人名称', 200),
  ...optional({ account: words('交款人账号', 100), bank: words('交款人开户行', 200) }),
})

const quantities = {
  quantity: words('数量', 20),
  unit: words('单位', 50),
  standard: words('标准', 100),
  remark: words('备注', 500),
}
const item = record({
  name: words('项目名称', 300),
  amount: amount('金额'),
  ...optional({
    code: words('项目编码', 100),
    detailName: words('项目明细名称', 300),
    ...quantities,
  }),
})
const auxItem = record({
  name: words('清单项目名称', 300),
  ...optional({
    relatedCode: words('对应项目编码', 100),
    relatedName: words('对应项目名称', 300),
    code: words('清单项目编码', 100),
    amount: amount('金额'),
    ...quantities,
  }),
})

/** Body of `POST /bills`. */
export const draftBody = record({
  businessNumber: words('业务流水号', businessNumberCharactersMax),
  kind: Type.Unsafe<keyof typeof billKinds>({
    type: 'string',
    title: '票据种类',
    enum: Object.keys(billKinds),
  }),
  payer,
  total: amount('总金额'),
  items: Type.Array(item, { title: '项目明细', minItems: 1, maxItems: itemsMax }),
  ...optional({
    billName: words('票据名称', 200),
    auxItems: Type.Array(auxItem, { title: '清单明细', maxItems: auxItemsMax }),
    extension: record(optional({ ...extensionAmounts, ...extensionTexts })),
    payMode: words('交款方式', 100),
    remark: words('备注', 1_000),
    handlingPerson: words('开票人', 100),
    checker: words('复核人', 100),
  }),
})
export type DraftBody = Static<typeof draftBody>
