-- The books of a station: where each number went, how each bill can be searched by its state, and which income was posted.
alter table number_blocks add column allotted_at bigint not null default 0;
-- Blocks from before have the beginning of time; every new one says when it came.
alter table number_blocks alter column allotted_at drop default;
create index number_blocks_of_code on number_blocks (bill_code, block_id desc);

create table spoilt_numbers (
  bill_id bigint primary key,
  was text not null check (was in ('refused_bill', 'refused_red_bill', 'missing')),
  reason text not null,
  -- The day on which it left the stock tells it in the report, however late it is explained.
  left_at bigint not null,
  spoilt_at bigint not null
);
create index spoilt_numbers_by_time on spoilt_numbers (left_at, bill_id);
create index bills_by_time on bills (issued_at, bill_id);

alter table bill_states
  -- One word for how the bill stands; null until it is derived from the events that are there.
  add column state text,
  -- Time of the latest event, and of issue, so that bills are found by state and either time.
  add column changed_at bigint,
  add column issued_at bigint,
  add column lock_unit text,
  add column lock_until bigint,
  add column reimbursed_fen bigint;
create index bill_states_underived on bill_states (bill_id) where state is null;
create index bill_states_by_change on bill_states (changed_at, bill_id);
create index bill_states_by_state_and_change on bill_states (state, changed_at, bill_id);
create index bill_states_by_state_and_issue on bill_states (state, issued_at, bill_id);

create table income_batches (
  request_id text primary key,
  service text not null check (service in ('income.post', 'income.unpost')),
  made_at bigint not null,
  open boolean not null default true
);
-- A withdrawal and the posting after it have to arrive in their order, so only one batch is under way.
create unique index one_open_income_batch on income_batches (open) where open;

create table income_postings (
  posting_id bigint generated always as identity primary key,
  -- Refers to nothing: a posting of a bill that was never issued here is kept and reported.
  bill_id bigint not null,
  amount_fen bigint not null,
  posted_on date not null,
  voucher_number text not null,
  source text not null check (source in ('counter', 'system', 'file')),
  state text not null check (state in ('waiting', 'posted', 'refused', 'withdrawn')),
  -- Code of the last answer, of the province or of the station itself.
  code text,
  withdrawal text check (withdrawal in ('waiting', 'refused')),
  withdrawal_reason text,
  received_at bigint not null,
  changed_at bigint not null,
  batch_request_id text references income_batches (request_id),
  batch_item integer
);
-- The same line of a voucher acts once, until it is refused or withdrawn.
create unique index one_income_line on income_postings (bill_id, voucher_number, amount_fen, posted_on)
  where state in ('waiting', 'posted');
create unique index one_posted_income on income_postings (bill_id) where state = 'posted';
create index income_to_post on income_postings (posting_id)
  where state = 'waiting' and batch_request_id is null;
create index income_to_withdraw on income_postings (posting_id)
  where state = 'posted' and withdrawal = 'waiting';
create index income_of_batch on income_postings (batch_request_id, batch_item)
  where batch_request_id is not null;
create index income_of_bill on income_postings (bill_id, posting_id);
create index income_by_day on income_postings (posted_on, posting_id);
create index income_by_voucher on income_postings (voucher_number, posting_id);
create index income_by_state on income_postings (state, posting_id);
