-- What statistics, health and signals read, each by an index of its own, and what became of signals.
create index desk_bills_verified on desk_bills (unit_id, verified_at) where verified_at is not null;
create index desk_uses_by_posting on desk_uses (unit_id, posted_on) where posted_on is not null;
create index desk_uses_held on desk_uses (unit_id, expires_at) where state = 'held';

create index outgoing_messages_given_up on outgoing_messages (channel, created_at)
  where next_attempt_at is null and sent_at is null;

-- When each job ended last, well or not.
create table job_runs (
  name text primary key,
  done_at bigint,
  failed_at bigint,
  -- Class or code of the last failure.
  fault text
);

-- For signals: what is found is always recent.
create index desk_act_items_refused on desk_act_items (code, act_id)
  where code in ('BILL_LOCKED', 'BILL_REIMBURSED', 'PRESENTED_FACTS_MISMATCH', 'CHECK_CODE_MISMATCH');
create index desk_bills_verified_lately on desk_bills (verified_at) where verified_at is not null;
create index desk_file_checks_faulty on desk_file_checks (checked_at)
  where faults <> '[]'::jsonb or code in ('PRESENTED_FACTS_MISMATCH', 'CHECK_CODE_MISMATCH');
create index desk_inbox_recovery_open on desk_inbox (at)
  where kind = 'recovery_asked' and done_at is null;
create index desk_inbox_lock_warned on desk_inbox (at) where kind = 'lock_warned';
create index desk_uses_lately on desk_uses (reimbursed_on, unit_id, voucher_number)
  where voucher_number is not null and reimbursed_on is not null;

create table signals (
  signal_id text primary key,
  kind text not null,
  -- Names what it is about: found again, it is counted up and not written twice.
  subject text not null,
  unit_id text not null,
  -- Of the unit; its users and those above see the signal.
  bureau_id text not null,
  -- Empty where it is about no single bill.
  bill_code text not null,
  bill_number text not null,
  occurrences integer not null,
  first_at bigint not null,
  last_at bigint not null,
  -- open, looked_at or settled
  state text not null,
  note text not null,
  changed_by text references users,
  changed_at bigint,
  unique (kind, subject)
);
create index signals_by_bureau on signals (bureau_id, signal_id);
create index signals_ending on signals (last_at) where state = 'settled';
