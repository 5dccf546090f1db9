import { dateAt, endOfDate, purposes, startOfDate, yuanFromFen } from '@piaoqiao/domain'
import type { Purpose } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { nextOf, isoOrNull } from '../../http/answers.ts'
import {
  billCode,
  billNumber,
  date,
  pageLimit,
  pageQuery,
  record,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { refuseDesk } from '../desk-refusals.ts'
import { ledgerHeader, ledgerPages } from '../use-cases/ledger-pages.ts'
import { tableFile } from '../use-cases/table-file.ts'
import { useStates } from '../use-ports.ts'
import type { LedgerLine, LedgerPlace, LedgerQuery, UseState } from '../use-ports.ts'
import { deskUserOf, formatQuery, pageOf, purposeQuery, seeing, textOrNull } from './desk-fields.ts'
import type { DeskUses } from './desk-uses.ts'

const filters = {
  billCode: Type.Optional(billCode),
  billNumber: Type.Optional(billNumber),
  voucherNumber: Type.Optional(words('会计凭证号', 64)),
  caseId: Type.Optional(words('报销事项', 60)),
  state: Type.Optional(
    Type.Unsafe<UseState>({ type: 'string', title: '状态', enum: Object.keys(useStates) }),
  ),
  purpose: Type.Optional(purposeQuery),
  lockedFrom: Type.Optional(date('锁定日期自')),
  lockedTo: Type.Optional(date('锁定日期至')),
  reimbursedFrom: Type.Optional(date('报销日期自')),
  reimbursedTo: Type.Optional(date('报销日期至')),
}
const filterQuery = record(filters)
const text = Type.String()
const lineAnswer = record({
  useId: text,
  billCode,
  billNumber,
  billName: textOrNull,
  issuerName: textOrNull,
  issuedOn: textOrNull,
  amount: textOrNull,
  billState: textOrNull,
  state: text,
  stateName: text,
  purpose: text,
  purposeName: text,
  businessReference: text,
  caseId: textOrNull,
  lockedAt: text,
  expiresAt: text,
  reportId: textOrNull,
  reimbursedAmount: textOrNull,
  reimbursedOn: textOrNull,
  voucherNumber: textOrNull,
  postedOn: textOrNull,
})

/** The ledger of everything that the unit holds or reimbursed. */
export function ledgerRoutes(uses: DeskUses): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/ledger',
      title: '票据台账',
      purpose: 'Every lock and what became of it, newest first, by any of the filters together.',
      access: seeing,
      query: record({ ...filters, ...pageQuery }),
      answer: pageOf(lineAnswer),
      refusals: ['PERIOD_UNFIT'],
      handle: async (request) => {
        const { after, limit, ...filter } = request.query
        const rowsMax = pageLimit(limit)
        const behind = after === undefined ? null : placeFrom(after)
        const { unitId } = deskUserOf(request)
        const page = { behind, limit: rowsMax }
        const lines = await uses.tables.uses.list(unitId, ledgerQuery(filter), page)
        return { items: lines.map(lineView), next: nextOf(lines, rowsMax, placeText) }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/ledger/export',
      title: '导出票据台账',
      purpose: 'The lines of the ledger as xlsx (up to 20,000) or CSV (any number).',
      access: seeing,
      query: record({ ...filters, format: formatQuery }),
      answer: 'file',
      refusals: ['PERIOD_UNFIT', 'EXPORT_TOO_LARGE'],
      handle: async (request) => {
        const { format, ...filter } = request.query
        const user = deskUserOf(request)
        const pages = ledgerPages(uses.tables, user.unitId, ledgerQuery(filter))
        const title = `票据台账-${dateAt(request.at)}`
        return tableFile(uses.runReading, { title, header: ledgerHeader, pages }, format)
      },
    }),
  ]
}

/** @throws AccountsError `PERIOD_UNFIT` */
function ledgerQuery(filter: Static<typeof filterQuery>): LedgerQuery {
  const { lockedFrom, lockedTo, reimbursedFrom, reimbursedTo } = filter
  const isBackwards = (from = '', to = '9') => from > to
  if (isBackwards(lockedFrom, lockedTo) || isBackwards(reimbursedFrom, reimbursedTo)) {
    throw refuseDesk('PERIOD_UNFIT')
  }
  return {
    billCode: filter.billCode ?? null,
    billNumber: filter.billNumber ?? null,
    voucherNumber: filter.voucherNumber ?? null,
    caseId: filter.caseId ?? null,
    state: filter.state ?? null,
    purpose: filter.purpose ?? null,
    lockedFrom: lockedFrom === undefined ? null : startOfDate(lockedFrom),
    lockedTo: lockedTo === undefined ? null : endOfDate(lockedTo),
    reimbursedFrom: reimbursedFrom ?? null,
    reimbursedTo: reimbursedTo ?? null,
  }
}

function placeText({ lockedAt, useId }: LedgerPlace): string {
  return `${String(lockedAt)}.${useId}`
}

/** @throws AccountsError `REQUEST_MALFORMED` */
function placeFrom(text: string): LedgerPlace {
  const [, lockedAt, useId] = /^(\d{1,15})\.(L-[0-9-]{1,40})$/.exec(text) ?? []
  if (lockedAt === undefined || useId === undefined) {
    throw refuseHttp('REQUEST_MALFORMED', { details: { path: '/after' } })
  }
  return { lockedAt: Number(lockedAt), useId }
}

function lineView({ amountFen, faceFen, lockedAt, expiresAt, sequence: _, ...rest }: LedgerLine) {
  return {
    ...rest,
    amount: faceFen === null ? null : yuanFromFen(faceFen),
    stateName: useStates[rest.state],
    purposeName: purposes[rest.purpose as Purpose] ?? rest.purpose,
    lockedAt: isoOrNull(lockedAt),
    expiresAt: isoOrNull(expiresAt),
    reimbursedAmount: amountFen === null ? null : yuanFromFen(amountFen),
  }
}
