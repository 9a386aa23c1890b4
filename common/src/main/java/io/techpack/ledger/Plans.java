package io.techpack.ledger;

import io.techpack.job.JobType;
import io.techpack.job.Step;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/** Lends the plans of all job types to a statement, as rows. */
final class Plans {

    private record Row(JobType type, Step step) {}

    private static final List<Row> ROWS =
            java.util.Arrays.stream(JobType.values())
                    .flatMap(type -> type.plan().stream().map(step -> new Row(type, step)))
                    .toList();

    private Plans() {}

    /** Binds each stage of each plan with its price, in the plans' order. */
    static void bindPrices(SqlStatement<?> sql) {
        Arrays.texts(sql, "planTypes", ROWS, row -> row.type().id());
        Arrays.texts(sql, "planStages", ROWS, row -> row.step().stage().id());
        Arrays.ints(sql, "planPrices", ROWS, row -> row.step().credits());
    }

    static void bind(SqlStatement<?> sql) {
        bindStages(sql);
        Arrays.texts(sql, "planTitles", ROWS, row -> row.step().stage().title());
        Arrays.ints(sql, "planStarts", ROWS, row -> row.step().from());
    }

    /**
     * Which stages follow each other in a job of each type: the rows of a type are in its order.
     */
    static void bindStages(SqlStatement<?> sql) {
        Arrays.texts(sql, "planTypes", ROWS, row -> row.type().id());
        Arrays.texts(sql, "planStages", ROWS, row -> row.step().stage().id());
    }
}
