package io.techpack.trials.torture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The database when everything has ended, checked in SQL of its own, so that it does not believe
 * what it examines.
 *
 * @param status of every job
 * @param drift accounts whose balance is not the sum of their entries, in words
 * @param unsettled ended jobs whose entries are not what they were charged and given back, in words
 * @param refundsMissing stages that were not done, or were cached, and are still paid for
 * @param refundsWithoutCause stages that were done and were given back, or given back too much
 * @param retention what it should have deleted and rolled up and has not, in words
 */
record FinalStateCheck(
        Map<UUID, String> status,
        List<String> drift,
        List<String> unsettled,
        List<String> refundsMissing,
        List<String> refundsWithoutCause,
        List<String> retention) {

    private static final String STATUS = "select id, status from job";

    private static final String DRIFT =
            """
            select a.name, a.balance, e.total - m.total as entries
            from account a
            cross join lateral (
                select coalesce(sum(amount), 0) as total from ledger_entry where account_id = a.id) e
            cross join lateral (
                select coalesce(sum(held - refunded), 0) as total from ledger_month where account_id = a.id) m
            where a.balance <> e.total - m.total
            """;

    private static final String RETENTION =
            """
            select j.old, m.jobs, o.entries, o.results
            from (select count(*) as old from job where finished_at < now() - interval '7 days') j
            cross join (select coalesce(sum(jobs), 0) as jobs from ledger_month) m
            cross join (
                select (select count(*) from ledger_entry e
                        where job_id is not null and not exists (select from job where id = e.job_id)) as entries,
                       (select count(*) from stage_result r where not exists (select from job where id = r.job_id)) as results) o
            where j.old > 0 or m.jobs <> ? or o.entries > 0 or o.results > 0
            """;

    private static final String UNSETTLED =
            """
            select j.id, j.status, j.held, j.used, j.refunded, coalesce(sum(e.amount), 0) as entries
            from job j
            left join ledger_entry e on e.job_id = j.id
            where j.finished_at is not null
            group by j.id
            having j.held <> j.used + j.refunded or -coalesce(sum(e.amount), 0) <> j.used
            """;

    // what a stage has cost in the end, however many entries it took, beside what it should have
    // cost: its price if it was done and not cached, else nothing
    private static final String STAGES =
            """
            select j.id, j.type, j.status, e.stage, -sum(e.amount) as paid,
                   case when r.status = 'completed' and not r.cached
                        then -min(e.amount) else 0 end as due
            from job j
            join ledger_entry e on e.job_id = j.id
            left join stage_result r on r.job_id = j.id and r.stage = e.stage
            where j.finished_at is not null
            group by j.id, e.stage, r.status, r.cached
            having -sum(e.amount) <> case when r.status = 'completed' and not r.cached
                                          then -min(e.amount) else 0 end
            """;

    FinalStateCheck {
        status = Map.copyOf(status);
        drift = List.copyOf(drift);
        unsettled = List.copyOf(unsettled);
        refundsMissing = List.copyOf(refundsMissing);
        refundsWithoutCause = List.copyOf(refundsWithoutCause);
        retention = List.copyOf(retention);
    }

    /**
     * @param oldJobs how many there were to be deleted
     */
    static FinalStateCheck of(Connection database, long oldJobs) throws SQLException {
        List<String> missing = new ArrayList<>();
        List<String> withoutCause = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(STAGES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long paid = row.getLong("paid");
                long due = row.getLong("due");
                String sentence =
                        "%s job %s, %s: stage %s was paid with %d, due were %d"
                                .formatted(
                                        row.getString("type"),
                                        row.getString("id"),
                                        row.getString("status"),
                                        row.getString("stage"),
                                        paid,
                                        due);
                (paid > due ? missing : withoutCause).add(sentence);
            }
        }
        return new FinalStateCheck(
                status(database),
                sentences(database, DRIFT, "account %s has %s, its entries sum up to %s", 3),
                sentences(
                        database,
                        UNSETTLED,
                        "job %s, %s: held %s, used %s, refunded %s, entries %s",
                        6),
                missing,
                withoutCause,
                retention(database, oldJobs));
    }

    /** What is wrong with the retention now, in words; empty if all that is old is gone. */
    static List<String> retention(Connection database, long oldJobs) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(RETENTION)) {
            query.setLong(1, oldJobs);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? List.of(
                                "of %d old jobs %d are left and %d are rolled up; %d entries and %d results belong to no job"
                                        .formatted(
                                                oldJobs,
                                                row.getLong("old"),
                                                row.getLong("jobs"),
                                                row.getLong("entries"),
                                                row.getLong("results")))
                        : List.of();
            }
        }
    }

    private static Map<UUID, String> status(Connection database) throws SQLException {
        Map<UUID, String> status = new HashMap<>();
        try (PreparedStatement query = database.prepareStatement(STATUS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                status.put(row.getObject("id", UUID.class), row.getString("status"));
            }
        }
        return status;
    }

    private static List<String> sentences(
            Connection database, String sql, String sentence, int columns) throws SQLException {
        List<String> sentences = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Object[] values = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    values[i] = row.getString(i + 1);
                }
                sentences.add(sentence.formatted(values));
            }
        }
        return sentences;
    }
}
