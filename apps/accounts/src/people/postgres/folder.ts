import type { BillId } from '@piaoqiao/domain'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type {
  BillEvent,
  BillState,
  Folder,
  FolderBill,
  FolderQuery,
  PortalFeed,
} from '../folder-ports.ts'

interface FolderRow {
  readonly person_id: string
  readonly bill_id: string
  readonly province: string
  readonly bill_name: string
  readonly issuer_id: string
  readonly issuer_name: string
  readonly issued_on: string
  readonly face_fen: string
  readonly balance_fen: string
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  readonly state: string
  readonly sentence: string
  readonly sequence: number
  readonly told_sequence: number
  readonly sealed_check_code: Buffer
  readonly source: string
  readonly tags: string[]
  readonly collected_at: string
}

const place = (personId: string, billId: BillId): string =>
  `folder_bills.check_code:${personId}:${billId}`

const stateColumns = `balance_fen, standing, form, reimbursement, state, sentence, sequence`

export function createFolder(client: Queryable, personalData: PersonalData): Folder {
  return {
    keep: (bills) => keep(client, personalData, bills),
    async find(personId, billIds) {
      const { rows } = await client.query<FolderRow>(
        'select * from folder_bills where person_id = $1 and bill_id = any($2::bigint[])',
        [personId, billIds.map(String)],
      )
      return rows.map((row) => billFrom(row, personalData))
    },
    async list(personId, query, { after, limit }) {
      const { rows } = await client.query<FolderRow>(
        `select * from folder_bills where person_id = $1
           and ($2::date is null or (issued_on, bill_id) < ($2, $3::bigint))
           and ${conditions(4)}
         order by issued_on desc, bill_id desc limit $13`,
        [
          personId,
          after?.issuedOn ?? null,
          after?.billId.toString() ?? '0',
          ...asked(query),
          limit,
        ],
      )
      return rows.map((row) => billFrom(row, personalData))
    },
    async stale(personId, limit) {
      const { rows } = await client.query<FolderRow>(
        `select * from folder_bills where person_id = $1 and told_sequence > sequence
         order by bill_id limit $2`,
        [personId, limit],
      )
      return rows.map((row) => billFrom(row, personalData))
    },
    async counts(personId) {
      const { rows } = await client.query<{ state: string; bills: string; face: string }>(
        `select state, count(*) as bills, sum(face_fen) as face from folder_bills
         where person_id = $1 group by state order by state`,
        [personId],
      )
      return rows.map(({ state, bills, face }) => ({
        state,
        bills: Number(bills),
        face: BigInt(face),
      }))
    },
    refresh: (personId, states) => refresh(client, personId, states),
    noteTold: (events) => noteTold(client, events),
    async unfollowed(personId, province, { after, limit }) {
      const { rows } = await client.query<FolderRow>(
        `select * from folder_bills where person_id = $1 and province = $2 and not is_followed
           and bill_id > $3 order by bill_id limit $4`,
        [personId, province, String(after ?? 0n), limit],
      )
      return rows.map((row) => billFrom(row, personalData))
    },
    follow: (personId, answered) => follow(client, personId, answered),
    async tag(personId, billId, tags) {
      const { rowCount } = await client.query(
        'update folder_bills set tags = $3 where person_id = $1 and bill_id = $2',
        [personId, String(billId), tags],
      )
      return rowCount === 1
    },
  }
}

/** Conditions of a query over eight parameters and one more, which begin at a number. */
function conditions(from: number): string {
  const [text, state, province, issuer, tag, first, last, least, most] = [...Array(9).keys()].map(
    (offset) => `$${from + offset}`,
  )
  return `(${text}::text is null or bill_name ilike ${text} or issuer_name ilike ${text}
      or lpad(bill_id::text, 18, '0') like ${text})
    and (${state}::text is null or state = ${state})
    and (${province}::text is null or province = ${province})
    and (${issuer}::text is null or issuer_id = ${issuer})
    and (${tag}::text is null or ${tag} = any(tags))
    and (${first}::date is null or issued_on >= ${first})
    and (${last}::date is null or issued_on <= ${last})
    and (${least}::bigint is null or face_fen >= ${least})
    and (${most}::bigint is null or face_fen <= ${most})`
}

function asked(query: FolderQuery): readonly unknown[] {
  const { text, state, province, issuerId, tag, issuedFrom, issuedTo, amountFrom, amountTo } = query
  return [
    text === null ? null : `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    state,
    province,
    issuerId,
    tag,
    issuedFrom,
    issuedTo,
    amountFrom?.toString() ?? null,
    amountTo?.toString() ?? null,
  ]
}

async function keep(
  client: Queryable,
  personalData: PersonalData,
  bills: readonly FolderBill[],
): Promise<void> {
  if (bills.length === 0) return
  const rows = bills.map((bill) => ({
    ...bill,
    billId: String(bill.billId),
    face: String(bill.face),
    balance: String(bill.balance),
    sealed: Buffer.from(
      personalData.seal(place(bill.personId, bill.billId), bill.checkCode),
    ).toString('hex'),
  }))
  // One statement for a whole page: the rows come as one JSON text.
  await client.query(
    `insert into folder_bills (person_id, bill_id, province, bill_name, issuer_id, issuer_name,
       issued_on, face_fen, ${stateColumns}, sealed_check_code, source, tags, collected_at)
     select r->>'personId', (r->>'billId')::bigint, r->>'province', r->>'billName',
       r->>'issuerId', r->>'issuerName', (r->>'issuedOn')::date, (r->>'face')::bigint,
       (r->>'balance')::bigint, r->>'standing', r->>'form', r->>'reimbursement', r->>'state',
       r->>'sentence', (r->>'sequence')::integer, decode(r->>'sealed', 'hex'), r->>'source',
       '{}', (r->>'collectedAt')::bigint
     from json_array_elements($1::json) as r
     on conflict (person_id, bill_id) do update set
       balance_fen = excluded.balance_fen, standing = excluded.standing, form = excluded.form,
       reimbursement = excluded.reimbursement, state = excluded.state,
       sentence = excluded.sentence, sequence = excluded.sequence
     where folder_bills.sequence <= excluded.sequence`,
    [JSON.stringify(rows)],
  )
}

async function refresh(
  client: Queryable,
  personId: string,
  states: readonly BillState[],
): Promise<void> {
  if (states.length === 0) return
  const rows = states.map(({ billId, balance, ...state }) => ({
    ...state,
    billId: String(billId),
    balance: String(balance),
  }))
  await client.query(
    `update folder_bills set balance_fen = (r->>'balance')::bigint, standing = r->>'standing',
       form = r->>'form', reimbursement = r->>'reimbursement', state = r->>'state',
       sentence = r->>'sentence', sequence = (r->>'sequence')::integer
     from json_array_elements($2::json) as r
     where person_id = $1 and bill_id = (r->>'billId')::bigint
       and sequence <= (r->>'sequence')::integer`,
    [personId, JSON.stringify(rows)],
  )
}

async function noteTold(
  client: Queryable,
  events: readonly BillEvent[],
): Promise<readonly { readonly personId: string; readonly billId: BillId }[]> {
  if (events.length === 0) return []
  const { rows } = await client.query<{ person_id: string; bill_id: string }>(
    `update folder_bills f set told_sequence = greatest(f.told_sequence, t.sequence)
     from (
       select bill_id, max(sequence) as sequence
       from unnest($1::bigint[], $2::integer[]) as e(bill_id, sequence) group by bill_id) as t
     where f.bill_id = t.bill_id returning f.person_id, f.bill_id`,
    [events.map(({ billId }) => String(billId)), events.map(({ sequence }) => sequence)],
  )
  return rows.map((row) => ({ personId: row.person_id, billId: BigInt(row.bill_id) }))
}

async function follow(
  client: Queryable,
  personId: string,
  answered: readonly BillEvent[],
): Promise<void> {
  await client.query(
    `update folder_bills f
     set is_followed = true, told_sequence = greatest(f.told_sequence, a.sequence)
     from unnest($2::bigint[], $3::integer[]) as a(bill_id, sequence)
     where f.person_id = $1 and f.bill_id = a.bill_id`,
    [
      personId,
      answered.map(({ billId }) => String(billId)),
      answered.map(({ sequence }) => sequence),
    ],
  )
}

function billFrom(row: FolderRow, personalData: PersonalData): FolderBill {
  const billId = BigInt(row.bill_id)
  return {
    personId: row.person_id,
    billId,
    province: row.province,
    billName: row.bill_name,
    issuerId: row.issuer_id,
    issuerName: row.issuer_name,
    issuedOn: row.issued_on,
    face: BigInt(row.face_fen),
    balance: BigInt(row.balance_fen),
    standing: row.standing,
    form: row.form,
    reimbursement: row.reimbursement,
    state: row.state,
    sentence: row.sentence,
    sequence: row.sequence,
    isStale: row.told_sequence > row.sequence,
    checkCode: personalData.open(place(row.person_id, billId), row.sealed_check_code),
    source: row.source as FolderBill['source'],
    tags: row.tags,
    collectedAt: Number(row.collected_at),
  }
}

export function createPortalFeed(client: Queryable): PortalFeed {
  return {
    async hold() {
      const { rows } = await client.query<{ position: string }>(
        'select position from portal_feed for update',
      )
      return rows[0]?.position ?? '0'
    },
    async move(position) {
      await client.query('update portal_feed set position = $1', [position])
    },
  }
}
