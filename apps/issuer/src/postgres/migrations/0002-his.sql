-- The interface for hospital systems (HIS): what they say of a bill beside the bill, paper, prepayments, and notices.
create table his_bills (
  business_number text not null,
  draft_digest bytea not null,
  bus_type text not null,
  bus_date date not null,
  bus_date_time text not null,
  place_code text not null,
  kept_at bigint not null,
  -- Kept before the bill is issued: a number that is used for two contents becomes a bill for one of them only.
  primary key (business_number, draft_digest)
);
create index his_bills_by_day on his_bills (bus_date, bus_date_time);
create index his_bills_by_keeping on his_bills (kept_at);

create table his_write_offs (
  bill_id bigint primary key references bills (bill_id),
  bus_date date not null,
  bus_date_time text not null,
  place_code text not null,
  asked_at bigint not null,
  -- State and code that the HIS was told last.
  told text,
  -- Nothing more can happen that the HIS does not know.
  ended boolean not null default false
);
create index his_write_offs_by_day on his_write_offs (bus_date, bus_date_time);
create index his_write_offs_going_on on his_write_offs (asked_at) where not ended;

create table his_noises (
  app_id text not null,
  noise text not null,
  digest bytea not null,
  noted_at bigint not null,
  primary key (app_id, noise)
);
create index his_noises_by_age on his_noises (noted_at);

create table paper_stock (
  stock_id bigint generated always as identity primary key,
  paper_code text not null,
  first_number bigint not null,
  last_number bigint not null,
  -- No blank number is below it.
  next_number bigint not null,
  digits integer not null,
  place_code text not null,
  added_at bigint not null,
  check (first_number <= next_number and next_number <= last_number + 1)
);
create index paper_stock_by_code on paper_stock (paper_code, digits, first_number);

create table papers (
  paper_code text not null,
  paper_number bigint not null,
  digits integer not null,
  bill_id bigint references bills (bill_id),
  state text not null check (state in ('used', 'spoiled')),
  reason text not null,
  changed_at bigint not null,
  taken_order bigint generated always as identity,
  primary key (paper_code, digits, paper_number),
  check (state = 'spoiled' or bill_id is not null)
);
create index papers_of_bill on papers (bill_id, taken_order desc) where bill_id is not null;
-- Two papers could stand in for one bill.
create unique index one_paper_in_use on papers (bill_id) where state = 'used';

create table his_vouchers (
  voucher_id bigint generated always as identity primary key,
  check_code text not null,
  bus_type text not null,
  business_number text unique,
  digest bytea not null,
  total_fen bigint not null,
  original_voucher_id bigint unique references his_vouchers (voucher_id),
  made_at bigint not null,
  content text not null,
  check ((business_number is null) = (original_voucher_id is not null))
);

-- Events are stored one transaction after the other, so their order of arrival has no gap that is filled later.
alter table bill_events add column arrival bigint generated always as identity;
create unique index bill_events_by_arrival on bill_events (arrival);

create table his_notice_cursor (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
-- What happened before there was anybody to tell is not told.
insert into his_notice_cursor (position) select coalesce(max(arrival), 0) from bill_events;

create table his_notices (
  notice_id bigint generated always as identity primary key,
  bill_id bigint not null,
  method text not null,
  content text not null,
  attempts integer not null default 0,
  due_at bigint not null,
  delivered_at bigint
);
create index his_notices_due on his_notices (due_at) where delivered_at is null;
create index his_notices_of_bill on his_notices (bill_id, notice_id) where delivered_at is null;
create index his_notices_delivered on his_notices (delivered_at) where delivered_at is not null;
