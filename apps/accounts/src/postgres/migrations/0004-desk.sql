-- The daily work of units by hand: what they know of bills, what they asked of the registry, their ledger, inbox,
-- spreadsheets and kept files.

-- How far the events of each unit were followed.
create table desk_feeds (
  unit_id text primary key,
  -- Position in the unit's feed at the registry.
  cursor text not null,
  -- Whoever waited longest is followed next.
  due_at bigint not null,
  failures integer not null
);
create index desk_feeds_due on desk_feeds (due_at, unit_id);

-- A bill as a unit saw it last.
create table desk_bills (
  unit_id text not null,
  bill_code text not null,
  bill_number text not null,
  bill_name text not null,
  issuer_id text not null,
  issuer_name text not null,
  issued_on text not null,
  face_fen bigint not null,
  reimbursable_fen bigint not null,
  balance_fen bigint not null,
  standing text not null,
  form text not null,
  reimbursement text not null,
  state text not null,
  sentence text not null,
  -- Number of the latest event that this view knows: an older view never takes the place of a newer one.
  sequence integer not null,
  next_services text[] not null,
  -- Null while the unit holds nothing.
  lock_expires_at bigint,
  -- The red bill that reverses it.
  red_bill_code text,
  red_bill_number text,
  -- Enciphered, because whoever knows it can present the bill; null where it was never given.
  sealed_check_code bytea,
  verified_at bigint,
  seen_at bigint not null,
  primary key (unit_id, bill_code, bill_number)
);

-- Authorisations of payers to a unit.
create table desk_authorisations (
  unit_id text not null,
  authorisation_id text not null,
  bill_code text not null,
  bill_number text not null,
  purpose text not null,
  valid_until bigint not null,
  -- Null where no limit is set.
  amount_max_fen bigint,
  revoked_at bigint,
  primary key (unit_id, authorisation_id)
);
create index desk_authorisations_by_bill on desk_authorisations (unit_id, bill_code, bill_number);

-- The ledger: every lock that a unit took, and what became of it.
create table desk_uses (
  unit_id text not null,
  -- The lock's id at the registry.
  use_id text not null,
  bill_code text not null,
  bill_number text not null,
  purpose text not null,
  business_reference text not null,
  -- The case of a person that it belongs to.
  case_id text,
  -- held, released, expired, recovered, reported, posted or withdrawn
  state text not null,
  locked_at bigint not null,
  expires_at bigint not null,
  report_id text,
  amount_fen bigint,
  reimbursed_on text,
  voucher_number text,
  posted_on text,
  -- Number of the bill's event that was applied last: events and answers may come in any order.
  sequence integer not null,
  -- When the bill's file is fetched for keeping; null while nothing is reimbursed, and once it is kept.
  file_due_at bigint,
  file_attempts integer not null default 0,
  primary key (unit_id, use_id)
);
create index desk_uses_file_due on desk_uses (file_due_at, use_id) where file_due_at is not null;
create index desk_uses_by_lock_time on desk_uses (unit_id, locked_at, use_id);
create index desk_uses_by_bill on desk_uses (unit_id, bill_code, bill_number);
create index desk_uses_by_report on desk_uses (unit_id, report_id) where report_id is not null;
create index desk_uses_by_voucher on desk_uses (unit_id, voucher_number, locked_at, use_id)
  where voucher_number is not null;
create index desk_uses_by_case on desk_uses (unit_id, case_id, locked_at, use_id)
  where case_id is not null;
create index desk_uses_by_state on desk_uses (unit_id, state, locked_at, use_id);
create index desk_uses_by_purpose on desk_uses (unit_id, purpose, locked_at, use_id);
create index desk_uses_by_day on desk_uses (unit_id, reimbursed_on) where reimbursed_on is not null;

-- What waits for the unit's users.
create table desk_inbox (
  entry_id text primary key,
  unit_id text not null,
  -- authorised, authorisation_revoked, lock_warned, lock_expired, reversal_marked, recovery_asked or case_submitted
  kind text not null,
  -- Of the bill, or empty for a case.
  bill_code text not null,
  bill_number text not null,
  case_id text,
  -- What the entry came from: an event counts once, however often it is read.
  source text not null,
  details jsonb not null,
  at bigint not null,
  assigned_to text,
  -- Null while it waits.
  done_at bigint,
  done_by text,
  unique (unit_id, source)
);
create index desk_inbox_open on desk_inbox (unit_id, entry_id) where done_at is null;
create index desk_inbox_open_by_kind on desk_inbox (unit_id, kind, entry_id) where done_at is null;
create index desk_inbox_by_bill on desk_inbox (unit_id, bill_code, bill_number) where done_at is null;

-- What a unit asks of the registry, kept before it is sent.
create table desk_acts (
  -- Also the request id at the registry.
  act_id text primary key,
  unit_id text not null,
  user_id text not null,
  -- Chosen by the unit's page: the same request is never carried out twice.
  request_id text not null,
  service text not null,
  -- SM3 over what was asked.
  digest bytea not null,
  item_count integer not null,
  created_at bigint not null,
  attempts integer not null,
  -- Null once every item is answered.
  next_attempt_at bigint,
  unique (unit_id, request_id)
);
create index desk_acts_by_unit on desk_acts (unit_id, act_id);
create index desk_acts_due on desk_acts (next_attempt_at, act_id) where next_attempt_at is not null;
create table desk_act_items (
  act_id text not null references desk_acts,
  item_number integer not null,
  bill_code text not null,
  bill_number text not null,
  -- The item as it is sent, and what the desk does with it afterwards; enciphered.
  sealed_item bytea not null,
  case_id text,
  -- Null until it is answered: done, refused or unknown.
  outcome text,
  code text,
  sentence text,
  next text,
  answer jsonb,
  -- none, wanted, made or failed
  accounting text not null,
  primary key (act_id, item_number)
);
create index desk_act_items_accounting on desk_act_items (act_id, item_number)
  where accounting = 'wanted' and outcome = 'done';

-- Spreadsheets of bills that are verified row by row.
create table desk_sheets (
  sheet_id text primary key,
  unit_id text not null,
  user_id text not null,
  file_id text not null,
  row_count integer not null,
  -- Rows that the sheet itself answers: malformed ones.
  faulty_count integer not null,
  checked_count integer not null,
  created_at bigint not null,
  -- Whoever waited longest is worked on next.
  due_at bigint,
  done_at bigint
);
create index desk_sheets_by_unit on desk_sheets (unit_id, sheet_id);
create index desk_sheets_due on desk_sheets (due_at, sheet_id) where due_at is not null;
create table desk_sheet_chunks (
  sheet_id text not null references desk_sheets,
  chunk_number integer not null,
  -- The facts of its rows, enciphered, because check codes are among them.
  sealed_rows bytea not null,
  done_at bigint,
  primary key (sheet_id, chunk_number)
);
create table desk_sheet_rows (
  sheet_id text not null references desk_sheets,
  -- As the spreadsheet counts: the header is in row 1.
  row_number integer not null,
  bill_code text not null,
  bill_number text not null,
  amount text not null,
  issued_on text not null,
  -- in_file, verified, held or reimbursed: known before anything is asked; null where the bill is new.
  duplicate text,
  -- Which row, or since when.
  duplicate_of text,
  -- Null until it is checked: found or refused.
  outcome text,
  code text,
  sentence text,
  next text,
  primary key (sheet_id, row_number)
);

-- Files of bills that a unit used. Rows are only added.
create table desk_files (
  file_id text primary key,
  unit_id text not null,
  user_id text not null,
  bill_code text not null,
  bill_number text not null,
  -- xml, ofd, pdf, picture or receiver_data
  kind text not null,
  sm3 bytea not null,
  -- Of receiver data.
  voucher_number text,
  stored_at bigint not null,
  unique (unit_id, bill_code, bill_number, sm3)
);
create index desk_files_by_id on desk_files (unit_id, file_id);
create index desk_files_by_voucher on desk_files (unit_id, voucher_number, file_id)
  where voucher_number is not null;
create table desk_file_checks (
  file_id text not null references desk_files,
  checked_at bigint not null,
  user_id text not null,
  -- What the registry said of the bill: found, refused or unknown; and what is wrong with the file itself.
  outcome text not null,
  code text not null,
  sentence text not null,
  faults jsonb not null,
  primary key (file_id, checked_at)
);
