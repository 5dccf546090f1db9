import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { nextOf, isoOrNull } from '../../http/answers.ts'
import { onlooker, supervisor } from '../../http/bureau-access.ts'
import { pageLimit, pageQuery, reason, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import type { LedgerLine } from '../ledger-ports.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitAccountState } from '../units-ports.ts'
import { showUnit, unitForBureau } from '../use-cases/read-unit.ts'
import type { UnitWithUsers } from '../use-cases/read-unit.ts'
import { exportLedger, readLedger } from '../use-cases/unit-ledger.ts'
import type { LedgerParts } from '../use-cases/unit-ledger.ts'
import { resumeUnit, suspendUnit } from '../use-cases/unit-state.ts'
import { resetForUnit } from '../use-cases/unit-users.ts'
import type { UnitsParts } from '../use-cases/units-parts.ts'
import { accountAnswer, accountShown, userAnswer, userShown } from './unit-answers.ts'

const params = record({ unitId: recordId })
const unitWithUsers = record({ account: accountAnswer, users: Type.Array(userAnswer) })
const state = Type.Optional(
  Type.Enum(['applied', 'open', 'suspended', 'closed'], { title: '状态' }),
)
const text = Type.Optional(words('单位名称或统一社会信用代码', 100))
const line = record({
  unitId: Type.String(),
  creditCode: Type.String(),
  unitName: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  bureauId: Type.String(),
  bureauName: Type.String(),
  createdAt: Type.String(),
  openedAt: Type.Union([Type.String(), Type.Null()]),
})

/** The register of unit accounts for bureaus, and what a bureau does with an account. */
export function ledgerRoutes(parts: UnitsParts & LedgerParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/units',
      title: '单位账户台账',
      purpose: 'Accounts of the own bureau and those below; `next` is `after` of the next page.',
      access: { kind: 'bureau' },
      query: record({ ...pageQuery, text, state }),
      answer: record({
        units: Type.Array(line),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
      refusals: [],
      handle: async (request) => {
        const { query } = request
        const limit = pageLimit(query.limit)
        const asked = { ...searched(query), after: query.after ?? null, limit }
        const lines = await readLedger(parts, actorOf(holderOf(request)), asked)
        const next = nextOf(lines, limit, ({ unitId }) => unitId)
        return { units: lines.map(lineShown), next }
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/units.csv',
      title: '导出单位账户台账',
      purpose: 'The whole register as a CSV file for a spreadsheet.',
      access: onlooker,
      query: record({ text, state }),
      answer: 'file',
      refusals: [],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        const bytes = await exportLedger(parts, actor, searched(request.query), request.at)
        return { bytes, contentType: 'text/csv; charset=utf-8', name: '单位账户台账.csv' }
      },
    }),
    ...unitOfBureauRoutes(parts),
    ...stateRoutes(parts),
  ]
}

function unitOfBureauRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/units/:unitId',
      title: '单位账户',
      purpose: 'An account with its users, personal data masked.',
      access: onlooker,
      params,
      answer: unitWithUsers,
      refusals: ['NOT_FOUND'],
      handle: async (request) => unitShown(await unitForBureau(parts, stepOf(request)), false),
    }),
    route({
      method: 'POST',
      path: '/bureaus/units/:unitId/personal-data',
      title: '查看单位完整个人信息',
      purpose: 'The account with all personal data, for a reason that is kept with the look.',
      access: onlooker,
      params,
      body: record({ reason }),
      answer: unitWithUsers,
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return unitShown(await showUnit(parts, step, request.at), true)
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/units/:unitId/users/:userId/reset',
      title: '为单位重置密码',
      purpose: 'Mails a new initial password to a user of a unit who cannot be helped there.',
      access: supervisor,
      params: record({ unitId: recordId, userId: recordId }),
      body: record({ reason }),
      answer: 'nothing',
      refusals: ['NOT_FOUND'],
      handle: (request) => {
        const { userId } = request.params
        return resetForUnit(parts, { ...stepOf(request), ...request.body, userId }, request.at)
      },
    }),
  ]
}

function stateRoutes(parts: UnitsParts): readonly Route[] {
  const refusals = ['NOT_FOUND', 'UNIT_STATE_UNFIT', 'UNIT_BY_SYSTEM', 'ORDER_WAITING']
  return [
    route({
      method: 'POST',
      path: '/bureaus/units/:unitId/suspension',
      title: '暂停单位账户',
      purpose: 'Nothing is sent for the unit any more, and the registry refuses its messages.',
      access: supervisor,
      params,
      body: record({ reason }),
      answer: accountAnswer,
      refusals,
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return accountShown(await suspendUnit(parts, step, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/units/:unitId/resumption',
      title: '恢复单位账户',
      purpose: 'The unit works again as soon as the registry has answered.',
      access: supervisor,
      params,
      body: record({ reason }),
      answer: accountAnswer,
      refusals,
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return accountShown(await resumeUnit(parts, step, request.at))
      },
    }),
  ]
}

function stepOf(
  request: Pick<RouteRequest<{ unitId: string }, unknown, unknown>, 'params' | 'holder'>,
) {
  return { actor: actorOf(holderOf(request)), unitId: request.params.unitId }
}

function searched(query: { readonly text?: string; readonly state?: string }) {
  return { text: query.text ?? null, state: (query.state ?? null) as UnitAccountState | null }
}

function unitShown({ account, users }: UnitWithUsers, isWhole: boolean) {
  const shown = users.map((user) => userShown(user, isWhole))
  return { account: accountShown(account, isWhole), users: shown }
}

function lineShown(given: LedgerLine) {
  return {
    ...given,
    stateName: unitStateNames[given.state],
    createdAt: isoOrNull(given.createdAt),
    openedAt: isoOrNull(given.openedAt),
  }
}
