-- The tree of finance bureaus, their users, the issuers that they register, and recoveries of locks.
create table bureaus (
  bureau_id text primary key,
  name text not null,
  -- municipal, centre or district
  kind text not null,
  area_code text not null,
  parent_id text references bureaus
);
create unique index bureaus_by_area on bureaus (area_code, kind);
create index bureaus_below on bureaus (parent_id);
insert into bureaus (bureau_id, name, kind, area_code, parent_id) values
  ('B-500000', '重庆市财政局', 'municipal', '500000', null),
  ('B-500000-C', '重庆市财政非税中心', 'centre', '500000', 'B-500000'),
  ('B-500104', '大渡口区财政局', 'district', '500104', 'B-500000'),
  ('B-320000', '江苏省财政厅', 'municipal', '320000', null),
  ('B-320000-C', '江苏省财政非税中心', 'centre', '320000', 'B-320000'),
  ('B-320100', '南京市财政局', 'district', '320100', 'B-320000');

create table bureau_users (
  user_id text primary key references users,
  bureau_id text not null references bureaus,
  -- Stands for its user outside of the office. One person has one number, whatever its roles.
  staff_number text not null unique,
  -- The e-mail, enciphered.
  sealed_email bytea not null
);
create index bureau_users_by_bureau on bureau_users (bureau_id, user_id);

create table bureau_issuers (
  issuer_id text primary key,
  app_id text not null unique,
  party_id text not null,
  party_name text not null,
  bureau_id text not null references bureaus,
  addresses text[] not null,
  public_key text not null,
  -- enrolling, active, suspended, closed or refused
  state text not null,
  -- Until it was handed over.
  sealed_app_key bytea,
  created_at bigint not null,
  -- Of the registry's answer, where it refused.
  code text
);
create index bureau_issuers_by_bureau on bureau_issuers (bureau_id, issuer_id);
create index bureau_issuers_by_party on bureau_issuers (party_id);

create table lock_recoveries (
  recovery_id text primary key,
  bill_code text not null,
  bill_number text not null,
  lock_id text not null,
  bureau_id text not null references bureaus,
  reason text not null,
  requested_by text not null references users,
  requested_at bigint not null,
  expires_at bigint not null,
  -- requested, approved, done, refused, declined or expired
  state text not null,
  decided_by text references users,
  decided_at bigint,
  -- Of the registry's answer, or why it was declined.
  outcome text
);
create unique index lock_recoveries_pending on lock_recoveries (bill_code, bill_number, lock_id)
  where state in ('requested', 'approved');
create index lock_recoveries_by_bureau on lock_recoveries (bureau_id, recovery_id);
create index lock_recoveries_ending on lock_recoveries (expires_at) where state = 'requested';
