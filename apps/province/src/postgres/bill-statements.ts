/** Locks the states in key order and reads bills with them. Facts never change, so they need no lock. */
export const loadBills = `
  select s.bill_id, b.facts, s.standing, s.form, s.sequence, s.last_hash, s.changed_at, s.life
  from bill_states s join bills b using (bill_id)
  where s.bill_id = any($1::bigint[])
  order by s.bill_id
  for update of s`

export const findBills = `
  select s.bill_id, b.facts, s.standing, s.form, s.sequence, s.last_hash, s.changed_at, s.life
  from bill_states s join bills b using (bill_id)
  where s.bill_id = any($1::bigint[])`

/**
 * Known operations and requests in one answer; `kind` tells them apart. The limits keep the planner from beginning with a
 * table that was empty when it planned.
 */
export const loadKnown = `
  select 'operation' as kind, asked.bill_id::text as first_key, asked.operation_id as second_key,
    known.fingerprint, known.answer
  from unnest($1::bigint[], $2::text[]) as asked(bill_id, operation_id)
  cross join lateral (
    select fingerprint, answer from operations o
    where o.bill_id = asked.bill_id and o.operation_id = asked.operation_id limit 1
  ) known
  union all
  select 'request', asked.party_id, asked.request_id, known.fingerprint, null
  from unnest($3::text[], $4::text[]) as asked(party_id, request_id)
  cross join lateral (
    select fingerprint from requests r
    where r.party_id = asked.party_id and r.request_id = asked.request_id limit 1
  ) known`

/**
 * Writes a whole batch in one statement. A key that is already there (another process was faster) fails the statement, the
 * transaction is run again and then knows what the other one did.
 */
export const appendBatch = `
  with
  new_bills as (
    insert into bills (bill_id, issuer_id, issued_on, face_fen, payer_key, facts)
    select * from unnest($1::bigint[], $2::text[], $3::date[], $4::bigint[], $5::text[], $6::text[])
  ),
  new_states as (
    insert into bill_states
      (bill_id, standing, form, reimbursement, reimbursed_fen, sequence, last_hash, changed_at, life)
    select bill_id, standing, form, reimbursement, reimbursed_fen, sequence, last_hash, changed_at, life
    from unnest($7::bigint[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::integer[],
      $13::bytea[], $14::bigint[], $15::text[], $16::boolean[])
      as s(bill_id, standing, form, reimbursement, reimbursed_fen, sequence, last_hash, changed_at,
        life, is_new)
    where is_new
  ),
  changed_states as (
    update bill_states t
    set standing = s.standing, form = s.form, reimbursement = s.reimbursement,
      reimbursed_fen = s.reimbursed_fen, sequence = s.sequence, last_hash = s.last_hash,
      changed_at = s.changed_at, life = s.life
    from unnest($7::bigint[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::integer[],
      $13::bytea[], $14::bigint[], $15::text[], $16::boolean[])
      as s(bill_id, standing, form, reimbursement, reimbursed_fen, sequence, last_hash, changed_at,
        life, is_new)
    where t.bill_id = any($7) and t.bill_id = s.bill_id and not s.is_new
  ),
  new_events as (
    insert into bill_events (bill_id, sequence, hash, event)
    select * from unnest($17::bigint[], $18::integer[], $19::bytea[], $20::text[])
  ),
  new_operations as (
    insert into operations (bill_id, operation_id, fingerprint, answer)
    select * from unnest($21::bigint[], $22::text[], $23::bytea[], $24::text[])
  ),
  new_requests as (
    insert into requests (party_id, request_id, fingerprint)
    select * from unnest($25::text[], $26::text[], $27::bytea[])
  ),
  new_payer_bills as (
    insert into payer_bills (payer_key, since, bill_id)
    select * from unnest($37::bytea[], $38::bigint[], $39::bigint[])
  ),
  new_counts as (
    insert into event_counts_waiting
      (kind, day, hour, issuer_id, purpose, province, waited_days, bills, fen, last_at)
    select * from unnest($40::text[], $41::date[], $42::smallint[], $43::text[], $44::text[],
      $45::text[], $46::smallint[], $47::bigint[], $48::bigint[], $49::bigint[])
  ),
  ended_locks as (
    delete from due_locks where due_at = any($28::bigint[]) and bill_id = any($29::bigint[])
  )
  insert into due_locks (due_at, bill_id, lock_id, warned, expires_at, holder_id, locked_at)
  select * from unnest($30::bigint[], $31::bigint[], $32::text[], $33::boolean[], $34::bigint[],
    $35::text[], $36::bigint[])
  on conflict (due_at, bill_id) do update
  set lock_id = excluded.lock_id, warned = excluded.warned, expires_at = excluded.expires_at,
    holder_id = excluded.holder_id, locked_at = excluded.locked_at`

/** Sequences of several events per entry have different lengths, so they travel as array literals. */
export const appendOutbox = `
  insert into outbox (subscriber_id, subscriber_province, bill_ids, sequences)
  select subscriber_id, province, bill_ids::bigint[], sequences::integer[]
  from unnest($1::text[], $2::text[], $3::text[], $4::text[])
    with ordinality as e(subscriber_id, province, bill_ids, sequences, place)
  order by place`

export const appendFiles = `
  insert into bill_files (bill_id, xml) select * from unnest($1::bigint[], $2::bytea[])`
