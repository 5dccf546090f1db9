-- Who looked at a bill: one row per party, service and day with the latest moment, so that a unit that asks every second drives nobody else out.
create table bill_looks (
  bill_id bigint not null,
  party_id text not null,
  service text not null,
  day date not null,
  at bigint not null,
  party_name text not null,
  primary key (bill_id, party_id, service, day)
);
