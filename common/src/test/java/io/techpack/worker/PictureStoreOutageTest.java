package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.AccountId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.stage.StageHandler;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of an attempt whose handler finds the picture store away. */
class PictureStoreOutageTest extends WorkerTestBase {

    @Test
    void the_stage_is_tried_again() {
        AccountId account = database.account(1);
        AtomicInteger tries = new AtomicInteger();
        StageHandler readsAPicture =
                _ -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new ArtifactStore.Unavailable("away", null);
                    }
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.EDIT, readsAPicture))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(2);
        }
    }
}
