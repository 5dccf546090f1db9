-- Units by system: their applications, how far their connection is, their keys, joint tests, and reports of conformance.
create table connection_applications (
  application_id text primary key,
  -- draft, submitted, in_review, returned, approved or rejected
  state text not null,
  -- SM3 of the token that opens it to whoever began it.
  token_hash bytea not null,
  -- The account that was opened by it.
  unit_id text references unit_accounts,
  -- As submitted; null in drafts.
  credit_code text,
  unit_name text,
  -- The fields as they are and the contact that was proven, enciphered as one JSON text.
  sealed_content bytea not null,
  bureau_id text,
  created_at bigint not null,
  -- Until when the token opens it; a draft is removed then.
  saved_until bigint not null,
  submitted_at bigint,
  due_at bigint,
  -- The user of the centre who took it.
  assigned_to text,
  decided_at bigint,
  -- Why it was returned or rejected.
  reason text,
  -- Fields to be corrected, as a list of path, code and reason.
  faults jsonb not null
);
create unique index connection_applications_pending on connection_applications (credit_code)
  where state in ('submitted', 'in_review', 'returned');
create index connection_applications_waiting on connection_applications (due_at, application_id)
  where state in ('submitted', 'in_review');
create index connection_applications_drafts on connection_applications (saved_until)
  where state = 'draft';

create table connections (
  unit_id text primary key references unit_accounts,
  bureau_id text not null,
  -- A step of connection-steps.ts.
  step text not null,
  -- Since when it is at this step.
  step_since bigint not null,
  -- Names of applications, addresses, sign-off, first bill and quota, without secrets or personal data.
  facts jsonb not null,
  -- Keys that were not handed over yet, and the token for the sandbox, enciphered as one JSON text.
  sealed_secrets bytea not null
);
create index connections_by_bureau on connections (bureau_id, unit_id);
create index connections_by_step on connections (step, unit_id);

create table connection_keys (
  key_id text primary key,
  unit_id text not null references connections,
  -- test or production
  environment text not null,
  public_key text not null,
  -- SM3 of the point, hexadecimal.
  fingerprint text not null,
  -- What has to be signed, and until when.
  challenge text not null,
  challenge_until bigint not null,
  created_at bigint not null,
  -- When the challenge was signed; null until then.
  proven_at bigint,
  -- Until when it is accepted beside a newer one; null for the newest.
  valid_until bigint
);
create index connection_keys_by_unit on connection_keys (unit_id, key_id);

-- The application for a joint test (联调申请表), one for each unit.
create table joint_test_forms (
  unit_id text primary key references connections,
  -- draft, submitted, accepted or returned
  state text not null,
  -- Contact, addresses and wanted time, enciphered as one JSON text.
  sealed_content bytea not null,
  changed_at bigint not null,
  -- Why it was returned.
  reason text
);

-- When joint tests take place, as the centre set it.
create table joint_test_calendar (
  only_row boolean primary key default true check (only_row),
  calendar jsonb not null
);

create table joint_test_bookings (
  booking_id text primary key,
  unit_id text not null references connections,
  -- The day in Beijing.
  day text not null,
  starts_at bigint not null,
  ends_at bigint not null,
  -- waiting, offered, booked, cancelled, lapsed, held or no_show
  state text not null,
  created_at bigint not null,
  -- Until when an offered slot is kept.
  offered_until bigint,
  -- Reminders that went out: 0, 1 (a day before) or 2 (an hour before).
  reminders integer not null
);
create unique index joint_test_bookings_of_unit on joint_test_bookings (unit_id, starts_at)
  where state in ('waiting', 'offered', 'booked');
create index joint_test_bookings_by_day on joint_test_bookings (day, booking_id);
create index joint_test_bookings_by_unit on joint_test_bookings (unit_id, booking_id);
create index joint_test_bookings_coming on joint_test_bookings (starts_at) where state = 'booked';
create index joint_test_bookings_offered on joint_test_bookings (offered_until)
  where state = 'offered';
create index joint_test_bookings_waiting on joint_test_bookings (starts_at) where state = 'waiting';

create table conformance_reports (
  report_id text primary key,
  unit_id text not null references connections,
  -- The stored file with the report and the signature of the office.
  file_id text not null references stored_files,
  received_at bigint not null,
  -- Cases by result.
  counts jsonb not null,
  -- Messages with the cases that still have to pass.
  missing jsonb not null,
  is_complete boolean not null
);
create index conformance_reports_by_unit on conformance_reports (unit_id, report_id);
