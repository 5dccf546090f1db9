import type { OnlineApplicationFields, SystemApplicationFields } from '../application-forms.ts'
import * as bounds from '../bounds.ts'
import type { JointTestFields } from '../joint-test-form.ts'

const legalRepresentative = {
  name: '甲样例',
  mobile: '13000000000',
  identityNumber: '500104199001010011',
}
const handler = {
  name: '乙样例',
  mobile: '13000000001',
  identityNumber: '500104199102020028',
  email: 'handler@unit.example',
}
const unitOpinion = { text: '同意申请，所填内容属实。', on: '2026-03-02' }
const unit = {
  unitName: '示例制造有限公司',
  creditCode: '91500000MA0000002E',
  address: '示例市示例区示例路1号',
}

export const onlineFields: OnlineApplicationFields = {
  ...unit,
  kind: 'other',
  legalRepresentative,
  handler,
  unitOpinion,
  review: { text: '资料齐全，同意开通。', reviewer: '丙样例', on: '2026-03-03' },
}

export const systemFields: SystemApplicationFields = {
  ...unit,
  kind: 'insurer',
  legalRepresentative,
  handler,
  systemName: '示例费用系统',
  vendorName: '示例软件公司',
  unitOpinion,
  review: { text: '同意对接。', on: '2026-03-03' },
}

export const jointTestFields: JointTestFields = {
  ...unit,
  contact: { name: '乙样例', mobile: '13000000001', email: 'handler@unit.example' },
  testEndpoint: { address: '203.0.113.7', port: '7180' },
  productionEndpoint: { address: '198.51.100.20', port: '443' },
  wantedTime: '2026年3月9日上午',
  publicKey: `04${'a1b2c3d4'.repeat(16)}`,
  productionPublicKey: `04${'d4c3b2a1'.repeat(16)}`,
  unitOpinion,
  review: { text: '同意联调。', on: '2026-03-04' },
}

/** A text of the greatest length that a field takes. */
export const ofLength = (length: number, pattern = '字号名称'): string =>
  pattern.repeat(length).slice(0, length)

const longestPerson = {
  name: ofLength(bounds.formPersonCharactersMax),
  mobile: ofLength(bounds.formCodeCharactersMax, '0123456789'),
  identityNumber: ofLength(bounds.formCodeCharactersMax, '5001041990'),
}
const longestUnit = {
  unitName: ofLength(bounds.formNameCharactersMax),
  creditCode: ofLength(bounds.formCodeCharactersMax, 'WM'),
  address: ofLength(bounds.formAddressCharactersMax),
}
const email = ofLength(bounds.formMailCharactersMax, 'wm@')
const opinion = { text: ofLength(bounds.formOpinionCharactersMax), on: '2026-12-31' }
const endpoint = {
  address: ofLength(bounds.formNetworkAddressCharactersMax, '203.0.113.7、'),
  port: ofLength(bounds.formCodeCharactersMax, '65535、'),
}

/** Every field as long as it may be. */
export const longestFields = {
  online: {
    ...longestUnit,
    kind: 'public',
    legalRepresentative: longestPerson,
    handler: { ...longestPerson, email },
    unitOpinion: opinion,
    review: { ...opinion, reviewer: longestPerson.name },
  } satisfies OnlineApplicationFields,
  system: {
    ...longestUnit,
    kind: 'medical_insurance',
    legalRepresentative: longestPerson,
    handler: { ...longestPerson, email },
    systemName: longestUnit.unitName,
    vendorName: longestUnit.unitName,
    unitOpinion: opinion,
    review: opinion,
  } satisfies SystemApplicationFields,
  jointTest: {
    ...longestUnit,
    contact: { ...longestPerson, email },
    testEndpoint: endpoint,
    productionEndpoint: endpoint,
    wantedTime: ofLength(bounds.formTimeCharactersMax),
    publicKey: ofLength(bounds.formPublicKeyCharactersMax, 'aW'),
    productionPublicKey: ofLength(bounds.formPublicKeyCharactersMax, 'Wa'),
    unitOpinion: opinion,
    review: opinion,
  } satisfies JointTestFields,
}
