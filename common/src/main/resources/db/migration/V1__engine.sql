-- The job engine. One row of job is the whole truth about a job's present and is also its queue
-- entry; stage_result, stage_item and ledger_entry are insert-only and are its past.
-- The tables that every stage writes carry no foreign keys to job: their rows are only ever
-- inserted by the statement that changes the job's row, which is a stronger tie and costs nothing.

create table account (
    id         uuid        primary key,
    name       text        not null check (name <> ''),
    balance    bigint      not null default 0 check (balance >= 0),
    created_at timestamptz not null default now()
);

create table api_key (
    prefix        text        primary key,
    account_id    uuid        not null references account (id),
    secret_sha256 bytea       not null,
    scopes        text[]      not null,
    label         text        not null,
    created_at    timestamptz not null default now(),
    revoked_at    timestamptz
);

create table job (
    id               uuid        primary key,
    account_id       uuid        not null,
    lease_owner      uuid,
    version          bigint      not null default 1,
    created_at       timestamptz not null default now(),
    -- not due before; a retry's delay
    run_at           timestamptz not null default now(),
    -- from when a left-over poll may take it: a little after run_at where a record was published
    poll_at          timestamptz not null,
    queued_at        timestamptz not null default now(),
    stage_started_at timestamptz,
    started_at       timestamptz,
    finished_at      timestamptz,
    deadline         timestamptz,
    attempt          int         not null default 0,
    -- attempts that do not count: released at a shutdown, or told to wait by a provider
    forgiven         int         not null default 0,
    held             int         not null check (held >= 0),
    used             int         not null default 0 check (used >= 0),
    refunded         int         not null default 0 check (refunded >= 0),
    progress         smallint    not null default 0 check (progress between 0 and 100),
    stage_progress   smallint    not null default 0 check (stage_progress between 0 and 100),
    status           text        not null default 'queued',
    stage            text        not null,
    type             text        not null,
    step             text        not null default 'Accepted',
    product_id       text        not null,
    traceparent      text,
    failure_kind     text,
    failure_message  text,
    work_order       json        not null,

    constraint known_status check (status in ('queued', 'running', 'succeeded', 'failed', 'canceled')),
    constraint leased_while_running check ((status = 'running') = (lease_owner is not null)),
    constraint finished_when_ended check ((status in ('succeeded', 'failed', 'canceled')) = (finished_at is not null)),
    constraint settled_when_ended check (finished_at is null or held = used + refunded),
    constraint failed_for_a_reason check ((status = 'failed') = (failure_kind is not null)),
    constraint complete_when_succeeded check (status <> 'succeeded' or progress = 100)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

-- Only live jobs are in these two, so that history never slows the present.
create index job_due on job (stage, poll_at) where status = 'queued';
create index job_leased on job (lease_owner) where status = 'running';
create index job_with_deadline on job (deadline) where deadline is not null and status in ('queued', 'running');
-- An account's jobs, newest first: ids are time-ordered.
create index job_of_account on job (account_id, id desc);

create table stage_result (
    job_id      uuid        not null,
    stage       text        not null,
    status      text        not null check (status in ('completed', 'error', 'canceled')),
    cached      boolean     not null default false,
    attempts    int         not null,
    queued_at   timestamptz not null,
    started_at  timestamptz,
    finished_at timestamptz not null default now(),
    failure     text,
    result      json,
    primary key (job_id, stage),
    constraint completed_with_a_result check ((status = 'completed') = (result is not null))
);

create table stage_item (
    job_id     uuid        not null,
    ordinal    int         not null check (ordinal >= 0),
    -- the job's version at which clients could first see it
    version    bigint      not null,
    created_at timestamptz not null default now(),
    stage      text        not null,
    subject    uuid,
    content    json        not null,
    primary key (job_id, stage, ordinal)
);

-- What is known of a revision: the newest item about it.
create index stage_item_about on stage_item (subject, created_at desc) where subject is not null;

create table ledger_entry (
    id         bigint      generated always as identity primary key,
    account_id uuid        not null,
    job_id     uuid,
    amount     bigint      not null,
    created_at timestamptz not null default now(),
    kind       text        not null,
    stage      text,
    reason     text,
    constraint sign_fits_kind check (
        (kind in ('GRANT', 'REFUND') and amount > 0) or (kind = 'CHARGE' and amount < 0)),
    constraint stage_charges_name_their_job check ((kind = 'GRANT') = (job_id is null) and (job_id is null) = (stage is null)),
    constraint once_per_stage unique (job_id, stage, kind)
);

create index ledger_entry_of_account on ledger_entry (account_id, id desc);

create table idempotency_key (
    account_id uuid        not null,
    key        text        not null,
    digest     text        not null,
    job_id     uuid        not null,
    created_at timestamptz not null default now(),
    primary key (account_id, key)
);

create index idempotency_key_age on idempotency_key (created_at);

create table worker (
    id         uuid        primary key,
    name       text        not null,
    stages     text[]      not null,
    capacity   int         not null,
    in_flight  int         not null default 0,
    started_at timestamptz not null default now(),
    beat_at    timestamptz not null default now()
);

create table revision (
    id         uuid        primary key,
    account_id uuid        not null references account (id),
    product_id text        not null,
    view_type  text        not null,
    picture    text        not null,
    thumbnail  text        not null,
    width      int         not null check (width > 0),
    height     int         not null check (height > 0),
    -- of the bytes as they were sent
    sha256     text        not null,
    parent_id  uuid        references revision (id),
    created_at timestamptz not null default now()
);

create index revision_of_product on revision (account_id, product_id, id desc);

create table analysis_cache (
    account_id uuid        not null,
    key        text        not null,
    content    json        not null,
    created_at timestamptz not null default now(),
    primary key (account_id, key)
);
