-- How much happens, by day: written beside the bills in the same transaction, added up by one process, so that statistics read days and never bills.
create table event_counts_waiting (
  entry_id bigint generated always as identity primary key,
  kind text not null,
  day date not null,
  -- Hour of Beijing.
  hour smallint not null,
  issuer_id text not null,
  -- Empty where there is none.
  purpose text not null,
  province text not null,
  -- Of a bill's first reimbursement: days since its issue.
  waited_days smallint,
  bills bigint not null,
  fen bigint not null,
  last_at bigint not null
);

create table event_counts (
  -- all, purpose, province, hour or waited
  dimension text not null,
  -- Empty for the whole registry.
  issuer_id text not null,
  day date not null,
  kind text not null,
  -- The purpose, the province, the hour with two digits, the days with three; empty for all.
  value text not null,
  bills bigint not null,
  fen bigint not null,
  primary key (dimension, issuer_id, day, kind, value)
);

create table issuer_registrations (
  issuer_id text primary key,
  last_at bigint not null
);

-- When a receiver confirmed last, and when it last did not.
alter table deliveries add column delivered_at bigint;
alter table deliveries add column failed_at bigint;
create index deliveries_failing on deliveries (kind, feed, target) where attempts > 0;
create index deliveries_of_provinces on deliveries (feed, target) where kind = 'province';

-- What happened before is counted once.
insert into event_counts_waiting
  (kind, day, hour, issuer_id, purpose, province, waited_days, bills, fen, last_at)
select k.kind, e.day, e.hour, b.issuer_id, coalesce(k.purpose, ''), coalesce(k.province, ''),
  k.waited_days, count(*), sum(coalesce(k.fen, b.face_fen)), max(e.at)
from (
  select bill_id, sequence, event::json as event, (event::json ->> 'at')::bigint as at,
    ((to_timestamp((event::json ->> 'at')::bigint / 1000) at time zone 'UTC') + interval '8 hours')::date as day,
    extract(hour from (to_timestamp((event::json ->> 'at')::bigint / 1000) at time zone 'UTC') + interval '8 hours')::smallint as hour
  from bill_events
) e
join bills b using (bill_id)
join bill_states s using (bill_id)
cross join lateral (
  select e.event -> 'change' as change, e.event #>> '{change,kind}' as name
) c
left join lateral (
  select r.report, (r.report ->> 'amount')::numeric * 100 as fen
  from json_array_elements(s.life::json -> 'reports') as r(report)
  where r.report ->> 'reportId' = c.change ->> 'reportId'
) r on c.name in ('reimbursement.reported', 'reimbursement.withdrawn')
cross join lateral (
  select 'issued' as kind, null as purpose, null as province, null::smallint as waited_days, null::bigint as fen
  where c.name = 'bill.registered' and c.change #>> '{facts,original}' is null
  union all
  select 'collected', null, null, null, null
  where c.name = 'bill.collected'
    or (c.name = 'bill.registered' and c.change #>> '{facts,original}' is null
      and coalesce(json_array_length(c.change -> 'portals'), 0) > 0)
  union all
  select 'authorised', c.change ->> 'purpose', c.change #>> '{unit,province}', null, null
  where c.name = 'authorisation.granted'
  union all
  select 'locked', c.change ->> 'purpose', e.event #>> '{actor,province}', null, null
  where c.name = 'bill.locked'
  union all
  select 'reimbursed', r.report ->> 'purpose', r.report #>> '{reporter,province}',
    -- Of a bill with one report alone: which of several counted first cannot be told from how it stands now.
    case when json_array_length(s.life::json -> 'reports') = 1
      then least(greatest((r.report ->> 'reimbursedOn')::date - b.issued_on, 0), 366)::smallint end,
    r.fen::bigint
  where c.name = 'reimbursement.reported'
  union all
  select 'withdrawn', r.report ->> 'purpose', r.report #>> '{reporter,province}', null, r.fen::bigint
  where c.name = 'reimbursement.withdrawn'
  union all
  select 'reversed', null, null, null, null
  where c.name = 'reversal.completed'
) k
group by 1, 2, 3, 4, 5, 6, 7;
