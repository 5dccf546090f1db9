import { Type } from 'typebox'
import { isoOrNull, text, textOrNull } from '../../http/answers.ts'
import { record, words } from '../../http/fields.ts'
import { isWaiting, problemActions, problemStates, severities } from '../problem-ports.ts'
import type { KnownProblem, Problem, ProblemEntry, Severity } from '../problem-ports.ts'
import { numberField, titleField } from './rollout-fields.ts'

export const problemText = words('内容', 2_000)
export const severity = Type.Enum(Object.keys(severities) as Severity[], { title: '程度' })
export const newProblem = { title: titleField, text: problemText, severity }

const shared = {
  problemId: text('问题编号'),
  title: text('标题'),
  text: text('内容'),
  answer: textOrNull('答复'),
  severity: text('程度'),
  severityName: text('程度名称'),
  state: text('状态'),
  stateName: text('状态名称'),
  raisedAt: text('提出时间'),
  dueAt: text('答复期限'),
  answeredAt: textOrNull('答复时间'),
  isLate: Type.Boolean({ title: '已逾期' }),
  version: numberField('版本'),
}
/** As a unit sees its own problem. */
export const ownProblemAnswer = record(shared)
export const problemAnswer = record({
  ...shared,
  bureauId: text('财政部门编号'),
  institutionId: textOrNull('机构编号'),
  institutionName: textOrNull('机构名称'),
  unitId: textOrNull('单位账户编号'),
  unitName: textOrNull('单位名称'),
  ownerId: textOrNull('负责人'),
  raisedBy: text('提出人'),
})

export function ownProblemShown(problem: Problem, at: number) {
  const { problemId, title, text: said, answer, severity: given, state, version } = problem
  return {
    problemId,
    title,
    text: said,
    answer,
    severity: given,
    severityName: severities[given],
    state,
    stateName: problemStates[state],
    raisedAt: isoOrNull(problem.raisedAt),
    dueAt: isoOrNull(problem.dueAt),
    answeredAt: isoOrNull(problem.answeredAt),
    isLate: isWaiting(problem) && at > problem.dueAt,
    version,
  }
}

/** @param problem whose institution is named where it was read with its name */
export function problemShown(problem: Problem & Partial<KnownProblem>, at: number) {
  const { bureauId, institutionId, institutionName = null, unitId, unitName } = problem
  const { ownerId, raisedBy } = problem
  const whose = { bureauId, institutionId, institutionName, unitId, unitName, ownerId, raisedBy }
  return { ...ownProblemShown(problem, at), ...whose }
}

/** Units do not learn who of the bureau did what. */
export function entryShown({ entryNumber, at, actorKind, action, text: said }: ProblemEntry) {
  const actionName = problemActions[action]
  return { entryNumber, at: isoOrNull(at), actorKind, action, actionName, text: said }
}

const entryFields = {
  entryNumber: numberField('序号'),
  at: text('时间'),
  actorKind: text('经办方'),
  action: text('事项'),
  actionName: text('事项名称'),
  text: text('内容'),
}
export const ownEntryAnswer = record(entryFields)
export const entryAnswer = record({ ...entryFields, actorId: text('经办人') })
