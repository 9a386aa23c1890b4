package io.techpack.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TEXT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void one_that_is_read_is_sent_as_it_was() {
        assertThat(TraceParent.of(TEXT))
                .contains(
                        new TraceParent(
                                "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", "01"));
        assertThat(TraceParent.of(TEXT).map(TraceParent::text)).contains(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n"
            })
    void what_is_none_is_as_if_there_was_none(String text) {
        assertThat(TraceParent.of(text)).isEmpty();
        assertThat(Tracing.OFF.current(Optional.of(text))).isEmpty();
    }
}
