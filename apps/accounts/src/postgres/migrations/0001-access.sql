-- Users of units and bureaus, sessions, one-time codes, the audit log, mail and text messages that wait, and stored files.
create table users (
  user_id text primary key,
  login_name text not null unique,
  -- unit or bureau
  audience text not null,
  -- The unit's account or the bureau.
  organisation_id text not null,
  roles text[] not null,
  -- active, suspended or closed
  state text not null,
  sealed_name bytea not null,
  password_hash text not null,
  password_must_change boolean not null,
  -- Until when an initial password may be used; null for a password of one's own.
  password_expires_at bigint,
  failed_attempts integer not null,
  locked_until bigint,
  -- The secret of the second factor, enciphered; null until it is enrolled.
  sealed_second_factor bytea,
  second_factor_confirmed boolean not null,
  -- The time step of the last code that was taken: a code counts once.
  second_factor_step bigint,
  created_at bigint not null
);
create index users_by_organisation on users (organisation_id, user_id);

create table sessions (
  -- SM3 of the token: what stands in the database opens no session.
  token_hash bytea primary key,
  audience text not null,
  subject_id text not null,
  organisation_id text not null,
  roles text[] not null,
  stage text not null,
  seen_at bigint not null,
  expires_at bigint not null
);
create index sessions_by_subject on sessions (subject_id);
create index sessions_by_end on sessions (expires_at);

-- The latest code for a purpose and a target (a mobile number, an address), each by keyed hash.
create table one_time_codes (
  purpose text not null,
  target_hash bytea not null,
  code_hash bytea not null,
  attempts_left integer not null,
  issued_at bigint not null,
  expires_at bigint not null,
  -- Null until the code is used.
  used_at bigint,
  day text not null,
  issued_on_day integer not null,
  primary key (purpose, target_hash)
);

-- Who did or saw what, in one chain of hashes. Rows are only added.
create table audit_entries (
  entry_number bigint primary key,
  at bigint not null,
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- Every fact of the entry as one JSON text; the hash is over it.
  entry text not null,
  hash bytea not null
);
create index audit_entries_by_subject on audit_entries (subject_kind, subject_id, entry_number);
create index audit_entries_by_actor on audit_entries (actor_id, entry_number);
create table audit_head (
  only_row boolean primary key default true check (only_row),
  entry_number bigint not null,
  hash bytea not null
);
insert into audit_head (entry_number, hash) values (0, decode(repeat('00', 32), 'hex'));

-- Mail and text messages are written in the transaction of their cause, and sent afterwards.
create table outgoing_messages (
  message_id text primary key,
  -- mail or text
  channel text not null,
  -- Recipient, subject, text and attachments, enciphered as one JSON text.
  sealed_content bytea not null,
  template text not null,
  -- One of many that were written at once: it waits behind those that were written alone.
  is_mass boolean not null,
  created_at bigint not null,
  attempts integer not null,
  -- Null when it was sent or given up.
  next_attempt_at bigint,
  sent_at bigint,
  -- Code of the last failure.
  fault text
);
create index outgoing_messages_due on outgoing_messages (is_mass, next_attempt_at, message_id)
  where next_attempt_at is not null;

create table stored_files (
  file_id text primary key,
  -- What it belongs to, such as application:A-1.
  owner text not null,
  name text not null,
  content_type text not null,
  byte_count integer not null,
  sm3 bytea not null,
  stored_at bigint not null
);
create index stored_files_by_owner on stored_files (owner, file_id);
