import { billXmlId } from '../../xml/write-bill-xml.ts'
import { categoryOfCode, kindOfCode, regionOfCode, regionOfTag, yearOfCode } from '../bill-kind.ts'
import { brokenAt } from '../standard-rule.ts'
import type { StandardRule } from '../standard-rule.ts'

/** 省级行政区划 by GB/T 2260; 00 are the central authorities, 66 is the corps in Xinjiang. */
const regions = new Set(
  (
    '00 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 ' +
    '71 81 82'
  ).split(' '),
)
const categories = new Set(['01', '02', '03', '04', '05', '06', '07'])

/** Rules about what names a bill: its tag, codes and numbers. */
export const identityRules: readonly StandardRule[] = [
  {
    id: 'BILL_REGION',
    path: 'Main/EInvoiceCode',
    severity: 'error',
    sentence: '票据代码的前两位应与财政电子票据标识中的行政区划一致',
    source: 'seen',
    breaches: ({ header: { tag }, main: { billCode } }) =>
      brokenAt(
        'main.billCode',
        tag !== undefined && billCode !== undefined && regionOfTag(tag) !== regionOfCode(billCode),
      ),
  },
  {
    id: 'SUPERVISOR_REGION',
    path: 'Main/SupervisorAreaCode',
    severity: 'warning',
    sentence: '财政部门编码的前两位与财政电子票据标识中的行政区划不一致',
    source: 'seen',
    breaches: ({ header: { tag }, main: { supervisorAreaCode: area } }) =>
      brokenAt(
        'main.supervisorAreaCode',
        tag !== undefined && area !== undefined && regionOfTag(tag) !== area.slice(0, 2),
      ),
  },
  {
    id: 'REGION_UNKNOWN',
    path: 'Header/EInvoiceTag',
    severity: 'warning',
    sentence: '财政电子票据标识中的行政区划不是省级行政区划代码（GB/T 2260）',
    source: 'official',
    breaches: ({ header: { tag } }) =>
      brokenAt('header.tag', tag !== undefined && !regions.has(regionOfTag(tag))),
  },
  {
    id: 'BILL_ID_RECIPE',
    path: 'Header/EInvoiceID',
    severity: 'warning',
    sentence: '财政电子票据编号与常见写法不同：票据号码倒写、连字符、票据代码倒写',
    source: 'seen',
    breaches: ({ header: { id }, main: { billCode, billNumber } }) =>
      brokenAt(
        'header.id',
        id !== undefined &&
          billCode !== undefined &&
          billNumber !== undefined &&
          id !== billXmlId(billCode, billNumber),
      ),
  },
  {
    id: 'VERSION_UNUSUAL',
    path: 'Header/Version',
    severity: 'warning',
    sentence: '版本号不是由点分隔的数字，例如 1.1.0',
    source: 'seen',
    breaches: ({ header: { version = '1.0' } }) =>
      brokenAt('header.version', !/^[0-9]+(?:\.[0-9]+){1,3}$/.test(version)),
  },
  {
    id: 'CATEGORY_UNKNOWN',
    path: 'Main/EInvoiceCode',
    severity: 'warning',
    sentence: '票据代码第三、四位不是已知的票据分类',
    source: 'inferred',
    breaches: ({ main: { billCode } }) =>
      brokenAt(
        'main.billCode',
        billCode !== undefined && !categories.has(categoryOfCode(billCode)),
      ),
  },
  {
    id: 'KIND_NOT_ELECTRONIC',
    path: 'Main/EInvoiceCode',
    severity: 'warning',
    sentence: '票据代码第五、六位在 21 以上，像是机打票据而不是电子票据',
    source: 'inferred',
    breaches: ({ main: { billCode = '' } }) =>
      brokenAt('main.billCode', kindOfCode(billCode) >= '21'),
  },
  {
    id: 'CODE_YEAR_AHEAD',
    path: 'Main/EInvoiceCode',
    severity: 'warning',
    sentence: '票据代码中的年度晚于开票年份',
    source: 'ours',
    breaches: ({ main: { billCode, issuedOn } }) =>
      brokenAt(
        'main.billCode',
        billCode !== undefined &&
          issuedOn !== undefined &&
          yearOfCode(billCode) > issuedOn.slice(2, 4),
      ),
  },
  {
    id: 'BILL_NUMBER_ZERO',
    path: 'Main/EInvoiceNumber',
    severity: 'warning',
    sentence: '票据号码全为零，号码应从 1 开始',
    source: 'ours',
    breaches: ({ main: { billNumber } }) =>
      brokenAt('main.billNumber', billNumber === '0000000000'),
  },
  {
    id: 'SPECIMEN_CODE',
    path: 'Main/EInvoiceSpecimenCode',
    severity: 'warning',
    sentence: '票据模板代码一般为 10 位数字，前六位与票据代码相同',
    source: 'inferred',
    breaches: ({ main: { specimenCode, billCode } }) =>
      brokenAt(
        'main.specimenCode',
        specimenCode !== undefined &&
          billCode !== undefined &&
          !(/^[0-9]{10}$/.test(specimenCode) && specimenCode.startsWith(billCode.slice(0, 6))),
      ),
  },
]
