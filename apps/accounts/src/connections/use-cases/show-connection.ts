import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { Connection, ConnectionFilter, ConnectionLine } from '../connection-ports.ts'
import { connectionSteps, stepsInOrder } from '../connection-steps.ts'
import type { ActingParty } from '../connection-steps.ts'
import { connectionInScope, heldConnection } from './connections-parts.ts'
import type { ConnectionsParts } from './connections-parts.ts'
import { filedForm } from './joint-test-form.ts'
import type { FiledForm } from './joint-test-form.ts'
import { noticeOf } from './prepare-sandbox.ts'
import { askSandbox } from './reveal-secrets.ts'

/** Where a connection stands: what is next, who has to act, and since when. */
export interface ConnectionStatus extends ConnectionLine {
  readonly acts: ActingParty
  readonly next: string
  readonly since: Instant
}

/** What is to be done at a step in a sentence, for whoever signs, names a bill or was refused in the middle of it. */
export function statusOf({ connection, account }: ConnectionLine): ConnectionStatus {
  const { step, stepSince: since, facts } = connection
  const usual = { connection, account, since, acts: connectionSteps[step].acts }
  if (account.state === 'suspended') {
    const next = '单位账户已暂停，请联系市财政非税中心。'
    return { ...usual, acts: 'centre', next }
  }
  if (step === 'signing' && facts.unitSignOff !== null) {
    const next =
      facts.refusal === null
        ? '本单位已确认，等待市财政非税中心确认。'
        : `登记系统没有受理（${facts.refusal}），等待市财政非税中心处理。`
    return { ...usual, acts: 'centre', next, since: Math.max(since, facts.unitSignOff.at) }
  }
  if (step === 'trial' && facts.firstBill !== null) {
    const { reportedAt } = facts.firstBill
    const next = `首笔票据已锁定，请继续完成${reportedAt === null ? '报销和入账' : '入账'}。`
    return { ...usual, next }
  }
  return { ...usual, next: connectionSteps[step].next }
}

/** The steps that a unit passes, each with whether it is behind, present or ahead. */
export function progressOf({ step }: Connection) {
  const present = stepsInOrder.indexOf(step)
  return stepsInOrder
    .filter((each) => each !== 'closed' || step === 'closed')
    .map((each, index) => ({
      step: each,
      name: connectionSteps[each].name,
      acts: connectionSteps[each].acts,
      state: placeOf(index, present),
    }))
}

function placeOf(index: number, present: number): 'behind' | 'present' | 'ahead' {
  if (index === present) return 'present'
  return index < present ? 'behind' : 'ahead'
}

/** @throws AccountsError `NOT_FOUND` for units by hand */
export function ownStatus(
  { transact }: ConnectionsParts,
  { organisationId }: Actor,
): Promise<ConnectionStatus> {
  return transact(async (tables) => statusOf(await heldConnection(tables, organisationId)))
}

/** @throws AccountsError `NOT_FOUND` */
export function statusForBureau(
  { transact }: ConnectionsParts,
  actor: Actor,
  unitId: string,
): Promise<ConnectionStatus> {
  return transact(async (tables) => statusOf(await connectionInScope(tables, actor, unitId)))
}

/** The connections of a bureau and of those below. */
export function listConnections(
  { transact }: ConnectionsParts,
  { organisationId }: Actor,
  asked: Omit<ConnectionFilter, 'bureauIds'> & {
    readonly after: string | null
    readonly limit: number
  },
): Promise<readonly ConnectionStatus[]> {
  const { text, step, after, limit } = asked
  return transact(async ({ bureaus, connections }) => {
    const bureauIds = await bureaus.scopeOf(organisationId)
    return (await connections.ofBureaus({ bureauIds, text, step }, after, limit)).map(statusOf)
  })
}

/** 对接须知 as it stands now. @throws AccountsError `NOT_FOUND` */
export function ownNotice(
  { transact }: ConnectionsParts,
  { organisationId }: Actor,
  at: Instant,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  return transact(async (tables) => {
    const own = await heldConnection(tables, organisationId)
    return { bytes: await noticeOf(tables, own, at), name: `对接须知-${dateAt(at)}.pdf` }
  })
}

/** The joint-test form of a unit. @throws AccountsError `NOT_FOUND` */
export function formForBureau(
  { transact }: ConnectionsParts,
  actor: Actor,
  unitId: string,
): Promise<FiledForm> {
  return transact(async (tables) => {
    await connectionInScope(tables, actor, unitId)
    const form = await tables.forms.find(unitId)
    if (form === null) throw refuseHttp('NOT_FOUND')
    return filedForm(tables, form)
  })
}

interface MessagePage {
  readonly before: string | null
  readonly limit: number
}

/** The unit's own messages in the sandbox, latest first. @throws AccountsError `SANDBOX_UNREACHABLE`, `NOT_FOUND` */
export async function sandboxMessages(
  parts: ConnectionsParts,
  actor: Actor,
  page: MessagePage,
): Promise<unknown> {
  const token = await sandboxToken(parts, actor)
  return askSandbox(parts, (sandbox) => sandbox.messages(token, page))
}

/** One of them with its payload and its answer. @throws AccountsError `SANDBOX_UNREACHABLE`, `NOT_FOUND` */
export async function sandboxMessage(
  parts: ConnectionsParts,
  actor: Actor,
  number: string,
): Promise<unknown> {
  const token = await sandboxToken(parts, actor)
  return kept(await askSandbox(parts, (sandbox) => sandbox.message(token, number)))
}

/** Sends one of them again under its request id. @throws AccountsError `SANDBOX_UNREACHABLE`, `NOT_FOUND` */
export async function replaySandboxMessage(
  parts: ConnectionsParts,
  actor: Actor,
  number: string,
): Promise<unknown> {
  const token = await sandboxToken(parts, actor)
  return kept(await askSandbox(parts, (sandbox) => sandbox.replay(token, number)))
}

function kept(answer: unknown): unknown {
  if (answer === null) throw refuseHttp('NOT_FOUND')
  return answer
}

export async function sandboxToken(
  { transact }: ConnectionsParts,
  { organisationId }: Actor,
): Promise<string> {
  const { connection } = await transact((tables) => heldConnection(tables, organisationId))
  const { sandboxToken: token } = connection.secrets
  if (token === null) throw refuseHttp('NOT_FOUND')
  return token
}
