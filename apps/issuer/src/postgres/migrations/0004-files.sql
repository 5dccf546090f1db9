-- Files that were made of bills, links to them, and the keys that the province was told of.
create table announced_keys (
  -- 65 bytes, as a point of the curve.
  public_key bytea primary key,
  announced_at bigint not null,
  -- Until then the province accepts the keys before it.
  overlap_until bigint not null
);

create table made_files (
  bill_id bigint not null references bills (bill_id),
  format text not null check (format in ('xml', 'ofd', 'pdf', 'png')),
  -- From 1; a file with all pages is page 1.
  page integer not null check (page >= 1),
  file_key text not null,
  pages integer not null,
  byte_count integer not null,
  -- SM3.
  digest bytea not null,
  made_at bigint not null,
  primary key (bill_id, format, page)
);

-- When the lasting files of a bill are to be made, once it is registered; null when they are.
alter table bills
  add column files_due_at bigint default 0,
  add column file_attempts integer not null default 0;
create index bills_without_files on bills (files_due_at, bill_id)
  where registration = 'registered' and files_due_at is not null;

create table bill_links (
  -- SM3 of the token: whoever reads this table can open nothing.
  token_digest bytea primary key,
  bill_id bigint not null references bills (bill_id),
  format text not null check (format in ('xml', 'ofd', 'pdf', 'png')),
  page integer not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index bill_links_by_expiry on bill_links (expires_at);
