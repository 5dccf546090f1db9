-- What waits at the desk of units is taken in hand by turns, so that what cannot be done now holds up nothing else.

-- When the accounting data of a posted bill is made next; whoever waited longest comes first.
alter table desk_act_items add column accounting_due_at bigint not null default 0;
drop index desk_act_items_accounting;
create index desk_act_items_accounting on desk_act_items (accounting_due_at, act_id)
  where accounting = 'wanted' and outcome = 'done';
