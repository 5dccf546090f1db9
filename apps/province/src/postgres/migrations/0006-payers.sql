-- Who follows the bills of a payer, and which bills those are. Payers are known by their keyed hash only; these two tables are keyed by it.
create table payer_portals (
  payer_key bytea not null,
  portal_id text not null,
  portal_province text not null,
  -- Those that were announced first come first.
  place bigint generated always as identity,
  primary key (payer_key, portal_id, portal_province)
);

-- One row per bill whose payer is known, in the order in which the bills became theirs: by registration, or when they collected one that names nobody.
create table payer_bills (
  payer_key bytea not null,
  since bigint not null,
  bill_id bigint not null,
  primary key (payer_key, since, bill_id)
);

insert into payer_bills (payer_key, since, bill_id)
select decode(b.payer_key, 'hex'), (e.event::json ->> 'at')::bigint, b.bill_id
from bills b join bill_events e on e.bill_id = b.bill_id and e.sequence = 1
where b.payer_key is not null;
