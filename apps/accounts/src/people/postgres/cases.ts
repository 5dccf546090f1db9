import type { BillId, Purpose } from '@piaoqiao/domain'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type {
  BillOfCase,
  CaseBillState,
  CaseChange,
  CaseChangePlace,
  CaseForm,
  CaseMessage,
  Cases,
  CaseState,
  ReimbursementCase,
} from '../case-ports.ts'
import { casesToForget, forgetCases, forgottenForm } from './ended-cases.ts'

interface CaseRow {
  readonly case_id: string
  readonly person_id: string
  readonly unit_id: string
  readonly unit_name: string
  readonly unit_province: string
  readonly purpose: string
  readonly sealed_form: Buffer
  readonly state: string
  readonly request_id: string
  readonly submitted_at: string
  readonly changed_at: string
}

const formPlace = (caseId: string): string => `cases.form:${caseId}`
const messagePlace = (caseId: string, number: number): string =>
  `case_messages.text:${caseId}:${number}`

export function createCases(client: Queryable, personalData: PersonalData): Cases {
  const rowsOf = async (sql: string, values: unknown[]): Promise<readonly ReimbursementCase[]> =>
    (await client.query<CaseRow>(sql, values)).rows.map((row) => caseFrom(row, personalData))
  const first = async (sql: string, values: unknown[]): Promise<ReimbursementCase | null> =>
    (await rowsOf(sql, values))[0] ?? null
  return {
    list: (unitId, { state, after, limit }) =>
      rowsOf(
        `select * from cases where unit_id = $1 and ($2::text is null or state = $2)
           and ($3::text is null or case_id < $3)
         order by case_id desc limit $4`,
        [unitId, state, after, limit],
      ),
    changes: (unitId, behind, limit) => changesOf(client, unitId, behind, limit),
    hold: (unitId, caseId) =>
      first('select * from cases where unit_id = $1 and case_id = $2 for update', [unitId, caseId]),
    holdStates: (unitId, caseIds) => holdStates(client, unitId, caseIds),
    find: (unitId, caseId) =>
      first('select * from cases where unit_id = $1 and case_id = $2', [unitId, caseId]),
    bills: (caseIds) => billsOf(client, caseIds),
    messages: (caseId, limit) => messagesOf(client, personalData, caseId, limit),
    say: (caseId, message) => say(client, personalData, caseId, message),
    async setState(caseIds, state, at) {
      await client.query('update cases set state = $2, changed_at = $3 where case_id = any($1)', [
        caseIds,
        state,
        at,
      ])
    },
    setBills: (bills) => setBills(client, bills),
    add: (given, bills) => add(client, personalData, given, bills),
    ofRequest: (personId, requestId) =>
      first('select * from cases where person_id = $1 and request_id = $2', [personId, requestId]),
    findOwn: (personId, caseId) =>
      first('select * from cases where person_id = $1 and case_id = $2', [personId, caseId]),
    holdOwn: (personId, caseId) =>
      first('select * from cases where person_id = $1 and case_id = $2 for update', [
        personId,
        caseId,
      ]),
    listOwn: (personId, { after, limit }) =>
      rowsOf(
        `select * from cases where person_id = $1 and ($2::text is null or case_id < $2)
         order by case_id desc limit $3`,
        [personId, after, limit],
      ),
    toForget: (before, limit) => casesToForget(client, before, limit),
    forget: (caseIds) => forgetCases(client, caseIds),
    async partiesOf(caseIds) {
      const { rows } = await client.query<Pick<CaseRow, 'case_id' | 'person_id' | 'unit_name'>>(
        'select case_id, person_id, unit_name from cases where case_id = any($1) order by case_id',
        [caseIds],
      )
      return rows.map((row) => ({
        caseId: row.case_id,
        personId: row.person_id,
        unitName: row.unit_name,
      }))
    },
  }
}

async function add(
  client: Queryable,
  personalData: PersonalData,
  given: ReimbursementCase,
  bills: readonly { readonly billId: BillId; readonly note: string }[],
): Promise<void> {
  await client.query(
    `insert into cases (case_id, person_id, unit_id, unit_name, unit_province, purpose,
       sealed_form, state, request_id, submitted_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      given.caseId,
      given.personId,
      given.unitId,
      given.unitName,
      given.unitProvince,
      given.purpose,
      personalData.seal(formPlace(given.caseId), JSON.stringify(given.form)),
      given.state,
      given.requestId,
      given.submittedAt,
      given.changedAt,
    ],
  )
  await client.query(
    `insert into case_bills (case_id, bill_id, state, note)
     select $1, b.bill_id, 'waiting', b.note
     from unnest($2::bigint[], $3::text[]) as b(bill_id, note)`,
    [given.caseId, bills.map(({ billId }) => String(billId)), bills.map(({ note }) => note)],
  )
}

async function changesOf(
  client: Queryable,
  unitId: string,
  { changedAt, caseId }: CaseChangePlace,
  limit: number,
): Promise<readonly CaseChange[]> {
  const { rows } = await client.query<
    Pick<CaseRow, 'case_id' | 'state' | 'purpose' | 'changed_at'>
  >(
    `select case_id, state, purpose, changed_at from cases
     where unit_id = $1 and state in ('submitted', 'withdrawn')
       and (changed_at, case_id) > ($2, $3)
     order by changed_at, case_id limit $4`,
    [unitId, changedAt, caseId, limit],
  )
  return rows.map((row) => ({
    caseId: row.case_id,
    state: row.state as CaseChange['state'],
    purpose: row.purpose as Purpose,
    changedAt: Number(row.changed_at),
  }))
}

async function holdStates(
  client: Queryable,
  unitId: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseState>> {
  const { rows } = await client.query<Pick<CaseRow, 'case_id' | 'state'>>(
    `select case_id, state from cases where unit_id = $1 and case_id = any($2)
     order by case_id for update`,
    [unitId, caseIds],
  )
  return new Map(rows.map((row) => [row.case_id, row.state as CaseState]))
}

async function setBills(client: Queryable, bills: readonly BillOfCase[]): Promise<void> {
  await client.query(
    `update case_bills set state = given.state, reimbursed_fen = given.reimbursed, note = given.note
     from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[])
       as given(case_id, bill_id, state, reimbursed, note)
     where case_bills.case_id = given.case_id and case_bills.bill_id = given.bill_id`,
    [
      bills.map(({ caseId }) => caseId),
      bills.map(({ billId }) => String(billId)),
      bills.map(({ state }) => state),
      bills.map(({ reimbursed }) => reimbursed?.toString() ?? null),
      bills.map(({ note }) => note),
    ],
  )
}

async function billsOf(
  client: Queryable,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly BillOfCase[]>> {
  const { rows } = await client.query<{
    case_id: string
    bill_id: string
    state: string
    reimbursed_fen: string | null
    note: string
    authorisation_id: string | null
  }>(
    `select b.*, a.authorisation_id from case_bills b
     left join person_authorisations a on a.bill_id = b.bill_id and a.case_id = b.case_id
     where b.case_id = any($1) order by b.case_id, b.bill_id`,
    [caseIds],
  )
  return Map.groupBy(
    rows.map((row) => ({
      caseId: row.case_id,
      billId: BigInt(row.bill_id),
      authorisationId: row.authorisation_id,
      state: row.state as CaseBillState,
      reimbursed: row.reimbursed_fen === null ? null : BigInt(row.reimbursed_fen),
      note: row.note,
    })),
    ({ caseId }) => caseId,
  )
}

async function messagesOf(
  client: Queryable,
  personalData: PersonalData,
  caseId: string,
  limit: number,
): Promise<readonly CaseMessage[]> {
  const { rows } = await client.query<{
    message_number: number
    sender: string
    sealed_text: Buffer
    at: string
  }>(
    `select message_number, sender, sealed_text, at from case_messages where case_id = $1
     order by message_number desc limit $2`,
    [caseId, limit],
  )
  return rows.toReversed().map((row) => ({
    sender: row.sender as CaseMessage['sender'],
    text: personalData.open(messagePlace(caseId, row.message_number), row.sealed_text),
    at: Number(row.at),
  }))
}

/** The caller holds the case, so that two messages do not take the same number. */
async function say(
  client: Queryable,
  personalData: PersonalData,
  caseId: string,
  { sender, text, at }: CaseMessage,
): Promise<void> {
  const { rows } = await client.query<{ last: number | null }>(
    'select max(message_number) as last from case_messages where case_id = $1',
    [caseId],
  )
  const number = (rows[0]?.last ?? 0) + 1
  await client.query(
    `insert into case_messages (case_id, message_number, sender, sealed_text, at)
     values ($1, $2, $3, $4, $5)`,
    [caseId, number, sender, personalData.seal(messagePlace(caseId, number), text), at],
  )
}

function caseFrom(row: CaseRow, personalData: PersonalData): ReimbursementCase {
  return {
    caseId: row.case_id,
    personId: row.person_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitProvince: row.unit_province,
    purpose: row.purpose as Purpose,
    form: formFrom(row, personalData),
    state: row.state as CaseState,
    requestId: row.request_id,
    submittedAt: Number(row.submitted_at),
    changedAt: Number(row.changed_at),
  }
}

function formFrom({ case_id: caseId, sealed_form: sealed }: CaseRow, personalData: PersonalData) {
  if (sealed.length === 0) return forgottenForm
  return JSON.parse(personalData.open(formPlace(caseId), sealed)) as CaseForm
}
