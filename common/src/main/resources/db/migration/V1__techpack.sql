-- The job engine. One row of job is the whole truth about a job's present and is also its queue
-- entry; stage_result, stage_item and ledger_entry are insert-only and are its past.
-- The tables that every stage writes carry no foreign keys to job: their rows are only ever
-- inserted by the statement that changes the job's row, which is a stronger tie and costs nothing.

create table account (
    id         uuid        primary key,
    name       text        not null check (name <> ''),
    balance    bigint      not null default 0 check (balance >= 0),
    -- how many of its jobs may run at once; null is no limit
    running_limit int      check (running_limit >= 1),
    -- requests a second that change something, and that read; null is what the gateways are set to
    writes_per_second int  check (writes_per_second >= 1),
    reads_per_second int   check (reads_per_second >= 1),
    -- who it is to the OpenID Connect issuer, whose tokens then act as this account
    subject    text        unique check (subject <> ''),
    created_at timestamptz not null default now()
);

create table api_key (
    prefix        text        primary key,
    account_id    uuid        not null references account (id),
    secret_sha256 bytea       not null,
    scopes        text[]      not null,
    label         text        not null,
    created_at    timestamptz not null default now(),
    -- from when on it is refused; null is never
    expires_at    timestamptz,
    -- to the minute
    last_used_at  timestamptz,
    revoked_at    timestamptz
);

create index api_key_of_account on api_key (account_id, created_at desc, prefix desc);

-- How much of its rate limits an account has spent, for all gateways: a bucket that is full again at full_at. Not logged:
-- after a crash all buckets are full, which harms nobody, and no request waits for the disk.
create unlogged table rate_bucket (
    account_id uuid        not null,
    kind       text        not null check (kind in ('writes', 'reads')),
    full_at    timestamptz not null,
    -- as of the last request for tokens; in the bucket, so that one statement sees both
    per_second int         not null check (per_second >= 1),
    primary key (account_id, kind)
) with (fillfactor = 50);

-- What all gateways sign links with, unless they are configured to use another.
create table link_secret (
    singleton  boolean     primary key default true check (singleton),
    secret     bytea       not null check (octet_length(secret) >= 32),
    created_at timestamptz not null default now()
);

create table job (
    id               uuid        primary key,
    account_id       uuid        not null,
    lease_owner      uuid,
    version          bigint      not null default 1,
    created_at       timestamptz not null default now(),
    -- not due before; a retry's delay
    run_at           timestamptz not null default now(),
    -- from when a sweep may take it: a little after run_at where a record was published
    sweep_at         timestamptz not null,
    queued_at        timestamptz not null default now(),
    stage_started_at timestamptz,
    started_at       timestamptz,
    finished_at      timestamptz,
    deadline         timestamptz,
    attempt          int         not null default 0,
    -- attempts that do not count: released at a shutdown, or told to wait by a provider
    uncounted        int         not null default 0,
    held             int         not null check (held >= 0),
    used             int         not null default 0 check (used >= 0),
    refunded         int         not null default 0 check (refunded >= 0),
    progress         smallint    not null default 0 check (progress between 0 and 100),
    stage_progress   smallint    not null default 0 check (stage_progress between 0 and 100),
    status           text        not null default 'queued',
    stage            text        not null,
    -- the stage by which the queue finds the job; behind the other while a worker goes from stage to stage with it
    queue_stage      text        not null,
    type             text        not null,
    step             text        not null default 'Accepted',
    product_id       text        not null,
    -- whom its delay is for, if not for the retry policy: provider
    waiting_on       text        check (waiting_on in ('provider')),
    traceparent      text,
    -- who is told of the job's end, besides the account's webhooks
    webhook_url      text,
    failure_kind     text,
    failure_message  text,
    -- how often a worker stopped answering while it ran the job, over all its stages
    crashes          int         not null default 0 check (crashes >= 0),
    -- each retry begins a new round of the job's entries in the ledger; round 0 is the submission's
    retries          int         not null default 0 check (retries >= 0),
    -- when the present round began, if it is not the first: its deadline counts from then
    retried_at       timestamptz,
    input            json        not null,

    constraint found_at_its_stage check (status <> 'queued' or queue_stage = stage),
    constraint known_status check (status in ('queued', 'running', 'succeeded', 'failed', 'canceled')),
    constraint leased_while_running check ((status = 'running') = (lease_owner is not null)),
    constraint finished_when_ended check ((status in ('succeeded', 'failed', 'canceled')) = (finished_at is not null)),
    constraint settled_when_ended check (finished_at is null or held = used + refunded),
    constraint failed_for_a_reason check ((status = 'failed') = (failure_kind is not null)),
    constraint complete_when_succeeded check (status <> 'succeeded' or progress = 100),
    constraint retried_at_some_time check ((retries > 0) = (retried_at is not null))
    -- room on the page for the new versions of rows that are claimed
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

-- Only live jobs are in these two, so that history never slows the present. No index names status or lease_owner,
-- not even by its predicate, nor the stage of a running job: a claim, and a completion after which the worker goes on, then
-- change no indexed column, and PostgreSQL writes the row's new version beside the old one and leaves every index alone (a
-- heap-only tuple; ADR 14).
-- By account, so that sweeps go round among the accounts that have due work (ADR 19).
create index job_live on job (queue_stage, account_id, sweep_at) where finished_at is null;
create index job_with_deadline on job (deadline) where deadline is not null and finished_at is null;
-- Failed for being poison, newest first: what operators look at.
create index job_parked on job (finished_at desc, id desc) where failure_kind in ('UNREADABLE', 'WORKER_LOST');
-- An account's jobs, newest first: ids are time-ordered.
create index job_of_account on job (account_id, id);
-- Those of one product; those that have not ended, and those that failed, however many have succeeded.
create index job_of_product on job (account_id, product_id, id desc);
create index job_of_account_live on job (account_id, id desc) where finished_at is null;
create index job_of_account_failed on job (account_id, id desc) where failure_kind is not null;

-- The fence: whether this attempt of this worker still has the right to change the job. Every change made under a lease
-- asks for it, and nothing else decides. PostgreSQL puts the body in the place of the call.
create function lease_is_held(j job, stage text, attempt int, owner uuid) returns boolean language sql immutable
    return j.status = 'running' and j.stage = lease_is_held.stage and j.attempt = lease_is_held.attempt and j.lease_owner = owner;

-- Which jobs of the accounts with a limit are running. What has stopped running is removed by the account's next claim,
-- so that only claims know of limits.
create table limited_job (
    job_id     uuid        primary key,
    account_id uuid        not null references account (id)
);

create index limited_job_of_account on limited_job (account_id);

-- Whether an account may run nothing more just now.
create function is_at_its_limit(account uuid) returns boolean language sql stable
    return exists (
        select from account a
        where a.id = is_at_its_limit.account
          and a.running_limit <= (
              select count(*) from limited_job l
              join job j on j.id = l.job_id and j.status = 'running'
              where l.account_id = a.id));

-- Those of an account's due jobs that may run now, the first ones; all others of its claims wait until this one is
-- committed. Each statement in here sees what was committed before it, other than in a single statement.
create function within_limit(account uuid, due uuid[]) returns setof uuid language plpgsql volatile as $$
declare
    room int;
begin
    select running_limit into room from account a where a.id = within_limit.account for no key update;
    delete from limited_job l
    where l.account_id = within_limit.account
      and not exists (select from job j where j.id = l.job_id and j.status = 'running');
    room := room - (select count(*) from limited_job l where l.account_id = within_limit.account);
    return query
        insert into limited_job as l (job_id, account_id)
        select id, within_limit.account
        from unnest(due) with ordinality as d (id, place)
        where room is null or place <= room
        returning l.job_id;
end
$$;

-- What operators have paused: no claim takes a job at such a stage (ADR 23).
create table stage_pause (
    stage     text        primary key,
    since     timestamptz not null default now(),
    paused_by text        not null check (paused_by <> ''),
    reason    text        check (reason <> '')
);

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
    -- who had the attempt that ended it
    worker_id   uuid,
    -- what a completed stage's result lacks, such as "7 of 8 made"
    note        text,
    result      json,
    primary key (job_id, stage),
    constraint completed_with_a_result check ((status = 'completed') = (result is not null))
);

-- Attempts that did not end their stage, with why: it was tried again, given back, or its worker died. For people who ask
-- why a job took so long; nothing is decided by it.
create table unfinished_attempt (
    job_id     uuid        not null,
    stage      text        not null,
    attempt    int         not null,
    worker_id  uuid        not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null default now(),
    -- whether it was one of those that the stage gets
    counted    boolean     not null,
    why        text        not null,
    primary key (job_id, stage, attempt)
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

create index stage_item_about on stage_item (subject, created_at desc) where subject is not null;

-- What is known of a revision: the newest item about it, also where an edit made the revision: every analysis after that takes over
-- what the edit said. By the database's clock, because those of gateways differ; items of one moment share a statement.
create function current_item(about uuid) returns table (job_id uuid, created_at timestamptz, content json) language sql stable as $$
    select i.job_id, i.created_at, i.content from stage_item i where i.subject = about
    order by i.created_at desc, i.job_id desc limit 1
$$;

create table ledger_entry (
    id         bigint      generated always as identity primary key,
    account_id uuid        not null,
    job_id     uuid,
    amount     bigint      not null,
    created_at timestamptz not null default now(),
    kind       text        not null,
    stage      text,
    reason     text,
    round      int         not null default 0 check (round >= 0),
    constraint sign_fits_kind check (
        (kind in ('GRANT', 'REFUND') and amount > 0) or (kind = 'CHARGE' and amount < 0)),
    constraint stage_charges_name_their_job check ((kind = 'GRANT') = (job_id is null) and (job_id is null) = (stage is null)),
    constraint once_per_stage unique (job_id, stage, kind, round)
);

create index ledger_entry_of_account on ledger_entry (account_id, id);
create index grant_of_account on ledger_entry (account_id, id desc) where kind = 'GRANT';

-- What purged jobs have cost, by account and by the month (UTC) in which they ended: with them go their entries, which are
-- entered here by the statement that deletes them. So an account's balance is the sum of its entries, less what is used here.
create table ledger_month (
    account_id uuid        not null,
    month      date        not null check (extract(day from month) = 1),
    jobs       bigint      not null check (jobs > 0),
    held       bigint      not null check (held >= 0),
    used       bigint      not null check (used >= 0),
    refunded   bigint      not null check (refunded >= 0),
    primary key (account_id, month),
    constraint settled_when_rolled_up check (held = used + refunded)
);

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
    id           uuid        primary key,
    name         text        not null,
    stages       text[]      not null,
    capacity     int         not null,
    -- what it may run of each of its stages, and how long one has taken lately: an element for each, null where none has
    stage_capacities int[]   not null default '{}',
    stage_millis bigint[]    not null default '{}',
    -- what it runs of each, and how many a second it has completed lately
    stage_in_flight int[]    not null default '{}',
    stage_rates  float8[]    not null default '{}',
    in_flight    int         not null default 0,
    started_at   timestamptz not null default now(),
    heartbeat_at timestamptz not null default now(),
    -- what it does not claim because the engine keeps failing, and since when: one element each
    open_stages  text[]        not null default '{}',
    open_since   timestamptz[] not null default '{}',
    -- since when an operator has told it to claim nothing more; null where none has
    draining_since timestamptz,
    -- dead, with nothing left to rescue: rescuers look through the live jobs only for workers that are not retired
    retired      boolean     not null default false,
    constraint open_circuits_have_their_times check (cardinality(open_stages) = cardinality(open_since))
);

-- Which processes play a role that others heed, such as to read hints of changed jobs.
create unlogged table presence (
    role         text        not null,
    process      uuid        not null,
    heartbeat_at timestamptz not null default now(),
    primary key (role, process)
);

-- A product exists from its first revision on, whose id, being time-ordered, is its place in lists: one that does not move.
create table product (
    account_id     uuid        not null references account (id),
    product_id     text        not null,
    first_revision uuid        not null,
    created_at     timestamptz not null default now(),
    primary key (account_id, product_id)
);

create index product_of_account on product (account_id, first_revision desc);

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
    created_at timestamptz not null default now(),
    -- when somebody went back to it: from then on it stands for its view, until something newer does
    restored_at timestamptz,
    -- a revision that is added holds its product against being purged
    foreign key (account_id, product_id) references product (account_id, product_id)
);

create index revision_of_product on revision (account_id, product_id, id desc);
create index revision_of_parent on revision (parent_id, id desc) where parent_id is not null;
create index restored_revision on revision (account_id, product_id) where restored_at is not null;

-- Finished items that may serve other jobs of the same account.
create table item_cache (
    account_id uuid        not null,
    key        text        not null,
    content    json        not null,
    created_at timestamptz not null default now(),
    primary key (account_id, key)
);

-- Where an account is told how its jobs have ended.
create table webhook (
    id              uuid        primary key,
    account_id      uuid        not null references account (id),
    url             text        not null,
    description     text        not null,
    events          text[]      not null check (cardinality(events) > 0),
    enabled         boolean     not null default true,
    -- if it was not its account that disabled it
    disabled_reason text        check (disabled_reason in ('gone', 'failing')),
    -- the first failure since the last success
    failing_since   timestamptz,
    created_at      timestamptz not null default now(),
    constraint enabled_without_a_reason check (not enabled or disabled_reason is null)
);

create index webhook_of_account on webhook (account_id, id);

create table webhook_secret (
    -- a webhook; or an account, for the URLs that its jobs bring along
    owner_id       uuid        primary key,
    account_id     uuid        not null,
    secret         text        not null,
    -- the one before it, with which receivers may still check
    previous       text,
    previous_until timestamptz,
    constraint previous_for_a_while check ((previous is null) = (previous_until is null))
);

-- What is to be told to whom: inserted by the statement that ends the job. One row is the whole truth about a delivery's
-- present and is also its queue entry; webhook_attempt is its past.
create table webhook_delivery (
    -- the message's id, by which receivers know a repeat
    id              uuid        primary key default uuidv7(),
    account_id      uuid        not null,
    job_id          uuid        not null,
    -- null: the job's own URL
    webhook_id      uuid,
    -- deliveries that share a limit of how many are sent at once
    queue           uuid        not null,
    -- the gateway that is sending it
    sender          uuid,
    created_at      timestamptz not null default now(),
    -- when it was made, or made due once more by its account: tried for so long since
    due_since       timestamptz not null default now(),
    -- null once it is over; while it is sent, the end of the sender's lease
    next_attempt_at timestamptz default now(),
    finished_at     timestamptz,
    attempts        int         not null default 0 check (attempts >= 0),
    -- attempts since due_since
    tries           int         not null default 0 check (tries >= 0),
    response_status int,
    status          text        not null default 'pending',
    event           text        not null,
    url             text        not null,
    error           text,
    data            json        not null,
    constraint known_status check (status in ('pending', 'delivered', 'failed')),
    constraint due_while_pending check ((status = 'pending') = (next_attempt_at is not null)),
    constraint finished_when_over check ((status = 'pending') = (finished_at is null)),
    constraint sent_while_pending check (status = 'pending' or sender is null)
);

create index webhook_delivery_pending on webhook_delivery (queue, next_attempt_at) where next_attempt_at is not null;
create index webhook_delivery_of_account on webhook_delivery (account_id, id desc);
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, id desc) where webhook_id is not null;
create index webhook_delivery_of_job on webhook_delivery (job_id, id desc);

create table webhook_attempt (
    delivery_id     uuid        not null,
    attempt         int         not null,
    started_at      timestamptz not null,
    duration_ms     bigint      not null,
    response_status int,
    -- the beginning of the response's body
    response        text,
    error           text,
    primary key (delivery_id, attempt)
);

-- Whether a product still shows something that the job made, or needs it to tell what stands for a view: retention leaves such a
-- job alone, however old it is (ADR 27). The same rows as the reads of products look for: its first and its current item about
-- a revision, the last category and close-ups, and as many sketches as are looked through for the last of each view.
create function product_shows(j job) returns boolean language sql stable
    return exists (
            select from stage_item i
            join revision r on r.id = i.subject
            where i.job_id = j.id
              and (not exists (select from stage_item e where e.subject = i.subject and e.created_at < i.created_at)
                   or i.job_id = (select c.job_id from current_item(i.subject) c)))
        or exists (
            select from product p
            join stage_result r on r.job_id = j.id and r.status = 'completed'
            join (values ('category', 1), ('close-ups', 1), ('sketches', 20)) as w (stage, most) on w.stage = r.stage
            where p.account_id = j.account_id and p.product_id = j.product_id
              and w.most > (
                  select count(*) from (
                      select from job n
                      join stage_result s on s.job_id = n.id and s.stage = r.stage and s.status = 'completed'
                      where n.account_id = j.account_id and n.product_id = j.product_id and n.id > j.id
                      limit w.most) newer));

-- Whether retention may delete a job that ended before that time. One whose credits do not fit stays, so that it can be looked at.
create function is_purgeable(j job, before timestamptz) returns boolean language sql stable
    return j.finished_at < before
        and not exists (select from webhook_delivery d where d.job_id = j.id and d.status = 'pending')
        and (j.held, j.refunded) = (
            select coalesce(-sum(amount) filter (where kind = 'CHARGE'), 0), coalesce(sum(amount) filter (where kind = 'REFUND'), 0)
            from ledger_entry where job_id = j.id)
        and not product_shows(j);

-- Whether nothing has happened with a product since then: no picture came, none was gone back to, no job runs or has ended. One
-- whose pictures another product's were made of stays with that one.
create function is_untouched(p product, since timestamptz) returns boolean language sql stable
    return not exists (
            select from revision r
            where r.account_id = p.account_id and r.product_id = p.product_id
              and (r.created_at >= since or r.restored_at >= since
                   or exists (select from revision c where c.parent_id = r.id and c.product_id <> p.product_id)))
        and not exists (
            select from job j
            where j.account_id = p.account_id and j.product_id = p.product_id
              and (j.finished_at is null or j.finished_at >= since));

-- The gateway that does the retention, while its lease lasts, and what became of the last passes.
create table retention_run (
    singleton   boolean     primary key default true check (singleton),
    runner      uuid        not null,
    lease_until timestamptz not null,
    -- the last sign of life of a pass, and the end of the last one that was complete
    renewed_at  timestamptz not null default now(),
    finished_at timestamptz,
    -- the end of the last complete look for artifacts that nothing refers to
    collected_at timestamptz
);

-- Artifacts that nothing referred to when they were last looked for; deleted when that is still so after the grace time.
create table unreferenced_artifact (
    account_id uuid        not null,
    key        text        not null,
    since      timestamptz not null default now(),
    primary key (account_id, key)
);

-- Who of the operators did what. Written in the transaction of what was done; nothing updates or deletes it.
create table audit_log (
    id         bigint      generated always as identity primary key,
    created_at timestamptz not null default now(),
    -- the operator, or a key by its public part with its account
    actor      text        not null check (actor <> ''),
    action     text        not null check (action <> ''),
    -- what it was done to: a stage, a worker, an account, a key, a job
    subject    text        not null,
    details    json        not null
);

-- Who is told of a job's end: the account's webhooks that want the event, and the job's own URL. PostgreSQL puts the body in
-- the place of the call. The hosts of jobs' own URLs share 16 queues for each account, so that no number of hosts makes a
-- number of queues.
create function webhook_targets(account uuid, event text, own_url text)
    returns table (webhook_id uuid, queue uuid, url text) language sql stable
begin atomic
    select w.id, w.id, w.url
    from webhook w
    where w.account_id = account and w.enabled and event = any (w.events)
    union all
    select null::uuid, md5(account::text || (hashtext(lower(split_part(own_url, '/', 3))) & 15)::text)::uuid, own_url
    where own_url is not null;
end;
