import type { PlatformCase } from './case.ts'
import { frames } from './frames.ts'
import type { Row } from './rows.ts'
import { refusalRows, successRows } from './rows.ts'
import type { SituationName } from './situations.ts'
import { situations } from './situations.ts'

const verify = frames['bill.verify']
const status = frames['bill.status']

type Table = Readonly<Record<string, Omit<Row, 'slug'>>>

/** `bill.verify`. */
export function verifyCases(): PlatformCase[] {
  return [
    ...successRows(verify, { ...seenAs(allSeen), ...presented, ...amounts }),
    ...refusalRows(verify, { ...wrongFaces, ...wrongOfOthers }),
  ]
}

/** `bill.status`. */
export function statusCases(): PlatformCase[] {
  return [
    ...successRows(status, {
      ...seenAs(ownSeen),
      ...withCheckCode(allSeen),
      ...lockShown,
    }),
    ...refusalRows(status, { ...withoutStake, ...statusFaults }),
  ]
}

type Seen = Readonly<Partial<Record<SituationName, readonly [string, string, string]>>>

/** standing, form and reimbursement of a bill in each situation. */
const ownSeen: Seen = {
  own: ['valid', 'electronic', 'locked'],
  ownUnlocked: ['valid', 'electronic', 'open'],
  ownAfterPartly: ['valid', 'electronic', 'locked'],
  ownReversalPending: ['valid', 'electronic', 'locked'],
  ownAuthorised: ['valid', 'electronic', 'locked'],
  reported: ['valid', 'electronic', 'partly_reimbursed'],
  reportedWhole: ['valid', 'electronic', 'reimbursed'],
  posted: ['valid', 'electronic', 'partly_reimbursed'],
  unposted: ['valid', 'electronic', 'partly_reimbursed'],
  withdrawn: ['valid', 'electronic', 'open'],
  rivalReported: ['valid', 'electronic', 'partly_reimbursed'],
}

const allSeen: Seen = {
  ...ownSeen,
  open: ['valid', 'electronic', 'open'],
  held: ['valid', 'electronic', 'locked'],
  rivalUnlocked: ['valid', 'electronic', 'open'],
  partly: ['valid', 'electronic', 'partly_reimbursed'],
  reimbursed: ['valid', 'electronic', 'reimbursed'],
  reversalLocked: ['reversal_locked', 'electronic', 'open'],
  reversalReleased: ['valid', 'electronic', 'open'],
  reversed: ['reversed', 'electronic', 'open'],
  red: ['valid', 'electronic', 'open'],
  exchanged: ['valid', 'exchanged', 'open'],
  paperReturned: ['valid', 'electronic', 'open'],
}

function seenAs(seen: Seen): Table {
  return Object.fromEntries(
    Object.entries(seen).map(([name, [standing, form, reimbursement]]) => [
      `sees-${name}`,
      {
        title: `查看${situations[name as SituationName].title}`,
        bill: name as SituationName,
        members: { standing, form, reimbursement, billNumber: '$a.billNumber' },
      },
    ]),
  )
}

function withCheckCode(seen: Seen): Table {
  const rows = Object.entries(seenAs(seen)).map(([slug, row]) => [
    `${slug}-by-check-code`,
    { ...row, title: `凭校验码${row.title}`, item: { checkCode: '$a.checkCode' } },
  ])
  return Object.fromEntries(rows) as Table
}

const presented: Table = {
  'with-amount': { title: '同时给出金额', item: { amount: '$a.amount' } },
  'with-date': { title: '同时给出开票日期', item: { issuedOn: '$a.issuedOn' } },
  'with-both': {
    title: '同时给出金额和开票日期',
    item: { amount: '$a.amount', issuedOn: '$a.issuedOn' },
  },
  'amount-without-decimals': { title: '金额不写小数', item: { amount: '1000' } },
  'amount-one-decimal': { title: '金额写一位小数', item: { amount: '1000.0' } },
  'amount-leading-zeros': { title: '金额写前导零', item: { amount: '0001000.00' } },
}

const amounts: Table = Object.fromEntries(
  ['0.01', '1.00', '12345.67', '999999999999.99'].map((amount) => [
    `face-${amount}`,
    {
      title: `票面金额${amount}元`,
      bill: { situation: 'open', amount, borne: '0.00' },
      item: { amount: '$a.amount' },
      members: { amount, balance: amount, reimbursable: amount },
    },
  ]),
)

const wrongFaces: Table = {
  'check-code-wrong': {
    title: '校验码不符',
    item: { checkCode: 'zzzzzz' },
    code: 'CHECK_CODE_MISMATCH',
  },
  'check-code-zeros': {
    title: '校验码全为零',
    item: { checkCode: '000000' },
    code: 'CHECK_CODE_MISMATCH',
  },
  'amount-one-fen-more': {
    title: '金额多一分',
    item: { amount: '1000.01' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'amount-one-fen-less': {
    title: '金额少一分',
    item: { amount: '999.99' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'amount-negative': {
    title: '金额为负',
    item: { amount: '-1000.00' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'date-wrong': {
    title: '开票日期不符',
    item: { issuedOn: '2020-01-01' },
    code: 'PRESENTED_FACTS_MISMATCH',
  },
  'first-check-code': {
    title: '校验码不符先于金额不符',
    item: { checkCode: 'zzzzzz', amount: '1.00' },
    code: 'CHECK_CODE_MISMATCH',
    requirements: ['REFUSAL-ORDER'],
  },
  'first-check-code-of-date': {
    title: '校验码不符先于日期不符',
    item: { checkCode: 'zzzzzz', issuedOn: '2020-01-01' },
    code: 'CHECK_CODE_MISMATCH',
    requirements: ['REFUSAL-ORDER'],
  },
  unregistered: { title: '票据没有登记', bill: 'unregistered', code: 'BILL_NOT_FOUND' },
  'home-unknown': {
    title: '票据所属地区没有接入',
    item: { billCode: '99060126' },
    code: 'HOME_PROVINCE_UNKNOWN',
  },
}

/** Whoever does not know the check code learns nothing of how the bill stands. */
const wrongOfOthers: Table = Object.fromEntries(
  (['own', 'held', 'reported', 'reversed', 'red', 'exchanged', 'reimbursed'] as const).map(
    (bill) => [
      `check-code-wrong-${bill}`,
      {
        title: `校验码不符：${situations[bill].title}`,
        bill,
        item: { checkCode: 'zzzzzz' },
        code: 'CHECK_CODE_MISMATCH',
      },
    ],
  ),
)

const lockShown: Table = {
  'after-lock-shows-holder': {
    title: '本单位的锁定显示为本单位持有',
    bill: 'own',
    members: { reimbursement: 'locked', balance: '$a.reimbursable' },
  },
  'unneeded-check-code': {
    title: '有权查询时仍给出校验码',
    bill: 'own',
    item: { checkCode: '$a.checkCode' },
  },
  'unneeded-wrong-check-code': {
    title: '有权查询时校验码不影响结果',
    bill: 'own',
    item: { checkCode: 'zzzzzz' },
  },
}

const strangers = [
  'open',
  'held',
  'rivalUnlocked',
  'partly',
  'reimbursed',
  'reversalLocked',
  'reversed',
  'red',
  'exchanged',
] as const

const withoutStake: Table = {
  ...Object.fromEntries(
    strangers.map((bill) => [
      `no-stake-${bill}`,
      {
        title: `没有校验码，与票据无关：${situations[bill].title}`,
        bill,
        code: 'CHECK_CODE_MISMATCH',
      },
    ]),
  ),
  ...Object.fromEntries(
    strangers.map((bill) => [
      `wrong-check-code-${bill}`,
      {
        title: `校验码不符，与票据无关：${situations[bill].title}`,
        bill,
        item: { checkCode: 'zzzzzz' },
        code: 'CHECK_CODE_MISMATCH',
      },
    ]),
  ),
}

const statusFaults: Table = {
  unregistered: { title: '票据没有登记', bill: 'unregistered', code: 'BILL_NOT_FOUND' },
  'home-unknown': {
    title: '票据所属地区没有接入',
    item: { billCode: '99060126' },
    code: 'HOME_PROVINCE_UNKNOWN',
  },
}
