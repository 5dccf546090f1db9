-- Accounts of people: who they are, where their accounts are active, their bills, whom they let use them, their cases and their family.
create table people (
  person_id text primary key,
  -- Keyed hashes, by which an account is found; null once the person is forgotten, and a child has no mobile.
  identity_hash bytea,
  mobile_hash bytea,
  -- Name, identity number and mobile, enciphered as one JSON text.
  sealed_person bytea not null,
  -- active, closed or erased
  state text not null,
  -- Whether changes are told by text message.
  told_by_text boolean not null,
  created_at bigint not null,
  closed_at bigint
);
create unique index people_by_identity on people (identity_hash) where state = 'active';
create unique index people_by_mobile on people (mobile_hash) where state = 'active';
create index people_closed on people (closed_at) where state = 'closed';

-- In which provinces an account is active, and what has still to be said to them.
create table activations (
  person_id text not null references people,
  province text not null,
  -- asked, active, withdrawing or withdrawn
  state text not null,
  -- How the province knows the person; null before it answered.
  payer_key bytea,
  request_id text not null,
  attempts integer not null,
  -- When the province is asked again; null where nothing is open.
  next_attempt_at bigint,
  -- How far its list of bills was read, and when it is read again.
  list_cursor text,
  list_due_at bigint,
  changed_at bigint not null,
  primary key (person_id, province)
);
create index activations_by_payer on activations (province, payer_key);
create index activations_open on activations (next_attempt_at) where next_attempt_at is not null;
create index activations_to_list on activations (list_due_at) where list_due_at is not null;

create table folder_bills (
  person_id text not null references people,
  bill_id bigint not null,
  province text not null,
  bill_name text not null,
  issuer_id text not null,
  issuer_name text not null,
  issued_on date not null,
  face_fen bigint not null,
  balance_fen bigint not null,
  standing text not null,
  form text not null,
  reimbursement text not null,
  -- The state in one word and in a sentence, as the registry said it last.
  state text not null,
  sentence text not null,
  sequence integer not null,
  -- Number of the latest event that the portal was told of: behind it, the state is looked at anew.
  told_sequence integer not null default 0,
  sealed_check_code bytea not null,
  -- The registry took the portal in, and tells it of the bill's events.
  is_followed boolean not null default false,
  -- collected by itself, or claimed by the person
  source text not null,
  tags text[] not null,
  collected_at bigint not null,
  primary key (person_id, bill_id)
);
create index folder_bills_by_day on folder_bills (person_id, issued_on desc, bill_id desc);
create index folder_bills_by_bill on folder_bills (bill_id);
create index folder_bills_stale on folder_bills (person_id, bill_id)
  where told_sequence > sequence;
create index folder_bills_unfollowed on folder_bills (person_id, province, bill_id)
  where not is_followed;

-- How far the portal's feed was followed.
create table portal_feed (
  only_row boolean primary key default true check (only_row),
  position text not null
);
insert into portal_feed (position) values ('0');

create table person_authorisations (
  authorisation_row text primary key,
  person_id text not null references people,
  bill_id bigint not null,
  unit_id text not null,
  unit_name text not null,
  unit_province text not null,
  purpose text not null,
  valid_until date not null,
  amount_max_fen bigint,
  -- The request that carried it, and its item.
  request_id text not null,
  item integer not null,
  -- asked, granted, refused, revoking or revoked
  state text not null,
  -- As the registry names it.
  authorisation_id text,
  code text,
  sentence text,
  case_id text,
  created_at bigint not null
);
create index person_authorisations_of_person
  on person_authorisations (person_id, created_at desc, authorisation_row desc);
create index person_authorisations_of_bill on person_authorisations (bill_id, person_id);
create unique index person_authorisations_by_request
  on person_authorisations (person_id, request_id, item);

-- Each request of a person that sends something to the registry: what it asked for, kept before it is sent.
create table person_requests (
  person_id text not null references people,
  request_id text not null,
  service text not null,
  sealed_payload bytea not null,
  fingerprint bytea not null,
  -- Null until every item is answered.
  settled_at bigint,
  attempts integer not null,
  next_attempt_at bigint,
  primary key (person_id, request_id)
);
create index person_requests_open on person_requests (next_attempt_at)
  where next_attempt_at is not null;

create table cases (
  case_id text primary key,
  person_id text not null references people,
  unit_id text not null,
  unit_name text not null,
  unit_province text not null,
  purpose text not null,
  -- Everything that the person filled in, enciphered.
  sealed_form bytea not null,
  -- Its person is forgotten, so that the form is, too, when the unit needs it no longer.
  owner_is_erased boolean not null default false,
  -- submitted, accepted, more_asked, refused, finished or withdrawn
  state text not null,
  request_id text not null,
  submitted_at bigint not null,
  changed_at bigint not null,
  unique (person_id, request_id)
);
create index cases_of_person on cases (person_id, case_id desc);
create index cases_of_unit on cases (unit_id, state, case_id desc);
create index cases_to_forget on cases (changed_at)
  where owner_is_erased and state in ('refused', 'finished', 'withdrawn');

create table case_bills (
  case_id text not null references cases,
  bill_id bigint not null,
  -- waiting, locked, reimbursed, posted or refused
  state text not null,
  reimbursed_fen bigint,
  note text not null,
  primary key (case_id, bill_id)
);

create table case_messages (
  case_id text not null references cases,
  message_number integer not null,
  -- person or unit
  sender text not null,
  sealed_text bytea not null,
  at bigint not null,
  primary key (case_id, message_number)
);

create table notices (
  person_id text not null references people,
  notice_id text not null,
  kind text not null,
  sealed_text bytea not null,
  -- Where the page of it is, such as bills/500601260000000001.
  link text,
  at bigint not null,
  read_at bigint,
  primary key (person_id, notice_id)
);

-- One person acts for another, who consented or is a child.
create table family_links (
  link_id text primary key,
  proxy_id text not null references people,
  member_id text references people,
  -- Of a member who has no account of its own: name and identity number, enciphered, and by hash.
  sealed_member bytea,
  member_hash bytea not null,
  relation text not null,
  rights text[] not null,
  -- asked, active, declined or withdrawn
  state text not null,
  asked_at bigint not null,
  changed_at bigint not null
);
create index family_links_of_proxy on family_links (proxy_id, link_id);
create index family_links_of_member on family_links (member_id, link_id);
create unique index family_links_live on family_links (proxy_id, member_hash)
  where state in ('asked', 'active');

-- Existing users of the payment platform who are invited: a file, and its rows.
create table invitation_files (
  file_id text primary key,
  bureau_id text not null,
  user_id text not null,
  sm3 bytea not null,
  row_count integer not null,
  -- running or finished
  state text not null,
  created_at bigint not null
);
create index invitation_files_of_bureau on invitation_files (bureau_id, file_id desc);
create table invitations (
  file_id text not null references invitation_files,
  row_number integer not null,
  sealed_mobile bytea,
  -- waiting, invited, or the code of why not
  outcome text not null,
  primary key (file_id, row_number)
);
create index invitations_waiting on invitations (file_id, row_number) where outcome = 'waiting';
create table invited_mobiles (
  mobile_hash bytea primary key,
  token_hash bytea not null unique,
  invited_at bigint not null,
  expires_at bigint not null,
  registered_at bigint
);
