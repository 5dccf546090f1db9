-- Whether a settlement has its bill: what has is never looked at again when those without are forgotten, of which there are
-- few, while those with one become more every day.
alter table his_bills add column has_bill boolean not null default false;
drop index his_bills_by_keeping;
create index his_bills_without_bill on his_bills (kept_at) where not has_bill;
