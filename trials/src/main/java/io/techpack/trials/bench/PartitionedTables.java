package io.techpack.trials.bench;

import io.techpack.trials.TrialException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own tables, with jobs and what belongs to them range-partitioned by their ids, which rise
 * with time: what ADR 27 did not take, to measure what it would cost. The partitions are laid over
 * the time of {@link io.techpack.trials.EndedJobs}; one is for all that comes later. Immutable.
 *
 * @param parts how many for the past
 * @param jobs how many jobs of the past, in all of them together
 */
record PartitionedTables(int parts, long jobs) {

    private static final String MIGRATION = "db/migration/V1__techpack.sql";

    /** By what each is partitioned. */
    static final Map<String, String> KEYS =
            new TreeMap<>(
                    Map.of(
                            "job", "id",
                            "stage_result", "job_id",
                            "stage_item", "job_id",
                            "ledger_entry", "job_id"));

    // a unique constraint has to have the partition's key in it, which is null of grants
    private static final String ENTRY_ID =
            "generated always as identity primary key,\n    account_id";

    private static final String PARTITIONS =
            """

            do $$
            declare
                name  text;
                past  bigint := (extract(epoch from date_trunc('hour', now())) * 1000)::bigint - 2592000000;
                width bigint := %d;
            begin
                foreach name in array array['job', 'stage_result', 'stage_item', 'ledger_entry'] loop
                    for part in 0..%d loop
                        execute format('create table %%I partition of %%I for values from (%%L) to (%%L)', name || '_p' || part, name,
                            rpad(lpad(to_hex(past + part * width), 12, '0'), 32, '0'),
                            rpad(lpad(to_hex(past + (part + 1) * width), 12, '0'), 32, '0'));
                        if name = 'job' then
                            execute format('alter table %%I set (fillfactor = 60)', name || '_p' || part);
                        end if;
                    end loop;
                    execute format('create table %%I partition of %%I for values from (%%L) to (maxvalue)', name || '_now', name,
                        rpad(lpad(to_hex(past + %d * width), 12, '0'), 32, '0'));
                    execute format('create table %%I partition of %%I default', name || '_rest', name);
                end loop;
            end
            $$;

            alter table job_now set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
            """;

    /** Writes the migration that makes them; returns where Flyway finds it. */
    String migration(Path directory) throws IOException {
        String sql;
        try (InputStream own = getClass().getClassLoader().getResourceAsStream(MIGRATION)) {
            if (own == null) {
                throw new TrialException(MIGRATION + " is not there");
            }
            sql = new String(own.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (Map.Entry<String, String> each : KEYS.entrySet()) {
            Matcher table =
                    Pattern.compile(
                                    "(create table %s [(].*?)\n[)][^;]*;\n"
                                            .formatted(each.getKey()),
                                    Pattern.DOTALL)
                            .matcher(sql);
            if (!table.find()) {
                throw new TrialException("the table " + each.getKey() + " is not as it was");
            }
            sql =
                    sql.substring(0, table.end(1))
                            + "\n) partition by range (%s);\n".formatted(each.getValue())
                            + sql.substring(table.end());
        }
        if (!sql.contains(ENTRY_ID)) {
            throw new TrialException("the id of an entry is not as it was");
        }
        sql = sql.replace(ENTRY_ID, ENTRY_ID.replace(" primary key", ""));
        Path migrations = Files.createDirectories(directory.resolve("migrations"));
        Files.writeString(
                migrations.resolve("V1__techpack.sql"),
                sql + PARTITIONS.formatted(jobs / parts + 1, parts - 1, parts));
        return "filesystem:" + migrations;
    }
}
