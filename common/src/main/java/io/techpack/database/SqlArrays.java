package io.techpack.database;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Binds a batch column by column, as the arrays that {@code unnest} turns into rows again. The
 * arrays have their elements' own type: the driver sends those in binary, others as quoted text.
 */
public final class SqlArrays {

    private SqlArrays() {}

    /** The driver has no binary form for these; their text needs no quotes. */
    public static <T> void uuids(
            SqlStatement<?> sql, String name, List<T> batch, Function<T, @Nullable UUID> column) {
        String text = text(batch, column);
        sql.bind(
                name,
                (Argument)
                        (position, statement, _) -> {
                            PGobject array = new PGobject();
                            array.setType("_uuid");
                            array.setValue(text);
                            statement.setObject(position, array);
                        });
    }

    /** The array of a column's ids, as PostgreSQL writes it. */
    static <T> String text(List<T> batch, Function<T, @Nullable UUID> column) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        for (T row : batch) {
            UUID value = column.apply(row);
            text.add(value == null ? "NULL" : value.toString());
        }
        return text.toString();
    }

    /** Each is made storable: see {@link StorableText}. */
    public static <T> void texts(
            SqlStatement<?> sql, String name, List<T> batch, Function<T, @Nullable String> column) {
        @Nullable String[] texts = column(batch, column, new @Nullable String[batch.size()]);
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            texts[i] = text == null ? null : StorableText.of(text);
        }
        bind(sql, name, "text", texts);
    }

    public static <T> void ints(
            SqlStatement<?> sql,
            String name,
            List<T> batch,
            Function<T, @Nullable Integer> column) {
        bind(sql, name, "int4", column(batch, column, new @Nullable Integer[batch.size()]));
    }

    public static <T> void longs(
            SqlStatement<?> sql, String name, List<T> batch, Function<T, @Nullable Long> column) {
        bind(sql, name, "int8", column(batch, column, new @Nullable Long[batch.size()]));
    }

    public static <T> void doubles(
            SqlStatement<?> sql, String name, List<T> batch, Function<T, @Nullable Double> column) {
        bind(sql, name, "float8", column(batch, column, new @Nullable Double[batch.size()]));
    }

    public static <T> void flags(
            SqlStatement<?> sql,
            String name,
            List<T> batch,
            Function<T, @Nullable Boolean> column) {
        bind(sql, name, "bool", column(batch, column, new @Nullable Boolean[batch.size()]));
    }

    /** Pairs a batch with its answers, which come in the batch's order. */
    public static <A, B, R> List<R> zip(List<A> left, List<B> right, BiFunction<A, B, R> pair) {
        if (left.size() != right.size()) {
            throw new IllegalStateException(left.size() + " asked, " + right.size() + " answered");
        }
        List<R> pairs = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            pairs.add(pair.apply(left.get(i), right.get(i)));
        }
        return pairs;
    }

    /** Does something with each of a batch and its answer. */
    public static <A, B> void each(List<A> left, List<B> right, BiConsumer<A, B> pair) {
        zip(
                left,
                right,
                (one, other) -> {
                    pair.accept(one, other);
                    return true;
                });
    }

    private static void bind(
            SqlStatement<?> sql, String name, String type, @Nullable Object[] values) {
        sql.bind(
                name,
                (Argument)
                        (position, statement, _) ->
                                statement.setArray(
                                        position,
                                        statement.getConnection().createArrayOf(type, values)));
    }

    private static <T, C> @Nullable C[] column(
            List<T> batch, Function<T, @Nullable C> column, @Nullable C[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(batch.get(i));
        }
        return values;
    }
}
