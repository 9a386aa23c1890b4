package io.techpack.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.ledger.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HintReadersTest {

    private TestDatabase database;
    private HintReaders here;
    private HintReaders there;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        here = new HintReaders(database.database());
        there = new HintReaders(database.database());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        database.close();
    }

    @Test
    void a_process_is_not_its_own_other_reader_and_others_know_of_it() {
        assertThat(here.elsewhere()).as("before it is known").isTrue();
        read(here);

        here.beat();
        there.beat();

        assertThat(here.elsewhere()).isFalse();
        assertThat(there.elsewhere()).isTrue();
        read(there);
        here.beat();
        assertThat(here.elsewhere()).isTrue();
    }

    @Test
    void a_reader_that_has_gone_or_says_nothing_any_more_is_none() throws SQLException {
        read(there);
        here.beat();
        assertThat(here.elsewhere()).isTrue();

        database.execute("update presence set heartbeat_at = now() - interval '11 seconds'");
        here.beat();
        assertThat(here.elsewhere()).isFalse();

        there.beat();
        here.beat();
        assertThat(here.elsewhere()).isTrue();
        there.close();
        here.beat();
        assertThat(here.elsewhere()).isFalse();
    }

    @Test
    void what_the_database_does_not_say_counts_as_yes() throws SQLException {
        here.beat();
        assertThat(here.elsewhere()).isFalse();

        database.execute("alter table presence rename to presence_away");
        here.beat();
        assertThat(here.elsewhere()).isTrue();
        database.execute("alter table presence_away rename to presence");
    }

    private void read(HintReaders readers) {
        long before = database.count("select count(*) from presence");
        readers.readsHere();
        await().until(() -> database.count("select count(*) from presence") > before);
    }
}
