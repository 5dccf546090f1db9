-- What the bureau's register reads: bills in the order of their issue, with and without their issuer, and locks in the order in which they were taken.
create index bills_by_issue on bills (issued_on, issuer_id, bill_id);
create index bills_by_issuer on bills (issuer_id, issued_on, bill_id);

alter table due_locks add column holder_id text not null default '';
alter table due_locks add column locked_at bigint not null default 0;
update due_locks d
set holder_id = s.life::json #>> '{lock,holder,id}', locked_at = (s.life::json #>> '{lock,lockedAt}')::bigint
from bill_states s
where s.bill_id = d.bill_id and s.life::json #>> '{lock,lockId}' = d.lock_id;
create index due_locks_by_time on due_locks (locked_at, bill_id);
create index due_locks_by_holder on due_locks (holder_id, locked_at, bill_id);
