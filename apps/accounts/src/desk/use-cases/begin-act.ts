import type { Instant } from '@piaoqiao/domain'
import { AccountsError } from '../../accounts-error.ts'
import { newRecordId } from '../../record-id.ts'
import type { AnyAskedItem } from '../act-item-fields.ts'
import type { Act, AnsweredItem } from '../act-ports.ts'
import type { ActService } from '../act-services.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf, openDesk } from './desk-parts.ts'
import { fillItems, knowledgeOf } from './fill-items.ts'
import { sendAct } from './send-act.ts'
import { requireBookable } from './receiver-data.ts'
import { makeReceiverData } from './make-receiver-data.ts'

export interface AskedAct {
  readonly service: ActService
  /** Chosen by the page and repeated when it asks again. */
  readonly requestId: string
  readonly items: readonly AnyAskedItem[]
}

export interface ShownAct {
  readonly act: Act
  readonly items: readonly AnsweredItem[]
}

/** How long an act that was kept may take to be sent before the job takes it up. */
const sendLeaseMs = 120_000

/**
 * Does something with bills: keeps it, sends it, and tells what was answered to each. The same request again is answered
 * with what became of it and does nothing.
 * @throws AccountsError `REQUEST_ID_REUSED`, `BILL_TWICE`, `UNIT_NOT_OPEN`, and faults of accounting data
 */
export async function beginAct(
  parts: DeskParts,
  user: DeskUser,
  asked: AskedAct,
  at: Instant,
): Promise<ShownAct> {
  const { unitId } = user
  const digest = parts.digestOf(textOf(asked))
  const known = await parts.tables.acts.findByRequest(unitId, asked.requestId)
  if (known !== null) return repeated(parts, known, digest)
  const desk = await openDesk(parts, unitId)
  const knowledge = await knowledgeOf(parts.tables, unitId, asked.items)
  const items = fillItems(asked.service, asked.items, knowledge, at)
  await requireBookable(parts, desk, { items, knowledge, user, at })
  const act: Act = {
    ...user,
    actId: newRecordId('A', at),
    requestId: asked.requestId,
    service: asked.service,
    digest,
    itemCount: items.length,
    createdAt: at,
    attempts: 0,
    nextAttemptAt: at + sendLeaseMs,
  }
  const isNew = await parts.transact(async ({ acts, audit }) => {
    if (!(await acts.add(act, items))) return false
    const details = { act: act.actId, service: act.service, bills: items.length }
    await audit.append(auditOf(user, 'act', at, details))
    return true
  })
  if (!isNew) {
    const other = await parts.tables.acts.findByRequest(unitId, asked.requestId)
    if (other === null) throw new Error('an act that stood in the way is gone')
    return repeated(parts, other, digest)
  }
  await sendAct(parts, desk, { act, items, mayHaveBeenSent: false })
  await makeReceiverData(parts, act).catch(leaveToJob)
  return shown(parts, unitId, act.actId)
}

/** What is asked for, whatever the order in which a page names the fields of a bill. */
function textOf({ service, items }: AskedAct): string {
  const fields = items.map((item) =>
    Object.entries(item).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
  return JSON.stringify([service, fields])
}

/** What was posted is posted: data that cannot be made now is made by the job. */
function leaveToJob(error: unknown): void {
  if (!(error instanceof AccountsError)) throw error
}

/** @throws AccountsError `REQUEST_ID_REUSED` */
async function repeated(parts: DeskParts, act: Act, digest: string): Promise<ShownAct> {
  if (act.digest !== digest) throw refuseDesk('REQUEST_ID_REUSED')
  return { act, items: await parts.tables.acts.items(act.actId) }
}

async function shown({ tables }: DeskParts, unitId: string, actId: string): Promise<ShownAct> {
  const act = await tables.acts.find(unitId, actId)
  if (act === null) throw new Error('an act that was kept is gone')
  return { act, items: await tables.acts.items(actId) }
}
