-- The station: numbers it was allotted, bills it issued, what it asked the province for, and the events it received.
create table number_blocks (
  block_id bigint generated always as identity primary key,
  request_id text not null unique,
  bill_code text not null,
  first_bill_id bigint not null,
  last_bill_id bigint not null,
  next_bill_id bigint not null,
  check (first_bill_id <= next_bill_id and next_bill_id <= last_bill_id + 1),
  -- A number that were in two blocks could be issued twice.
  exclude using gist (int8range(first_bill_id, last_bill_id, '[]') with &&)
);
create index number_blocks_with_stock on number_blocks (bill_code, block_id)
  where next_bill_id <= last_bill_id;

create table number_requests (
  bill_code text primary key,
  request_id text not null,
  number_count integer not null,
  asked_at bigint not null
);

create table registration_batches (
  request_id text primary key,
  made_at bigint not null,
  open boolean not null default true
);
-- The order of registration is the order of issue, so only one batch is under way.
create unique index one_open_registration_batch on registration_batches (open) where open;

create table bills (
  bill_id bigint primary key,
  issue_order bigint generated always as identity,
  kind text not null,
  business_number text unique,
  draft_digest bytea,
  original_bill_id bigint references bills (bill_id),
  check_code text not null,
  total_fen bigint not null,
  issued_at bigint not null,
  registration text not null check (registration in ('waiting', 'registered', 'refused')),
  registration_code text,
  batch_request_id text references registration_batches (request_id),
  batch_item integer,
  check ((business_number is null) = (original_bill_id is not null)),
  check ((business_number is null) = (draft_digest is null))
);
create index bills_waiting on bills (issue_order)
  where registration = 'waiting' and original_bill_id is null;
create index bills_of_batch on bills (batch_request_id, batch_item)
  where batch_request_id is not null;
create index bills_refused on bills (issue_order) where registration = 'refused';
-- Two red bills of one original could both be sent.
create unique index one_red_bill on bills (original_bill_id)
  where original_bill_id is not null and registration <> 'refused';

create table bill_files (
  bill_id bigint primary key references bills (bill_id),
  -- The bytes that the issuer signed.
  xml bytea not null
);

create table operations (
  operation_order bigint generated always as identity primary key,
  request_id text not null unique,
  bill_id bigint not null references bills (bill_id),
  service text not null,
  item text not null,
  note text not null,
  attempts integer not null,
  asked_at bigint not null,
  attempted_at bigint not null,
  answer json,
  answered_at bigint
);
create index operations_of_bill on operations (bill_id, operation_order desc);
create unique index one_open_operation on operations (bill_id) where answered_at is null;

create table reversals (
  bill_id bigint primary key references bills (bill_id),
  state text not null
    check (state in ('held', 'recovery', 'granted', 'refused', 'released', 'completed')),
  code text not null,
  reason text not null,
  complete_when_granted boolean not null,
  handling_person text,
  checker text,
  red_bill_id bigint references bills (bill_id),
  sequence integer not null,
  changed_at bigint not null
);
create index reversals_to_complete on reversals (changed_at)
  where state = 'granted' and complete_when_granted;

create table feed_cursor (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into feed_cursor (position) values (0);

create table bill_events (
  bill_id bigint not null,
  sequence integer not null,
  kind text not null,
  received_at bigint not null,
  -- As it came, with its hash and the one before it.
  event json not null,
  primary key (bill_id, sequence)
);

create table bill_states (
  bill_id bigint primary key,
  sequence integer not null,
  standing text not null,
  form text not null,
  reimbursement text not null,
  -- Fewer than the sequence when events are missing.
  events_received integer not null,
  chained boolean not null
);
create index bill_states_with_gaps on bill_states (bill_id)
  where events_received < sequence or not chained;
