package io.techpack.query;

import io.techpack.database.Batcher;
import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.database.Replica;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.JobTypes;
import io.techpack.ledger.Admission;
import io.techpack.ledger.Submission.IdempotencyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads jobs, each only for the account that owns it. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class JobQueries implements AutoCloseable {

    // the columns are named in each query: SQL is read whole, not put together
    private static final String WHOLE =
            """
            select j.id, j.account_id, j.type, j.product_id, j.status, j.stage, j.progress, j.stage_progress, j.step, j.version,
                   j.attempt, j.uncounted, j.held, j.used, j.refunded, j.failure_kind, j.failure_message,
                   j.created_at, j.run_at, j.stage_started_at, j.started_at, j.finished_at, j.deadline,
                   (select json_agg(json_build_object(
                        'stage', r.stage, 'status', r.status, 'cached', r.cached, 'attempts', r.attempts,
                        'started_at', r.started_at, 'finished_at', r.finished_at, 'failure', r.failure, 'note', r.note, 'result', r.result))
                    from stage_result r where r.job_id = j.id) as ended,
                   (select json_agg(json_build_object(
                        'stage', i.stage, 'ordinal', i.ordinal, 'version', i.version, 'content', i.content)
                        order by i.ordinal)
                    from stage_item i where i.job_id = j.id and i.version > :since) as items,
                   (select json_agg(json_build_object(
                        'stage', e.stage, 'kind', e.kind, 'amount', e.amount, 'round', e.round, 'reason', e.reason) order by e.id)
                    from ledger_entry e where e.job_id = j.id) as entries
            from job j
            where j.id = :id and j.account_id = :account
            """;

    private static final String VERSIONS =
            """
            select j.version
            from unnest(:ids, :accounts) with ordinality as a (id, account_id, place)
            left join job j on j.id = a.id and j.account_id = a.account_id
            order by a.place
            """;

    private static final String STANDINGS =
            "select id, version, status from job where id in (select * from unnest(:ids))";

    private static final String KEYED =
            """
            select k.job_id, k.digest from idempotency_key k
            where k.account_id = :account and k.key = :key and k.created_at > now() - :lifetime * interval '1 second'
              -- one that counts while its job lives begins with a space
              and (k.key not like ' %' or exists (select from job j where j.id = k.job_id and j.finished_at is null))
            """;

    private static final int MOST_POLLS_AT_ONCE = 200;

    private final Database database;
    private final JobTypes types;
    private final JobPages pages;
    private final QueueTable queues;
    private final Batcher<OwnedJob, OptionalLong> versions =
            new Batcher<>("version", MOST_POLLS_AT_ONCE, this::versions, _ -> {});
    private final CopiedJobs copies;

    /**
     * @param replica from which polls are read where they may be
     * @param leaseTime how long a worker may go without a heartbeat before it counts as dead
     */
    public JobQueries(Database database, Replica replica, JobTypes types, Duration leaseTime) {
        this.database = database;
        this.copies = new CopiedJobs(database, replica, MOST_POLLS_AT_ONCE);
        this.types = types;
        this.pages = new JobPages(database, types);
        this.queues = new QueueTable(database, leaseTime);
    }

    @Override
    public void close() {
        versions.close();
        copies.close();
    }

    /** The account's job with its results, or empty. */
    public Optional<JobView> find(AccountId account, JobId job) {
        return find(account, job, 0);
    }

    /** The account's job, with only those items that appeared after the version {@code since}. */
    public Optional<JobView> find(AccountId account, JobId job, long since) {
        return database.call(handle -> whole(handle, account, job, since));
    }

    /**
     * The same, for whoever asks again and again: read from the replica if the job stands there as
     * it does in the primary, else from the primary. It is never older than anything that any
     * client was told before.
     */
    public Optional<JobView> poll(AccountId account, JobId job, long since) {
        return copies.find(new OwnedJob(account, job), handle -> whole(handle, account, job, since))
                .or(() -> find(account, job, since));
    }

    private Optional<JobView> whole(Handle handle, AccountId account, JobId job, long since) {
        return handle.createQuery(WHOLE)
                .bind("id", job.value())
                .bind("account", account.value())
                .bind("since", since)
                .map((row, _) -> JobRow.read(row, types))
                .findOne();
    }

    /**
     * The version of the account's job, or empty: all that an unchanged poll costs. Callers at the
     * same time share a query.
     */
    public OptionalLong version(AccountId account, JobId job) {
        return versions.call(new OwnedJob(account, job));
    }

    private List<OptionalLong> versions(List<OwnedJob> jobs) {
        return database.call(handle -> {
            Query query = handle.createQuery(VERSIONS);
            OwnedJob.bind(query, jobs);
            return query.map((row, _) -> version(row)).list();
        });
    }

    private static OptionalLong version(ResultSet row) throws SQLException {
        long version = row.getLong("version");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** How jobs stand, whoever owns them, for those who wait for a change. */
    public Map<JobId, Standing> standings(Collection<JobId> jobs) {
        return database
                .call(handle -> {
                    Query query = handle.createQuery(STANDINGS);
                    SqlArrays.uuids(query, "ids", List.copyOf(jobs), JobId::value);
                    return query.map((row, _) ->
                                    Map.entry(
                                            new JobId(row.getObject("id", UUID.class)),
                                            new Standing(
                                                    row.getLong("version"),
                                                    JobStatus.of(row.getString("status")))))
                            .list();
                })
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A job's version and status. */
    public record Standing(long version, JobStatus status) {}

    /** What a queued job waits for, and where it stands in its queue; empty if it is not queued. */
    public Optional<Wait> wait(JobView job) {
        return wait(job.account(), job.id());
    }

    /** The same of the account's job. */
    public Optional<Wait> wait(AccountId account, JobId job) {
        return queues.find(account, job);
    }

    /** Why a queued job is not claimed although its time may have come. */
    public enum WaitReason {
        /** Its account runs as much as it may. */
        ACCOUNT_LIMIT,
        /** The engine's provider has said how long to wait. */
        PROVIDER
    }

    /**
     * @param reason empty if it only waits for its turn, or for its next try
     * @param since when it has been due, or when it was told to wait
     * @param position in the queue of its stage, 1 the first; empty before it is due. Accounts are
     *     served in turn: before a job come those of other accounts with a smaller number there
     * @param eta until it may begin, by how long the stage takes of late; empty where nothing is
     *     known
     */
    public record Wait(
            Optional<WaitReason> reason,
            Instant since,
            OptionalLong position,
            Optional<Duration> eta) {}

    /**
     * What a submission with that key would be told, if the key was used before; empty if it was
     * not. Saves the work of preparing a submission that only repeats one.
     */
    public Optional<Admission.Duplicate> submitted(AccountId account, IdempotencyKey key) {
        return database.call(handle ->
                handle.createQuery(KEYED)
                        .bind("account", account.value())
                        .bind("key", key.key())
                        .bind("lifetime", IdempotencyKey.LIFETIME.toSeconds())
                        .map((row, _) -> {
                            JobId job = new JobId(row.getObject("job_id", UUID.class));
                            return row.getString("digest").equals(key.digest())
                                    ? (Admission.Duplicate) new Admission.Repeated(job)
                                    : new Admission.KeyReused(job);
                        })
                        .findOne());
    }

    /** One page of an account's jobs, newest first, without their results. */
    public List<JobView> page(AccountId account, Filter filter, int limit) {
        return pages.read(account, filter, limit);
    }

    /** Those of these jobs that are the account's, without their results, in no order. */
    public List<JobView> all(AccountId account, List<JobId> jobs) {
        return pages.read(account, jobs);
    }

    /**
     * Which jobs; null means all.
     *
     * @param before only jobs older than this one
     */
    public record Filter(
            @Nullable JobStatus status,
            @Nullable JobType type,
            @Nullable String productId,
            @Nullable JobId before) {}
}
