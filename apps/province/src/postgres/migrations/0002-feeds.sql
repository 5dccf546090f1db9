-- Feeds: events in the order in which a subscriber, or another province for its subscribers, receives them, and how far each of those has been told.
create table feeds (
  feed text primary key,
  last_position bigint not null
);

-- The events of one transaction for one subscriber, at positions that follow one another.
create table feed_rows (
  feed text not null,
  first_position bigint not null,
  subscriber_id text not null,
  bill_ids bigint[] not null,
  sequences integer[] not null,
  primary key (feed, first_position)
);

create table deliveries (
  feed text not null,
  -- The application whose webhook is told, or the code of a province.
  target text not null,
  -- province or webhook
  kind text not null,
  -- Null for a province.
  webhook_url text,
  delivered_position bigint not null,
  attempts integer not null,
  -- Null while there is nothing to tell, so that the index holds only what is due sooner or later.
  next_attempt_at bigint,
  primary key (feed, target)
);
create index deliveries_due on deliveries (kind, next_attempt_at)
  where next_attempt_at is not null;

-- The latest event that a subscriber here has of a bill of another province.
create table foreign_heads (
  bill_id bigint not null,
  subscriber_id text not null,
  sequence integer not null,
  hash bytea not null,
  -- Why the last event that came could not be joined, such as EVENT_GAP; null where all is well.
  fault text,
  primary key (bill_id, subscriber_id)
) with (fillfactor = 80);
create index foreign_heads_faulty on foreign_heads (bill_id) where fault is not null;

create table foreign_events (
  bill_id bigint not null,
  subscriber_id text not null,
  sequence integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  -- The exact text that the hash is over.
  event text not null,
  primary key (bill_id, subscriber_id, sequence)
);
