-- Parties of this province and the applications that send messages for them, with the keys that those sign with.
create table parties (
  party_id text primary key,
  name text not null,
  -- What it was first enrolled as: issuer, unit or payer_portal.
  kind text not null,
  province text not null
);

create table applications (
  app_id text primary key,
  party_id text not null references parties,
  kind text not null,
  -- Enciphered and authenticated under the master key of the settings.
  sealed_app_key bytea not null,
  revoked boolean not null,
  -- Addresses and ranges that it may send from; null for any.
  addresses text[],
  quota_per_minute integer not null
);
create index applications_by_party on applications (party_id);

create table application_keys (
  app_id text not null references applications,
  -- The request that brought the key: a repeated one changes nothing.
  request_id text not null,
  -- Larger is newer.
  key_number bigint generated always as identity,
  public_key bytea not null,
  valid_from bigint not null,
  -- Null for the newest.
  valid_until bigint,
  primary key (app_id, request_id)
);
