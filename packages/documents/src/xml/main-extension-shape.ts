import type { MainExtension } from './bill-document.ts'
import { leaf, openShape } from './shape.ts'
import { day, digits, fen, text } from './value-form.ts'

/**
 * `MainExt`. Tags are spelt as issuing software spells them (`SelfpaymentAmount`, `patientNumber`); the
 * lengths are ours, generous against the fields of hospital software, because the official table of
 * lengths was not available. Every element may be absent or empty.
 */
export const mainExtensionShape = openShape<MainExtension>([
  leaf('BusinessNumber', 'businessNumber', '业务单号', text(100)),
  leaf('BusinessDate', 'businessDate', '业务日期', day),
  leaf('Gender', 'gender', '性别', text(20)),
  leaf('Age', 'age', '年龄', text(20)),
  leaf('Address', 'address', '地址', text(300)),
  leaf('School', 'school', '学校', text(200)),
  leaf('Faculty', 'faculty', '院系', text(200)),
  leaf('Major', 'major', '专业', text(200)),
  leaf('Classes', 'classes', '班级', text(200)),
  leaf('StudentID', 'studentId', '学号', text(100)),
  leaf('MedicalType', 'medicalType', '医疗类别', text(100)),
  leaf('patientNumber', 'patientNumber', '门诊号', text(100), 'optional', ['PatientNumber']),
  leaf('MedicalDate', 'medicalDate', '就诊日期', day),
  leaf('OrgType', 'orgType', '医疗机构类型', text(100)),
  leaf('MedicalInsuranceType', 'medicalInsuranceType', '医保类型', text(100)),
  leaf('MedicalInsuranceID', 'medicalInsuranceId', '医保编号', text(100)),
  leaf('FundPayAmount', 'fundPayFen', '医保统筹基金支付', fen),
  leaf('OtherPayAmount', 'otherPayFen', '其他支付', fen),
  leaf('AccountPayAmount', 'accountPayFen', '个人账户支付', fen),
  leaf('OwnPayAmount', 'ownPayFen', '个人现金支付', fen),
  leaf('SelfpaymentAmount', 'selfPaymentFen', '个人自付', fen),
  leaf('SelfpaymentCost', 'selfFundedFen', '个人自费', fen),
  leaf('CaseNumber', 'caseNumber', '病历号', text(100)),
  leaf('HospitalizationNumber', 'hospitalizationNumber', '住院号', text(100)),
  leaf('DepartmentName', 'departmentName', '科别', text(200)),
  leaf('InHospitalDate', 'inHospitalDate', '住院日期', day),
  leaf('OutHospitalDate', 'outHospitalDate', '出院日期', day),
  leaf('PrepayAmount', 'prepayFen', '预缴金额', fen),
  leaf('RechargeAmount', 'rechargeFen', '补缴金额', fen),
  leaf('RefundAmount', 'refundFen', '退费金额', fen),
  leaf('RelatedInvoiceCode', 'relatedBillCode', '相关票据代码', digits(8)),
  leaf('RelatedInvoiceNumber', 'relatedBillNumber', '相关票据号码', digits(10)),
  leaf('PayCode', 'payCode', '缴款码', text(100)),
])
