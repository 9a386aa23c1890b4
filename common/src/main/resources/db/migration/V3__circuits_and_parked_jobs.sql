-- What a worker does not claim because the engine keeps failing, and since when: one element each.
alter table worker
    add column open_stages text[]        not null default '{}',
    add column open_since  timestamptz[] not null default '{}',
    add constraint open_circuits_have_their_times check (cardinality(open_stages) = cardinality(open_since));

-- How often a worker stopped answering while it ran the job, over all its stages.
alter table job
    add column crashes int not null default 0 check (crashes >= 0);

-- Failed for being poison, newest first: what operators look at.
create index job_parked on job (finished_at desc) where failure_kind in ('UNREADABLE', 'WORKER_LOST');
