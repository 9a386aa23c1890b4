package io.techpack.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Binds a batch column by column, as the arrays that {@code unnest} turns into rows again. */
final class Arrays {

    private Arrays() {}

    static void register(Jdbi jdbi) {
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Integer.class, "int4");
        jdbi.registerArrayType(Long.class, "int8");
        jdbi.registerArrayType(Boolean.class, "bool");
    }

    static <T> void uuids(
            SqlStatement<?> sql, String name, List<T> batch, Function<T, @Nullable UUID> column) {
        sql.bindArray(name, UUID.class, column(batch, column));
    }

    static <T> void texts(
            SqlStatement<?> sql, String name, List<T> batch, Function<T, @Nullable String> column) {
        sql.bindArray(name, String.class, column(batch, column));
    }

    static <T> void ints(
            SqlStatement<?> sql,
            String name,
            List<T> batch,
            Function<T, @Nullable Integer> column) {
        sql.bindArray(name, Integer.class, column(batch, column));
    }

    static <T> void longs(
            SqlStatement<?> sql, String name, List<T> batch, Function<T, @Nullable Long> column) {
        sql.bindArray(name, Long.class, column(batch, column));
    }

    static <T> void flags(
            SqlStatement<?> sql,
            String name,
            List<T> batch,
            Function<T, @Nullable Boolean> column) {
        sql.bindArray(name, Boolean.class, column(batch, column));
    }

    /** Pairs a batch with its answers, which come in the batch's order. */
    static <A, B, R> List<R> zip(List<A> left, List<B> right, BiFunction<A, B, R> pair) {
        if (left.size() != right.size()) {
            throw new IllegalStateException(left.size() + " asked, " + right.size() + " answered");
        }
        List<R> pairs = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            pairs.add(pair.apply(left.get(i), right.get(i)));
        }
        return pairs;
    }

    private static <T, C> List<@Nullable C> column(List<T> batch, Function<T, @Nullable C> column) {
        List<@Nullable C> values = new ArrayList<>(batch.size());
        for (T row : batch) {
            values.add(column.apply(row));
        }
        return values;
    }
}
