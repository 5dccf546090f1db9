import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { isoOrNull, nextOf, text, textOrNull } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { signalKinds, signalStates } from '../signal-ports.ts'
import type { Signal, SignalState } from '../signal-ports.ts'
import type { StatisticsParts } from '../use-cases/statistics-parts.ts'
import { changeSignal, listSignals } from '../use-cases/work-on-signals.ts'

const signalAnswer = record({
  signalId: text('线索编号'),
  kind: text('类别'),
  name: text('类别名称'),
  sentence: text('说明'),
  next: text('处理建议'),
  severity: Type.Enum(['serious', 'notice'], { title: '程度' }),
  billCode: textOrNull('票据代码'),
  billNumber: textOrNull('票据号码'),
  unitId: textOrNull('单位编号'),
  unitName: textOrNull('单位名称'),
  bureauId: text('财政部门编号'),
  occurrences: Type.Integer({ title: '次数' }),
  firstAt: text('首次时间'),
  lastAt: text('最近时间'),
  state: text('状态'),
  stateName: text('状态名称'),
  note: text('处理说明'),
  changedBy: textOrNull('处理人'),
  changedAt: textOrNull('处理时间'),
})

/** What may be a duplicate or a fraud, for a bureau to look into. */
export function signalRoutes(parts: StatisticsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/signals',
      title: '监管线索',
      purpose:
        'What the work of units shows of duplicates and changed bills, of the own bureau and those below, newest first. No personal data stands in it.',
      access: { kind: 'bureau' },
      query: record({
        ...pageQuery,
        state: Type.Optional(
          Type.Unsafe<SignalState>({
            type: 'string',
            title: '状态',
            enum: Object.keys(signalStates),
          }),
        ),
      }),
      answer: record({ signals: Type.Array(signalAnswer), next: textOrNull('下一页') }),
      refusals: [],
      handle: async (request) => {
        const { state = null, after = null } = request.query
        const limit = pageLimit(request.query.limit)
        const page = { state, before: after, limit }
        const found = await listSignals(parts, actorOf(holderOf(request)), page)
        const next = nextOf(found, limit, ({ signalId }) => signalId)
        return { signals: found.map(signalShown), next }
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/signals/:signalId/state',
      title: '处理监管线索',
      purpose: 'Says that a signal is looked into, or settled, with a note of what was found.',
      access: { kind: 'bureau', roles: ['bureau_supervise'] },
      params: record({ signalId: recordId }),
      body: record({
        state: Type.Enum(['looked_at', 'settled'], { title: '状态' }),
        note: words('处理说明', 300),
      }),
      answer: signalAnswer,
      refusals: ['NOT_FOUND', 'SIGNAL_STATE_UNFIT'],
      handle: async (request) => {
        const step = { ...request.params, ...request.body }
        return signalShown(await changeSignal(parts, actorOf(holderOf(request)), step, request.at))
      },
    }),
  ]
}

function signalShown({ subject: _, ...signal }: Signal) {
  const { name, sentence, next, severity } = signalKinds[signal.kind]
  return {
    ...signal,
    name,
    sentence: sentence.replace('{n}', String(signal.occurrences)),
    next,
    severity,
    billCode: signal.billCode === '' ? null : signal.billCode,
    billNumber: signal.billNumber === '' ? null : signal.billNumber,
    unitId: signal.unitId === '' ? null : signal.unitId,
    stateName: signalStates[signal.state],
    firstAt: isoOrNull(signal.firstAt),
    lastAt: isoOrNull(signal.lastAt),
    changedAt: isoOrNull(signal.changedAt),
  }
}
