-- An application can be suspended for a while, not only closed for good.
alter table applications add column state text not null default 'active';
update applications set state = 'closed' where revoked;
alter table applications drop column revoked;
