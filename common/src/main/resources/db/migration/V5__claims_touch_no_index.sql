-- A claim changes no indexed column, so that PostgreSQL writes the row's new version beside the old one and leaves
-- every index alone (a heap-only tuple). For that no index, not even by its predicate, may name status or lease_owner.
-- The whole table at once: a weaker lock first, for the index, would have to wait for itself to grow.
lock table job in access exclusive mode;
create index job_live on job (stage, poll_at) where finished_at is null;
drop index job_due;
drop index job_leased;
drop index job_with_deadline;
create index job_with_deadline on job (deadline) where deadline is not null and finished_at is null;
-- room on the page for those versions
alter table job set (fillfactor = 60);
