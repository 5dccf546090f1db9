-- The registry: what a bill is, how it stands, its history, what became of every operation. Every key begins with bill_id, so the tables can be distributed by it.
create table bills (
  bill_id bigint primary key,
  issuer_id text not null,
  issued_on date not null,
  face_fen bigint not null,
  payer_key text,
  -- Every fact of registration as one JSON text; a bill's facts never change.
  facts text not null
);

create table bill_states (
  bill_id bigint primary key,
  standing text not null,
  form text not null,
  reimbursement text not null,
  reimbursed_fen bigint not null,
  sequence integer not null,
  last_hash bytea not null,
  changed_at bigint not null,
  -- Lock, reports, authorisations, pending reversal, red bill, paper, income and stakeholders, as JSON text.
  life text not null
) with (fillfactor = 70);

create table bill_events (
  bill_id bigint not null,
  sequence integer not null,
  hash bytea not null,
  -- The exact text that the hash is over.
  event text not null,
  primary key (bill_id, sequence)
);

create table operations (
  bill_id bigint not null,
  operation_id text not null,
  fingerprint bytea not null,
  -- The answer exactly as it was given.
  answer text not null,
  primary key (bill_id, operation_id)
);

create table bill_files (
  bill_id bigint primary key,
  xml bytea not null
);

-- One row per active lock, in the order in which the registry has to look at them. The states carry no index for it, so that their updates stay on their page.
create table due_locks (
  due_at bigint not null,
  bill_id bigint not null,
  lock_id text not null,
  warned boolean not null,
  expires_at bigint not null,
  primary key (due_at, bill_id)
);

create table requests (
  party_id text not null,
  request_id text not null,
  fingerprint bytea not null,
  primary key (party_id, request_id)
);

-- Events of one transaction for one subscriber; moved into feeds by one process at a time.
create table outbox (
  outbox_id bigint generated always as identity primary key,
  subscriber_id text not null,
  subscriber_province text not null,
  bill_ids bigint[] not null,
  sequences integer[] not null
);
