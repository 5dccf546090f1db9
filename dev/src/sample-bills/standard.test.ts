import type { BillDocument } from '@piaoqiao/documents'
import { appendSignature, billXmlId, writeBillXml } from '@piaoqiao/documents'
import { checkBillXml } from '@piaoqiao/documents/standard'
import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import { billKinds } from '@piaoqiao/issuer'
import type { IssueBillDraft } from '@piaoqiao/issuer'
import { expect, test } from 'vitest'
import { sampleDay, sampleDrafts } from './sample-drafts.ts'

const first17 = '12500104MB0000001'
const issuer = { code: first17 + (creditCodeCheckCharacter(first17) ?? ''), name: '示例医院' }
const noFields = { unknown: [] } as const
/** Of the right form; whose it is does not matter here. */
const signature = {
  algorithm: 'SM2',
  time: `${sampleDay.replaceAll('-', '')}010000Z`,
  value: Uint8Array.of(0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01),
  keySerial: '01',
  keyIssuer: '',
}

function fileOf(draft: IssueBillDraft, index: number): Uint8Array {
  const issued = appendSignature(writeBillXml(documentOf(draft, index)), 'issuer', signature)
  return appendSignature(issued, 'supervisor', signature)
}

function documentOf(draft: IssueBillDraft, index: number): BillDocument {
  const { kind, payer, totalFen, items, auxItems = [], extension, businessNumber } = draft
  const billCode = `50${billKinds[kind].category}26`
  const billNumber = String(index + 1).padStart(10, '0')
  return {
    header: { tag: 'CZ-EI-50', id: billXmlId(billCode, billNumber), version: '1.1.0' },
    main: {
      billName: billKinds[kind].billName,
      billCode,
      billNumber,
      checkCode: 'a1b2c3',
      specimenCode: `${billCode}01`,
      supervisorAreaCode: '500104',
      totalFen,
      issuedOn: sampleDay,
      issuedAt: '09:00:00',
      issuer,
      payer,
      businessCode: businessNumber,
      extension: { ...extension, ...noFields },
    },
    details: items.map(({ detailName, ...item }) => ({
      ...item,
      extension: { ...(detailName !== undefined && { detailName }), ...noFields },
    })),
    auxDetails: auxItems.map((item) => ({ ...item, extension: noFields })),
  }
}

test('the bills of a sample day break no rule of the data standard', () => {
  const at = Date.parse(sampleDay) + 86_400_000
  const broken = sampleDrafts(11, 1_000).flatMap((draft, index) =>
    checkBillXml(fileOf(draft, index), { at }).faults.map(({ rule, path }) => `${rule} ${path}`),
  )
  expect([...new Set(broken)]).toEqual([])
})
