package io.techpack.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedUuidTest {

    @Test
    void the_bits_are_those_of_rfc_9562() {
        // the example of RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC
        UUID example = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        assertThat(
                        TimeOrderedUuid.of(
                                0x017F22E279B0L,
                                example.getMostSignificantBits(),
                                example.getLeastSignificantBits()))
                .isEqualTo(example);
        assertThat(TimeOrderedUuid.timeOf(example))
                .isEqualTo(Instant.parse("2022-02-22T19:22:22Z"));
    }

    @Test
    void a_new_one_is_of_version_seven_and_sorts_after_an_older_one() {
        UUID older = TimeOrderedUuid.of(1_000, -1, -1);
        UUID newer = TimeOrderedUuid.next();
        assertThat(newer.version()).isEqualTo(7);
        assertThat(newer.variant()).isEqualTo(2);
        assertThat(newer.toString()).isGreaterThan(older.toString());
    }
}
