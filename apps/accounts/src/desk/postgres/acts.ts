import type { PersonalData } from '../../personal-data/personal-data.ts'
import { numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { Act, ActItem, Acts, AnsweredItem, Booking, ItemAnswer } from '../act-ports.ts'
import type { ActService } from '../act-services.ts'

interface ActRow {
  readonly act_id: string
  readonly unit_id: string
  readonly user_id: string
  readonly request_id: string
  readonly service: string
  readonly digest: Buffer
  readonly item_count: number
  readonly created_at: string
  readonly attempts: number
  readonly next_attempt_at: string | null
}

interface ItemRow {
  readonly item_number: number
  readonly bill_code: string
  readonly bill_number: string
  readonly sealed_item: Buffer
  readonly case_id: string | null
  readonly outcome: string | null
  readonly code: string | null
  readonly sentence: string | null
  readonly next: string | null
  readonly answer: Readonly<Record<string, unknown>> | null
  readonly accounting: string
}

interface SealedItem {
  readonly wire: Readonly<Record<string, unknown>>
  readonly booking: Booking | null
}

const placeOf = (actId: string, itemNumber: number) =>
  `desk_act_items.item:${actId}:${String(itemNumber)}`

export function createActs(client: Queryable, personalData: PersonalData): Acts {
  return { ...keptActs(client, personalData), ...answeredActs(client) }
}

type AnsweredActs = Pick<Acts, 'takeDue' | 'answer' | 'takeAccountingDue' | 'accountingIs'>

function keptActs(client: Queryable, personalData: PersonalData): Omit<Acts, keyof AnsweredActs> {
  const first = async (sql: string, values: readonly unknown[]): Promise<Act | null> => {
    const { rows } = await client.query<ActRow>(sql, [...values])
    return rows[0] === undefined ? null : actFrom(rows[0])
  }
  return {
    async add(act, items) {
      const { rowCount } = await client.query(insertAct, [
        act.actId,
        act.unitId,
        act.userId,
        act.requestId,
        act.service,
        Buffer.from(act.digest, 'hex'),
        act.itemCount,
        act.createdAt,
        act.attempts,
        act.nextAttemptAt,
      ])
      if (rowCount === 0) return false
      const rows = items.map((item) => itemRow(personalData, act.actId, item))
      await client.query(insertItems, [act.actId, JSON.stringify(rows)])
      return true
    },
    findByRequest: (unitId, requestId) =>
      first('select * from desk_acts where unit_id = $1 and request_id = $2', [unitId, requestId]),
    find: (unitId, actId) =>
      first('select * from desk_acts where unit_id = $1 and act_id = $2', [unitId, actId]),
    async items(actId) {
      const { rows } = await client.query<ItemRow>(
        'select * from desk_act_items where act_id = $1 order by item_number',
        [actId],
      )
      return rows.map((row) => itemFrom(personalData, actId, row))
    },
    async list(unitId, behind, limit) {
      const { rows } = await client.query<ActRow>(
        `select * from desk_acts where unit_id = $1 and ($2::text is null or act_id < $2)
         order by act_id desc limit $3`,
        [unitId, behind, limit],
      )
      return rows.map(actFrom)
    },
  }
}

function answeredActs(client: Queryable): AnsweredActs {
  return {
    async takeDue(at, untilAt, limit) {
      const { rows } = await client.query<ActRow>(
        `with due as materialized (
           select act_id from desk_acts where next_attempt_at <= $1
           order by next_attempt_at, act_id limit $3 for update skip locked)
         update desk_acts set next_attempt_at = $2, attempts = attempts + 1
         where act_id in (select act_id from due)
         returning *`,
        [at, untilAt, limit],
      )
      return rows.map(actFrom)
    },
    async answer(actId, answers, nextAttemptAt) {
      await client.query('update desk_acts set next_attempt_at = $2 where act_id = $1', [
        actId,
        nextAttemptAt,
      ])
      const rows = [...answers].map(([itemNumber, answered]) => ({ itemNumber, ...answered }))
      const { rows: changed } = await client.query<{ item_number: number }>(answerItems, [
        actId,
        JSON.stringify(rows),
      ])
      return changed.map(({ item_number }) => item_number)
    },
    async takeAccountingDue(at, untilAt, limit) {
      const { rows } = await client.query<ActRow>(takeAccounting, [at, untilAt, limit])
      return rows.map(actFrom)
    },
    async accountingIs(actId, itemNumbers, state) {
      await client.query(
        `update desk_act_items set accounting = $3
         where act_id = $1 and item_number = any($2::integer[]) and accounting = 'wanted'`,
        [actId, itemNumbers, state],
      )
    },
  }
}

const insertAct = `
  insert into desk_acts (act_id, unit_id, user_id, request_id, service, digest, item_count,
    created_at, attempts, next_attempt_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (unit_id, request_id) do nothing`

const insertItems = `
  insert into desk_act_items
    (act_id, item_number, bill_code, bill_number, sealed_item, case_id, accounting)
  select $1, "itemNumber", "billCode", "billNumber", decode("sealedItem", 'hex'), "caseId",
    accounting
  from jsonb_to_recordset($2::jsonb) as given("itemNumber" integer, "billCode" text,
    "billNumber" text, "sealedItem" text, "caseId" text, accounting text)`

const answerItems = `
  update desk_act_items set outcome = given.outcome, code = given.code, sentence = given.sentence,
    next = given.next, answer = given.answer
  from jsonb_to_recordset($2::jsonb) as given("itemNumber" integer, outcome text, code text,
    sentence text, next text, answer jsonb)
  where act_id = $1 and item_number = "itemNumber"
    and coalesce(desk_act_items.outcome, 'unknown') = 'unknown'
  returning item_number`

/** Found by its bills, and taken with all of them. As a part of its own the limit is applied once, whatever the plan. */
const takeAccounting = `
  with due as (
    select act_id from desk_act_items
    where accounting = 'wanted' and outcome = 'done' and accounting_due_at <= $1
    order by accounting_due_at, act_id limit $3 for update skip locked),
  taken as (
    update desk_act_items set accounting_due_at = $2
    where accounting = 'wanted' and outcome = 'done' and act_id in (select act_id from due)
    returning act_id)
  select * from desk_acts where act_id in (select act_id from taken) order by act_id`

function itemRow(personalData: PersonalData, actId: string, item: ActItem): object {
  const { itemNumber, billCode, billNumber, wire, caseId, booking } = item
  const text = JSON.stringify({ wire, booking } satisfies SealedItem)
  const sealed = personalData.seal(placeOf(actId, itemNumber), text)
  const sealedItem = Buffer.from(sealed).toString('hex')
  const accounting = booking === null ? 'none' : 'wanted'
  return { itemNumber, billCode, billNumber, sealedItem, caseId, accounting }
}

function itemFrom(personalData: PersonalData, actId: string, row: ItemRow): AnsweredItem {
  const { item_number: itemNumber, outcome, code, sentence, next, answer } = row
  const text = personalData.open(placeOf(actId, itemNumber), row.sealed_item)
  const { wire, booking } = JSON.parse(text) as SealedItem
  return {
    itemNumber,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    wire,
    booking,
    caseId: row.case_id,
    answered:
      outcome === null
        ? null
        : {
            outcome: outcome as ItemAnswer['outcome'],
            code: code ?? '',
            sentence: sentence ?? '',
            next,
            answer: answer ?? {},
          },
    accounting: row.accounting as AnsweredItem['accounting'],
  }
}

function actFrom(row: ActRow): Act {
  return {
    actId: row.act_id,
    unitId: row.unit_id,
    userId: row.user_id,
    requestId: row.request_id,
    service: row.service as ActService,
    digest: row.digest.toString('hex'),
    itemCount: row.item_count,
    createdAt: Number(row.created_at),
    attempts: row.attempts,
    nextAttemptAt: numberOrNull(row.next_attempt_at),
  }
}
