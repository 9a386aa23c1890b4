package io.techpack.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionedTablesTest {

    @TempDir Path directory;

    @Test
    void our_own_tables_are_partitioned_and_nothing_else_of_them_is_changed() throws IOException {
        String location = new PartitionedTables(12, 1_000_000).migration(directory);

        Path written = directory.resolve("migrations").resolve("V1__techpack.sql");
        assertThat(location).isEqualTo("filesystem:" + written.getParent());
        assertThat(written)
                .content()
                .contains(
                        "retried_at_some_time",
                        "constraint once_per_stage unique (job_id, stage, kind, round)\n) partition by range (job_id);",
                        "primary key (job_id, stage, ordinal)\n) partition by range (job_id);",
                        ") partition by range (id);\n\n-- Only live jobs",
                        "width bigint := 83334;",
                        "for part in 0..11 loop")
                .doesNotContain("identity primary key,\n    account_id");
        assertThat(written.toFile().length()).isGreaterThan(10_000);
    }
}
