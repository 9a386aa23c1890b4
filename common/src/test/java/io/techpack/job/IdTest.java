package io.techpack.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdTest {

    @Test
    void an_id_is_read_back_from_its_text() {
        JobId job = JobId.next();
        AccountId account = AccountId.next();
        WorkerId worker = WorkerId.next();

        assertThat(JobId.of(job.toString())).isEqualTo(job);
        assertThat(AccountId.of(account.toString())).isEqualTo(account);
        assertThat(WorkerId.of(worker.toString())).isEqualTo(worker);
        assertThat(job).hasToString(job.value().toString());
        assertThat(account).hasToString(account.value().toString());
        assertThat(worker).hasToString(worker.value().toString());
    }

    @Test
    void a_new_id_sorts_by_its_time() {
        assertThat(JobId.next().value().version()).isEqualTo(7);
        assertThat(AccountId.next().value().version()).isEqualTo(7);
        assertThat(WorkerId.next().value().version()).isEqualTo(7);
    }

    @Test
    void what_is_no_id_is_refused() {
        assertThatThrownBy(() -> JobId.of("7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccountId.of("7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkerId.of("7")).isInstanceOf(IllegalArgumentException.class);
    }
}
