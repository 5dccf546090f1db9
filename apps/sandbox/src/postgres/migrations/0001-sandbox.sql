-- Applications of units and payer portals that develop against the sandbox. None of them is an application of a registry.
create table applications (
  app_id text primary key,
  kind text not null,
  party_id text not null,
  party_name text not null,
  -- Enciphered and authenticated under the master key of the settings.
  sealed_app_key bytea not null,
  -- Keyed hash of the access token of the unit's developers.
  token_hash bytea not null unique,
  suspended boolean not null,
  -- Addresses and ranges that it may send from; null for any.
  addresses text[],
  quota_per_minute integer not null,
  webhook_url text,
  created_at bigint not null
);

create table application_keys (
  app_id text not null references applications on delete cascade,
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

-- From what the world of an application is made again after it was dropped.
create table worlds (
  app_id text primary key references applications on delete cascade,
  seed bigint not null,
  started_at bigint not null,
  -- How many actions the journal holds, and how many bytes they take.
  actions integer not null,
  action_bytes bigint not null,
  -- False once the journal was full: the world then lives until it is dropped, and begins again at its seed.
  kept boolean not null,
  -- Up to which position of its feed the owner's webhook was told; null before the first.
  told_position bigint
);

create table world_actions (
  app_id text not null references worlds on delete cascade,
  action_number integer not null,
  -- In the time of the world.
  at bigint not null,
  sealed_action bytea not null,
  primary key (app_id, action_number)
);

create table message_counts (
  app_id text primary key references applications on delete cascade,
  messages bigint not null
);

-- The latest messages of an application, for its developers.
create table messages (
  app_id text not null references applications on delete cascade,
  message_number bigint not null,
  at bigint not null,
  world_at bigint not null,
  service text not null,
  request_id text not null,
  outcome text not null,
  -- Request and answer; null where they were too large to be kept.
  sealed_content bytea,
  primary key (app_id, message_number)
);
