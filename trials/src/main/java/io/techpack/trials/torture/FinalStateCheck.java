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
 */
record FinalStateCheck(
        Map<UUID, String> status,
        List<String> drift,
        List<String> unsettled,
        List<String> refundsMissing,
        List<String> refundsWithoutCause) {

    private static final String STATUS = "select id, status from job";

    private static final String DRIFT =
            """
            select a.name, a.balance, coalesce(sum(e.amount), 0) as entries
            from account a
            left join ledger_entry e on e.account_id = a.id
            group by a.id
            having a.balance <> coalesce(sum(e.amount), 0)
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
    }

    static FinalStateCheck of(Connection database) throws SQLException {
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
                withoutCause);
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
