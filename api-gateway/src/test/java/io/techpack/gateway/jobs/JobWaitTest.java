package io.techpack.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobWaitTest {

    @ParameterizedTest
    @CsvSource({"1,1", "99,99", "100,100", "101,100", "109,100", "1234,1200", "98765,98000"})
    void a_place_is_exact_to_a_hundred_and_then_rounded(long position, long told) {
        assertThat(JobWait.rounded(position)).isEqualTo(told);
    }
}
