-- What the hub keeps: who takes part and under which keys, and which province waits for which. No message and no bill is ever stored.
create table provinces (
  code text primary key,
  name text not null,
  base_url text not null,
  public_keys text[] not null,
  active boolean not null
);

create table directory_version (
  only_row boolean primary key default true check (only_row),
  version integer not null,
  issued_at bigint not null
);
insert into directory_version (version, issued_at) values (0, 0);

create table waiting_senders (
  from_province text not null references provinces (code),
  to_province text not null references provinces (code),
  since bigint not null,
  attempts integer not null,
  next_attempt_at bigint not null,
  primary key (from_province, to_province)
);
create index waiting_senders_by_time on waiting_senders (next_attempt_at);
