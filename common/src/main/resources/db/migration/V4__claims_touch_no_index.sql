-- A claim changes no indexed column, so that PostgreSQL writes the row's new version beside the old one and leaves
-- every index alone (a heap-only tuple). For that no index, not even by its predicate, may name status or lease_owner.
create index job_live on job (stage, poll_at) where finished_at is null;
drop index job_due;
drop index job_leased;
drop index job_with_deadline;
create index job_with_deadline on job (deadline) where deadline is not null and finished_at is null;
-- room on the page for those versions
alter table job set (fillfactor = 60);

-- Rescuers look through the live jobs only while a worker is dead and not buried.
alter table worker add column buried boolean not null default false;

-- An account's entries are read by account; none is ever looked up by its number alone.
alter table ledger_entry drop constraint ledger_entry_pkey, add primary key (account_id, id);
drop index ledger_entry_of_account;
