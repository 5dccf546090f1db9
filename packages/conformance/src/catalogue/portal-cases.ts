import type { PlatformCase } from './case.ts'
import type { PortalMessage } from './portal-frames.ts'
import { portalFrames } from './portal-frames.ts'
import type { Row } from './rows.ts'
import { refusalRows, successRows } from './rows.ts'
import type { SituationName } from './situations.ts'
import { situations } from './situations.ts'
import { textRows } from './text-samples.ts'

type Table = Readonly<Record<string, Omit<Row, 'slug'>>>

/** Well formed, and nobody's. */
const strangersCode = '500000199001019999'

const stranger: Table[string] = {
  title: '交款人不是票据的交款人',
  item: { payerCode: strangersCode },
  code: 'NOT_THE_PAYER',
}
const unregistered: Table[string] = {
  title: '票据没有登记',
  bill: 'unregistered',
  item: { payerCode: strangersCode },
  code: 'BILL_NOT_FOUND',
}
const homeUnknown: Table[string] = {
  title: '票据所属地区没有接入',
  item: { billCode: '99060126' },
  code: 'HOME_PROVINCE_UNKNOWN',
}

/** What is special about each message of a portal. */
export const ownPortalCases: Readonly<Record<PortalMessage, () => PlatformCase[]>> = {
  'authorisation.grant': grantCases,
  'authorisation.revoke': revokeCases,
  'bill.collect': collectCases,
  'account.bills': accountBillsCases,
}

function inSituations(verb: string, names: readonly SituationName[], code?: string): Table {
  return Object.fromEntries(
    names.map((bill) => [
      `of-${bill}`,
      { title: `${verb}${situations[bill].title}`, bill, ...(code !== undefined && { code }) },
    ]),
  )
}

function grantCases(): PlatformCase[] {
  const frame = portalFrames['authorisation.grant']
  const grantable = ['held', 'rivalUnlocked', 'partly', 'exchanged', 'authorised'] as const
  const purposes = ['commercial_insurance', 'medical_insurance', 'mutual_aid', 'other']
  const rows = (
    member: 'purpose' | 'validUntil' | 'amountMax',
    title: string,
    values: readonly string[],
    code?: string,
  ): Table =>
    Object.fromEntries(
      values.map((value) => [
        `${member}-${value.replace('$', '')}`,
        {
          title: `${title}${value}`,
          item: { [member]: value },
          ...(code !== undefined && { code }),
        },
      ]),
    )
  return [
    ...successRows(frame, {
      ...inSituations('授权', grantable),
      ...rows('purpose', '用途为', purposes),
      ...rows('validUntil', '有效期至', ['$today', '$today+1', '$today+365']),
      ...rows('amountMax', '限额', ['0.01', '1', '100.5', '999999999999.99']),
      ...textRows('unitName', '单位名称', 100),
    }),
    ...refusalRows(frame, {
      'not-the-payer': stranger,
      unregistered,
      'home-unknown': homeUnknown,
      ...inSituations('授权', ['red'], 'BILL_IS_RED'),
      ...inSituations('授权', ['reversed'], 'BILL_REVERSED'),
      ...rows(
        'validUntil',
        '有效期至',
        ['$today-1', '$today+400', '2020-01-01'],
        'VALIDITY_OUT_OF_RANGE',
      ),
      ...rows('amountMax', '限额', ['0', '0.00', '-1.00'], 'AMOUNT_NOT_POSITIVE'),
      'first-payer': {
        title: '交款人不符先于限额',
        item: { payerCode: strangersCode, amountMax: '0' },
        code: 'NOT_THE_PAYER',
        requirements: ['REFUSAL-ORDER'],
      },
      'first-payer-of-reversed': {
        title: '交款人不符先于已冲红：不是交款人不会得知票据状态',
        bill: 'reversed',
        item: { payerCode: strangersCode },
        code: 'NOT_THE_PAYER',
        requirements: ['REFUSAL-ORDER'],
      },
    }),
  ]
}

function revokeCases(): PlatformCase[] {
  const frame = portalFrames['authorisation.revoke']
  return [
    ...successRows(
      frame,
      inSituations('撤销', ['authorisedUpTo', 'authorisedOtherPurpose', 'authorisedToRival']),
    ),
    ...refusalRows(frame, {
      'not-the-payer': stranger,
      unregistered: {
        ...unregistered,
        item: { payerCode: strangersCode, authorisationId: unknownAuthorisation },
      },
      'home-unknown': homeUnknown,
      'not-found': {
        title: '没有这项授权',
        item: { authorisationId: unknownAuthorisation },
        code: 'AUTHORISATION_NOT_FOUND',
      },
      ...inSituations('撤销', ['authorisationRevoked'], 'AUTHORISATION_REVOKED'),
      ...inSituations('撤销', ['ownAuthorised', 'ownAuthorisedUpTo'], 'AUTHORISATION_IN_USE'),
      'first-payer': {
        title: '交款人不符先于没有授权',
        item: { payerCode: strangersCode, authorisationId: unknownAuthorisation },
        code: 'NOT_THE_PAYER',
        requirements: ['REFUSAL-ORDER'],
      },
    }),
  ]
}

const unknownAuthorisation = 'A-000000000000000000-1'

function collectCases(): PlatformCase[] {
  const frame = portalFrames['bill.collect']
  const collectable = [
    'held',
    'partly',
    'reimbursed',
    'exchanged',
    'authorised',
    'reversed',
  ] as const
  const face = { checkCode: '$a.checkCode', amount: '$a.amount', issuedOn: '$a.issuedOn' }
  return [
    ...successRows(frame, {
      ...inSituations('归集', collectable),
      'with-face': { title: '同时给出票面信息', item: face },
    }),
    ...refusalRows(frame, {
      'not-the-payer': stranger,
      'not-the-payer-with-face': {
        title: '交款人不符，即使给出票面信息',
        item: { ...face, payerCode: strangersCode },
        code: 'NOT_THE_PAYER',
      },
      unregistered,
      'home-unknown': homeUnknown,
    }),
  ]
}

function accountBillsCases(): PlatformCase[] {
  const frame = portalFrames['account.bills']
  const limits = [1, 2, 3, 5, 20, 50, 99, 100, 101, 150, 199, 200]
  const shown = ['held', 'partly', 'reimbursed', 'exchanged', 'reversed', 'reversalLocked'] as const
  return successRows(frame, {
    ...inSituations('查询有', shown),
    ...Object.fromEntries(
      limits.map((limit) => [`limit-${limit}`, { title: `每页${limit}张`, item: { limit } }]),
    ),
    'no-limit': { title: '不写条数', item: { limit: undefined } },
    'nobodys-bills': { title: '没有票据的交款人', item: { payerCode: strangersCode } },
    ...Object.fromEntries(
      ['0.01', '1.00', '12345.67', '100000.00'].map((amount) => [
        `face-${amount}`,
        {
          title: `查询有票面金额${amount}元的票据`,
          bill: { situation: 'open' as const, amount, borne: '0.00' },
        },
      ]),
    ),
  })
}
