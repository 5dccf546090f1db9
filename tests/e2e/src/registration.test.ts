import { appendSignature, readBillXml, writeBillXml } from '@piaoqiao/documents'
import type { RefusalCode } from '@piaoqiao/domain'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { billXmlBytesMax } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast, parties } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { inventedParty } from './testing/invented-parties.ts'
import type { IssuingUnit } from './testing/issuing-unit.ts'
import { registration } from './testing/issuing-unit.ts'
import { reasonFor } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing, historyOf } from './testing/registry-picture.ts'
import { documentOf, issuerSigned, signedBill } from './testing/signed-bill.ts'
import { done, redBillOf } from './testing/staged-bills.ts'

const flippedFiles = 80

let network: Network
let cast: Cast
let hospital: IssuingUnit
let neighbour: IssuingUnit

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  ;({ hospital } = cast)
  const party = inventedParty('institution', 21, '重庆示例诊所', '50')
  neighbour = await network.issuer(party, '50060126')
})
afterAll(() => network.stop())

const ownKey = () => hospital.application.options.key
const draft = () => ({
  billCode: '50060126',
  billNumber: hospital.takeNumber(),
  issuer: parties.hospital,
})
const written = () => writeBillXml(documentOf(draft()))

/** The text of a file changed by hand, signed before or after. */
function edited(bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error('nothing to change was found')
  return Buffer.from(changed)
}

function signed(bytes: Uint8Array): Uint8Array {
  return issuerSigned(bytes, ownKey())
}

/** The file with a signature that was made for another one. */
function withSignatureOf(bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const { issuer } = readBillXml(signed(other)).signatures
  if (issuer === undefined) throw new Error('the other file is signed')
  return appendSignature(bytes, 'issuer', issuer)
}

interface Case {
  readonly name: string
  readonly code: RefusalCode
  readonly file: () => Uint8Array
}

const dtd = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE EInvoice [<!ENTITY a "b">]>'

const files: readonly Case[] = [
  { name: 'no XML', file: () => Buffer.from('bill') },
  { name: 'half a file', file: () => signed(written()).subarray(0, 400) },
  { name: 'a DTD', file: () => edited(signed(written()), /^<\?xml.*?\?>/, dtd) },
  { name: 'an entity of its own', file: () => edited(signed(written()), '检查费', '&a;') },
  { name: 'a processing instruction', file: () => edited(signed(written()), '检查费', '<?a b?>') },
  {
    name: 'an element that the standard does not know',
    file: () => edited(signed(written()), '</Main>', '<Holder>x</Holder></Main>'),
  },
  {
    name: 'an amount with three decimals',
    file: () => edited(signed(written()), '1000.00', '1000.000'),
  },
  { name: 'items that do not add up', file: () => signed(edited(written(), '1000.00', '1000.01')) },
  {
    name: 'a negative total on a bill that is not red',
    file: () => signedBill({ ...draft(), faceFen: -1n, fundPayFen: 0n }, ownKey()).xml,
  },
].map((one) => ({ ...one, code: 'BILL_XML_REFUSED' as const }))

const signatures: readonly Case[] = [
  { name: 'no signature', file: written },
  {
    name: 'one altered character of the payer',
    file: () => edited(signed(written()), '样例甲', '样例乙'),
  },
  {
    name: 'one altered digit of the check code',
    file: () => edited(signed(written()), 'a1b2c3', 'a1b2c4'),
  },
  { name: 'the signature of another file', file: () => withSignatureOf(written(), written()) },
  {
    name: 'the signature of a stranger',
    file: () => issuerSigned(written(), generateSm2PrivateKey()),
  },
  {
    name: 'the signature of the neighbour',
    file: () => issuerSigned(written(), neighbour.application.options.key),
  },
].map((one) => ({ ...one, code: 'ISSUER_SIGNATURE_INVALID' as const }))

const numbers: readonly Case[] = [
  {
    name: 'a number that was allotted to nobody',
    file: () => hospital.write({ billNumber: '9000000000' }).xml,
  },
  {
    name: 'a number of the neighbour',
    file: () => hospital.write({ billNumber: neighbour.takeNumber() }).xml,
  },
  {
    name: 'a code under which nothing was allotted',
    file: () => signedBill({ ...draft(), billCode: '50010126' }, ownKey()).xml,
  },
  {
    name: 'a code of another province',
    file: () => signedBill({ ...draft(), billCode: '32060126' }, ownKey()).xml,
  },
].map((one) => ({ ...one, code: 'NUMBER_NOT_ALLOTTED' as const }))

const others: readonly Case[] = [
  {
    name: 'another unit named as issuer',
    code: 'NOT_THE_ISSUER',
    file: () => signedBill({ ...draft(), issuer: neighbour.application.party }, ownKey()).xml,
  },
  {
    name: 'a red bill by itself',
    code: 'RED_BILL_WITHOUT_REVERSAL',
    file: () => redBillOf(hospital, hospital.write()).xml,
  },
  {
    name: 'more bytes than a file may have',
    code: 'ITEM_MALFORMED',
    file: () => new Uint8Array(billXmlBytesMax + 3),
  },
]

describe('registering is refused, and nothing changes', () => {
  const cases = [...files, ...signatures, ...numbers, ...others]
  let answers: ReadonlyMap<Case, ItemAnswer | undefined>
  beforeAll(async () => {
    const items = cases.map(({ file }) => registration({ xml: file() }))
    const given = await changingNothing(network, 'bills', () =>
      hospital.application.items('bill.register', items),
    )
    answers = new Map(cases.map((one, index) => [one, given[index]]))
  })

  test.each(cases)('with $name: $code', (refusal) => {
    expectRefused(answers.get(refusal), refusal.code)
  })

  test.each([
    { name: 'a DTD', says: '文档类型声明' },
    { name: 'an entity of its own', says: '预定义实体' },
    { name: 'items that do not add up', says: '金额之和' },
  ])('with $name, the sentence says what is wrong', ({ name, says }) => {
    const refusal = cases.find((one) => one.name === name)
    expect(refusal && answers.get(refusal)?.sentence).toContain(says)
  })

  test('with something that is no base64: ITEM_MALFORMED', async () => {
    const answer = await changingNothing(network, 'bills', () =>
      hospital.application.item('bill.register', { xml: '<EInvoice/>' }),
    )
    expectRefused(answer, 'ITEM_MALFORMED')
  })
})

test('with one bit turned anywhere in what is signed, no file is registered', async () => {
  const { xml } = hospital.write()
  const start = Buffer.from(xml).indexOf('<Header>')
  const { length } = readBillXml(xml).signedText
  const flipped = Array.from({ length: flippedFiles }, (_, index) => {
    const file = Uint8Array.from(xml)
    const at = start + Math.floor((index * length) / flippedFiles)
    file[at] = (file[at] ?? 0) ^ (1 << (index % 8))
    return registration({ xml: file })
  })
  const answers = await changingNothing(network, 'bills', () =>
    hospital.application.items('bill.register', flipped),
  )
  const codes = new Set(answers.map(({ outcome, code }) => `${outcome} ${code}`))
  expect(codes).toEqual(new Set(['refused BILL_XML_REFUSED', 'refused ISSUER_SIGNATURE_INVALID']))
})

describe('a bill that is registered twice', () => {
  test('has the same answer for the same content, and one entry in its history', async () => {
    const bill = await hospital.register()
    const again = await changingNothing(network, 'bills', () =>
      hospital.application.item('bill.register', registration(bill)),
    )
    expect(again).toMatchObject({ outcome: 'done', code: 'ALREADY_REGISTERED', sequence: 1 })
    expect(await historyOf(network.p50, bill.key)).toEqual(['bill.registered'])
  })

  test('is refused with other content, keeps what it was, and the bureau is told', async () => {
    const bill = await hospital.register()
    const { billNumber } = bill.key
    const other = hospital.write({ billNumber, faceFen: 200_000n })
    const answer = await hospital.application.item('bill.register', registration(other))
    expectRefused(answer, 'BILL_ALREADY_REGISTERED')
    const conflict = ['bill.registered', 'bill.registration_conflict']
    expect(await historyOf(network.p50, bill.key)).toEqual(conflict)
    expect(await cast.insurer.item('bill.verify', bill.presented)).toMatchObject({
      outcome: 'found',
      amount: '1000.00',
      sequence: 2,
    })
    await eventsTold(network)
    expect(await toldToBureau(bill.key)).toEqual([2])
  })

  test('is told to the bureau too when its number is claimed by a reversal', async () => {
    const taken = await hospital.register()
    const original = await hospital.register()
    await done(hospital.application, 'reversal.lock', reasonFor(original))
    const { billNumber } = taken.key
    const red = hospital.write({
      billNumber,
      faceFen: -100_000n,
      fundPayFen: -20_000n,
      reverses: original.key,
    })
    const item = { ...original.key, redXml: registration(red).xml }
    const answer = await hospital.application.item('reversal.complete', item)
    expectRefused(answer, 'BILL_ALREADY_REGISTERED')
    expect(await historyOf(network.p50, original.key)).toEqual([
      'bill.registered',
      'reversal.locked',
    ])
    await eventsTold(network)
    expect(await toldToBureau(taken.key)).toEqual([2])
  })
})

async function toldToBureau({
  billCode,
  billNumber,
}: {
  readonly billCode: string
  readonly billNumber: string
}): Promise<readonly number[]> {
  const { rows } = await network.p50.database.query<{ sequence: number }>(
    `select sequence from feed_rows, unnest(bill_ids, sequences) as told (bill_id, sequence)
     where feed = 'BUREAU' and bill_id = $1`,
    [`${billCode}${billNumber}`],
  )
  return rows.map(({ sequence }) => sequence)
}
