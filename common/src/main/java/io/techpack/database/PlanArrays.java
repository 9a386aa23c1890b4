package io.techpack.database;

import io.techpack.job.JobType;
import io.techpack.job.JobTypes;
import io.techpack.job.Step;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Binds the plans of all job types to a statement, as arrays with an element for each step; those
 * of a type are in its order. Immutable.
 */
public final class PlanArrays {

    private record Row(JobType type, Step step) {}

    private final List<Row> rows;

    public PlanArrays(JobTypes types) {
        this.rows =
                types.all().stream()
                        .flatMap(type -> type.plan().stream().map(step -> new Row(type, step)))
                        .toList();
    }

    /** Which stages follow each other: {@code :planTypes} and {@code :planStages}. */
    public void bindStages(SqlStatement<?> sql) {
        SqlArrays.texts(sql, "planTypes", rows, row -> row.type().id());
        SqlArrays.texts(sql, "planStages", rows, row -> row.step().stage().id());
    }

    /** The stages, and each one's price as {@code :planPrices}. */
    public void bindPrices(SqlStatement<?> sql) {
        bindStages(sql);
        SqlArrays.ints(sql, "planPrices", rows, row -> row.step().credits());
    }

    /**
     * The stages, and what a job shows when one begins: {@code :planTitles}, {@code :planStarts}.
     */
    public void bindBeginnings(SqlStatement<?> sql) {
        bindStages(sql);
        SqlArrays.texts(sql, "planTitles", rows, row -> row.step().stage().title());
        SqlArrays.ints(sql, "planStarts", rows, row -> row.step().from());
    }
}
