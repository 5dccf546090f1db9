import type { Instant } from '@piaoqiao/domain'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type {
  InvitationFile,
  InvitationOutcome,
  InvitationRow,
  Invitations,
  InvitedMobile,
} from '../invitation-ports.ts'

interface FileRow {
  readonly file_id: string
  readonly bureau_id: string
  readonly user_id: string
  readonly sm3: Buffer
  readonly row_count: number
  readonly state: string
  readonly created_at: string
}
interface InvitationLine {
  readonly file_id: string
  readonly row_number: number
  readonly sealed_mobile: Buffer | null
  readonly outcome: string
}

/** Rows of one statement: sealing them takes a few hundredths of a second, and others have their turn in between. */
const rowsPerInsert = 500
const place = (fileId: string, row: number): string => `invitations.mobile:${fileId}:${row}`

export function createInvitations(client: Queryable, personalData: PersonalData): Invitations {
  const hashOf = (mobile: string): Uint8Array => personalData.keyedHash('mobile', mobile)
  const rowFrom = (row: InvitationLine): InvitationRow => ({
    rowNumber: row.row_number,
    mobile:
      row.sealed_mobile === null
        ? null
        : personalData.open(place(row.file_id, row.row_number), row.sealed_mobile),
    outcome: row.outcome as InvitationOutcome,
  })
  return {
    async addFile(file, rows) {
      await addFile(client, file)
      for (let from = 0; from < rows.length; from += rowsPerInsert) {
        const part = rows.slice(from, from + rowsPerInsert)
        await addRows(client, personalData, file.fileId, part)
      }
    },
    findFile: (bureauId, fileId) => findFile(client, bureauId, fileId),
    files: (bureauId, page) => filesOf(client, bureauId, page),
    counts: (fileId) => countsOf(client, fileId),
    async rows(fileId, after, limit) {
      const { rows } = await client.query<InvitationLine>(
        `select * from invitations where file_id = $1 and row_number > $2
         order by row_number limit $3`,
        [fileId, after, limit],
      )
      return rows.map(rowFrom)
    },
    async takeWaiting(limit) {
      const fileId = await holdOldest(client)
      if (fileId === null) return null
      const { rows } = await client.query<InvitationLine>(
        `select * from invitations where file_id = $1 and outcome = 'waiting'
         order by row_number limit $2 for update`,
        [fileId, limit],
      )
      return { fileId, rows: rows.map(rowFrom) }
    },
    known: (mobiles) => knownOf(client, mobiles, hashOf),
    settle: (fileId, outcomes) => settle(client, fileId, outcomes),
    invite: (invited, at, expiresAt) =>
      invite(
        client,
        invited.map(({ mobile, tokenHash }) => [hashOf(mobile), tokenHash] as const),
        at,
        expiresAt,
      ),
    byToken: (tokenHash) => byToken(client, tokenHash),
    async registered(mobile, at) {
      await client.query(
        `update invited_mobiles set registered_at = $2
         where mobile_hash = $1 and registered_at is null`,
        [Buffer.from(hashOf(mobile)), at],
      )
    },
    async finishEmpty() {
      await client.query(
        `update invitation_files f set state = 'finished'
         where state = 'running' and not exists (
           select 1 from invitations i where i.file_id = f.file_id and i.outcome = 'waiting')`,
      )
    },
  }
}

async function addFile(client: Queryable, file: InvitationFile): Promise<void> {
  const { fileId, bureauId, userId, sm3, rowCount, state, createdAt } = file
  await client.query(
    `insert into invitation_files (file_id, bureau_id, user_id, sm3, row_count, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [fileId, bureauId, userId, Buffer.from(sm3, 'hex'), rowCount, state, createdAt],
  )
}

async function addRows(
  client: Queryable,
  personalData: PersonalData,
  fileId: string,
  rows: readonly InvitationRow[],
): Promise<void> {
  const sealed = ({ mobile, rowNumber }: InvitationRow) =>
    mobile === null ? null : Buffer.from(personalData.seal(place(fileId, rowNumber), mobile))
  await client.query(
    `insert into invitations (file_id, row_number, sealed_mobile, outcome)
     select $1, * from unnest($2::int[], $3::bytea[], $4::text[])`,
    [
      fileId,
      rows.map(({ rowNumber }) => rowNumber),
      rows.map(sealed),
      rows.map(({ outcome }) => outcome),
    ],
  )
}

async function findFile(
  client: Queryable,
  bureauId: string,
  fileId: string,
): Promise<InvitationFile | null> {
  const { rows } = await client.query<FileRow>(
    'select * from invitation_files where bureau_id = $1 and file_id = $2',
    [bureauId, fileId],
  )
  return rows[0] === undefined ? null : fileFrom(rows[0])
}

async function filesOf(
  client: Queryable,
  bureauId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly InvitationFile[]> {
  const { rows } = await client.query<FileRow>(
    `select * from invitation_files where bureau_id = $1 and ($2::text is null or file_id < $2)
     order by file_id desc limit $3`,
    [bureauId, after, limit],
  )
  return rows.map(fileFrom)
}

async function settle(
  client: Queryable,
  fileId: string,
  outcomes: readonly { readonly rowNumber: number; readonly outcome: InvitationOutcome }[],
): Promise<void> {
  await client.query(
    `update invitations i set outcome = o.outcome
     from unnest($2::int[], $3::text[]) as o(row_number, outcome)
     where i.file_id = $1 and i.row_number = o.row_number`,
    [fileId, outcomes.map((each) => each.rowNumber), outcomes.map((each) => each.outcome)],
  )
}

/** @param invited the hash of each mobile, and that of its token */
async function invite(
  client: Queryable,
  invited: readonly (readonly [Uint8Array, Uint8Array])[],
  at: Instant,
  expiresAt: Instant,
): Promise<void> {
  await client.query(
    `insert into invited_mobiles (mobile_hash, token_hash, invited_at, expires_at)
     select i.mobile_hash, i.token_hash, $3, $4
     from unnest($1::bytea[], $2::bytea[]) as i(mobile_hash, token_hash)`,
    [
      invited.map(([mobileHash]) => Buffer.from(mobileHash)),
      invited.map(([, tokenHash]) => Buffer.from(tokenHash)),
      at,
      expiresAt,
    ],
  )
}

async function countsOf(
  client: Queryable,
  fileId: string,
): Promise<Readonly<Partial<Record<InvitationOutcome, number>>>> {
  const { rows } = await client.query<{ outcome: string; count: string }>(
    'select outcome, count(*) as count from invitations where file_id = $1 group by outcome',
    [fileId],
  )
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]))
}

/** Waits for whoever works on the file: two of them would invite one mobile twice. */
async function holdOldest(client: Queryable): Promise<string | null> {
  const { rows } = await client.query<{ file_id: string }>(
    `select file_id from invitation_files where state = 'running'
     order by file_id limit 1 for update`,
  )
  return rows[0]?.file_id ?? null
}

async function knownOf(
  client: Queryable,
  mobiles: readonly string[],
  hashOf: (mobile: string) => Uint8Array,
): Promise<{ readonly accounts: ReadonlySet<string>; readonly invited: ReadonlySet<string> }> {
  const byHash = new Map(mobiles.map((mobile) => [hexOf(hashOf(mobile)), mobile]))
  const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex'))
  const among = async (sql: string): Promise<ReadonlySet<string>> => {
    const { rows } = await client.query<{ mobile_hash: Buffer }>(sql, [hashes])
    return new Set(rows.map(({ mobile_hash: hash }) => byHash.get(hexOf(hash)) ?? ''))
  }
  return {
    accounts: await among(
      `select mobile_hash from people where state = 'active' and mobile_hash = any($1)`,
    ),
    invited: await among('select mobile_hash from invited_mobiles where mobile_hash = any($1)'),
  }
}

async function byToken(client: Queryable, tokenHash: Uint8Array): Promise<InvitedMobile | null> {
  const { rows } = await client.query<{ expires_at: string; registered_at: string | null }>(
    'select expires_at, registered_at from invited_mobiles where token_hash = $1',
    [Buffer.from(tokenHash)],
  )
  const [row] = rows
  if (row === undefined) return null
  const isRegistered = row.registered_at !== null
  return { expiresAt: Number(row.expires_at), isRegistered }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function fileFrom(row: FileRow): InvitationFile {
  return {
    fileId: row.file_id,
    bureauId: row.bureau_id,
    userId: row.user_id,
    sm3: row.sm3.toString('hex'),
    rowCount: row.row_count,
    state: row.state as InvitationFile['state'],
    createdAt: Number(row.created_at),
  }
}
