-- Accounts of units, the keys of those by hand, their users, applications for all of this, and what was ordered at the registry.
create table unit_accounts (
  unit_id text primary key,
  credit_code text not null,
  unit_name text not null,
  -- Every two characters that stand beside each other in the name, without spaces, letters small.
  name_pairs text[] not null,
  -- by_hand or by_system
  kind text not null,
  -- applied, open, suspended or closed
  state text not null,
  bureau_id text not null,
  -- Everything of the application form, enciphered as one JSON text.
  sealed_data bytea not null,
  created_at bigint not null,
  opened_at bigint,
  state_reason text
);
create unique index unit_accounts_by_credit_code on unit_accounts (credit_code, kind)
  where state <> 'closed';
create index unit_accounts_of_credit_code on unit_accounts (credit_code);
create index unit_accounts_open_by_name on unit_accounts using gin (name_pairs)
  where state = 'open';
create index unit_accounts_by_bureau on unit_accounts (bureau_id, unit_id);
create index unit_accounts_open_by_hand on unit_accounts (unit_id)
  where kind = 'by_hand' and state = 'open';

-- The application of a unit by hand at the registry, whose keys this office keeps.
create table unit_keys (
  unit_id text primary key references unit_accounts,
  app_id text not null unique,
  sealed_private_key bytea not null,
  -- Null until the registry has answered the enrolment.
  sealed_app_key bytea
);

-- What is known of the users of units beside their access.
create table unit_users (
  user_id text primary key references users,
  unit_id text not null references unit_accounts,
  -- Mobile, identity number and e-mail, enciphered as one JSON text.
  sealed_contact bytea not null,
  -- Finds a person that is a user already.
  identity_hash bytea not null,
  unique (unit_id, identity_hash)
);

create table unit_applications (
  application_id text primary key,
  -- open, change or close
  kind text not null,
  -- draft, submitted, in_review, returned, approved or rejected
  state text not null,
  -- SM3 of the token that opens it to whoever began it; null for one that needs none.
  token_hash bytea,
  -- The account that it is about, or that was opened by it.
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
  -- The user of the bureau who took it.
  assigned_to text,
  decided_at bigint,
  -- Why it was returned or rejected, or why the account is to be closed.
  reason text,
  -- Fields to be corrected, as a list of path, code and reason.
  faults jsonb not null
);
create unique index unit_applications_pending on unit_applications (credit_code)
  where state in ('submitted', 'in_review', 'returned');
create index unit_applications_waiting on unit_applications (due_at, application_id)
  where state in ('submitted', 'in_review');
create index unit_applications_by_unit on unit_applications (unit_id, application_id);
create index unit_applications_drafts on unit_applications (saved_until) where state = 'draft';

-- Messages to the registry that change something: kept before they are sent, and sent under one request id until answered.
create table registry_orders (
  -- The request id.
  order_id text primary key,
  purpose text not null,
  -- What it is about, such as the id of a unit's account.
  subject_id text not null,
  service text not null,
  sealed_payload bytea not null,
  created_at bigint not null,
  attempts integer not null,
  -- Null once it was answered.
  next_attempt_at bigint,
  -- waiting, done or refused
  outcome text not null,
  -- Of the answer.
  code text
);
create index registry_orders_due on registry_orders (next_attempt_at) where next_attempt_at is not null;
create unique index registry_orders_waiting on registry_orders (subject_id) where outcome = 'waiting';
