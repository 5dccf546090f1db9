import { beforeAll, expect, test } from 'vitest'
import { goodFiles } from '../corpus/cases/good-files.ts'
import { signedBill } from '../xml/cases/signed-bills.ts'
import { outpatientBill } from '../xml/cases/example-bills.ts'
import { compareBillFiles } from './compare-bill-files.ts'
import { readBillFile } from './read-bill-file.ts'
import type { ReadBillFile } from './read-bill-file.ts'

let xml: ReadBillFile
let ofd: ReadBillFile
let pdf: ReadBillFile
let otherXml: ReadBillFile

beforeAll(async () => {
  const { bill, other } = await goodFiles()
  ;[xml, ofd, pdf, otherXml] = (await Promise.all(
    [bill.xml, bill.ofd, bill.pdf, other.xml].map((bytes) => readBillFile(bytes)),
  )) as [ReadBillFile, ReadBillFile, ReadBillFile, ReadBillFile]
})

test('the three files of one bill agree and carry the same XML', () => {
  expect(compareBillFiles([xml, ofd, pdf])).toEqual({
    agrees: true,
    hasSameXml: true,
    disagreements: [],
  })
})

test('files of two bills are told apart by their numbers first', () => {
  const { agrees, hasSameXml, disagreements } = compareBillFiles([ofd, otherXml])
  expect({ agrees, hasSameXml }).toEqual({ agrees: false, hasSameXml: false })
  expect(disagreements.map(({ code, label }) => `${code} ${label}`)).toEqual([
    'BILLS_DIFFER 票据代码',
    'BILLS_DIFFER 票据号码',
    'FACTS_DISAGREE 票据金额',
    'XML_DIFFERS ',
  ])
  expect(disagreements[0]).toMatchObject({
    first: 0,
    second: 1,
    firstText: '50060125',
    secondText: '50060225',
  })
})

test('one bill with two amounts disagrees about the amount', async () => {
  const { main } = outpatientBill
  const changed = signedBill({ ...outpatientBill, main: { ...main, totalFen: main.totalFen + 1n } })
  const { disagreements } = compareBillFiles([pdf, await readBillFile(changed)])
  expect(disagreements.map(({ code }) => code)).toEqual(['FACTS_DISAGREE', 'XML_DIFFERS'])
  expect(disagreements[0]).toMatchObject({
    label: '票据金额',
    firstText: '188.21',
    secondText: '188.22',
  })
})

test('a face whose code of the payer is masked agrees with an XML whose is not', () => {
  const { faceFacts } = ofd
  const faceOnly: ReadBillFile = {
    kind: 'pdf',
    factsFrom: 'face',
    facts: faceFacts ?? {},
    findings: [],
  }
  expect(compareBillFiles([faceOnly, xml])).toEqual({
    agrees: true,
    hasSameXml: null,
    disagreements: [],
  })
  const otherPayer = { ...faceOnly, facts: { ...faceFacts, payerCode: '500000********1239' } }
  expect(compareBillFiles([otherPayer, xml]).disagreements).toHaveLength(1)
})

test('a file that contradicts itself disagrees with itself', () => {
  const findings = [
    {
      code: 'FACE_DISAGREES' as const,
      sentence: '',
      label: '票据金额',
      said: [
        { source: 'xml' as const, text: '188.21' },
        { source: 'face' as const, text: '988.21' },
      ],
    },
  ]
  const { agrees, disagreements } = compareBillFiles([xml, { ...pdf, findings }])
  expect(agrees).toBe(false)
  expect(disagreements).toMatchObject([{ first: 1, second: 1, secondText: '988.21' }])
})

test('one file, or more than may be compared, is refused', () => {
  expect(() => compareBillFiles([xml])).toThrow('BILL_FILE_FEW')
  expect(() => compareBillFiles(Array.from({ length: 11 }, () => xml))).toThrow('BILL_FILE_MANY')
})
