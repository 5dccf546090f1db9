-- What waits at the desk of units is taken in hand by turns, so that what cannot be done now holds up nothing else.

-- When the accounting data of a posted bill is made next; whoever waited longest comes first.
alter table desk_act_items add column accounting_due_at bigint not null default 0;
drop index desk_act_items_accounting;
create index desk_act_items_accounting on desk_act_items (accounting_due_at, act_id)
  where accounting = 'wanted' and outcome = 'done';

-- Which changes of cases a unit's inbox has taken in: everything up to this moment and, of this moment, this case.
alter table desk_feeds add column cases_at bigint not null default 0;
alter table desk_feeds add column cases_behind text not null default '';
create index cases_by_change on cases (unit_id, changed_at, case_id)
  where state in ('submitted', 'withdrawn');

-- Two people may check one file in the same millisecond, and both checks are kept.
alter table desk_file_checks drop constraint desk_file_checks_pkey;
alter table desk_file_checks add column check_number bigint generated always as identity;
alter table desk_file_checks add primary key (file_id, check_number);
