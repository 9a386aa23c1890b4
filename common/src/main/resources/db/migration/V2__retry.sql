-- A failed job can be retried: what was given back is charged again. Each retry begins a new round of the job's
-- ledger; round 0 is the submission's. Processes from before this migration go on working on it (see ADR 11).

alter table job
    add column retries    int         not null default 0 check (retries >= 0),
    -- when the present round began, if it is not the first: its deadline counts from then
    add column retried_at timestamptz,
    add constraint retried_at_some_time check ((retries > 0) = (retried_at is not null));

alter table stage_result
    -- what a completed stage's result lacks, such as "7 of 8 made"
    add column note text;

alter table ledger_entry
    add column round int not null default 0 check (round >= 0),
    drop constraint once_per_stage,
    add constraint once_per_stage unique (job_id, stage, kind, round);

-- A process from before this migration names no round, and gives back once for each round's charge. Of a job that was
-- retried, what it gives back belongs to the last round, once. To be dropped when no such process can be left.
create function refund_in_the_last_round() returns trigger language plpgsql as $$
declare
    rounds int;
begin
    select retries into rounds from job where id = new.job_id;
    if rounds = 0 then
        return new;
    end if;
    if exists (select from ledger_entry
               where job_id = new.job_id and stage = new.stage and kind = 'REFUND' and round = rounds) then
        return null;
    end if;
    new.round := rounds;
    return new;
end
$$;

create trigger refund_in_the_last_round
    before insert on ledger_entry
    for each row when (new.kind = 'REFUND' and new.round = 0)
    execute function refund_in_the_last_round();
