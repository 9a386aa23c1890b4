package io.techpack.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.gateway.parsing.Cursors;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.product.TechPackJob;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client wants to see of its jobs: a filter, a page, the version that it has. */
class JobQueryTest {

    private static final String ID = "0197a3a4-0000-7000-8000-000000000001";
    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));

    @Test
    void a_filter_is_read() {
        JobListQuery query =
                JobListQuery.of(
                        ACCOUNT,
                        Map.of(
                                "status", "failed",
                                "type", "tech-pack",
                                "productId", "shirt-1",
                                "cursor", new Cursors("jobs", ACCOUNT.toString()).of(ID),
                                "limit", "7"));

        assertThat(query.filter().status()).isEqualTo(JobStatus.FAILED);
        assertThat(query.filter().type()).isEqualTo(TechPackJob.TECH_PACK);
        assertThat(query.filter().productId()).isEqualTo("shirt-1");
        assertThat(query.filter().before()).isEqualTo(JobId.of(ID));
        assertThat(query.limit()).isEqualTo(7);
    }

    @Test
    void a_filter_that_makes_no_sense_is_reported() {
        assertThatThrownBy(() -> JobListQuery.of(ACCOUNT, Map.of("status", "FAILED")))
                .hasMessageContaining("status must be queued, running");
        assertThatThrownBy(() -> JobListQuery.of(ACCOUNT, Map.of("type", "poster")))
                .hasMessageContaining("type is not a job type");
        String ofAnother = new Cursors("jobs", "another account").of(ID);
        String ofAnotherList = new Cursors("credits", ACCOUNT.toString()).of(ID);
        String half = ofAnother.substring(0, ofAnother.length() / 2);
        for (String cursor : List.of("7", ID, "%", half, ofAnother, ofAnotherList)) {
            assertThatThrownBy(() -> JobListQuery.of(ACCOUNT, Map.of("cursor", cursor)))
                    .hasMessageContaining("cursor is not a cursor");
        }
        assertThatThrownBy(() -> JobListQuery.of(ACCOUNT, Map.of("productId", "x".repeat(201))))
                .hasMessageContaining("productId has more than 200 characters");
    }

    @Test
    void the_versions_that_a_client_has_are_read() {
        assertThat(IfNoneMatch.of("\"3\", W/\"5\"").matches(3)).isTrue();
        assertThat(IfNoneMatch.of("\"3\", W/\"5\"").matches(5)).isTrue();
        assertThat(IfNoneMatch.of("\"3\"").matches(4)).isFalse();
        // as proxies that compress write it
        assertThat(IfNoneMatch.of("\"3-gzip\"").matches(3)).isTrue();
        assertThat(IfNoneMatch.of("W/\"3--br\"").matches(3)).isTrue();
        assertThat(IfNoneMatch.of("\"3-gzip\"").matches(4)).isFalse();
        assertThat(IfNoneMatch.of("\"3\"").isEmpty()).isFalse();
        assertThat(IfNoneMatch.of(" * ").matches(4)).isTrue();
        assertThat(IfNoneMatch.of("*").isEmpty()).isFalse();
    }

    @Test
    void without_a_version_that_is_one_a_client_has_none() {
        assertThat(IfNoneMatch.of(null).isEmpty()).isTrue();
        assertThat(IfNoneMatch.of("3").isEmpty()).isTrue();
        assertThat(IfNoneMatch.of("\"three\"").isEmpty()).isTrue();
        assertThat(IfNoneMatch.of(null).matches(3)).isFalse();
    }
}
