package io.techpack.closeups;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.embedded.SharedServers;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageBinding;
import io.techpack.worker.TestWorker;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class CloseUpsWorkerTest {

    @Test
    void the_process_starts_with_the_embedded_engine_and_does_its_stage() {
        String[] settings = TestWorker.on(SharedServers.get().newDatabase()).toArray(String[]::new);
        try (var context =
                new SpringApplicationBuilder(CloseUpsWorker.class)
                        .properties(settings)
                        .properties("server.port=0")
                        .run()) {
            assertThat(context.getBeansOfType(StageBinding.class).values())
                    .extracting(StageBinding::stage)
                    .containsExactly(TechPackStage.CLOSE_UPS);
            assertThat(context.getBean(CloseUpArtist.class))
                    .isInstanceOf(EmbeddedCloseUpArtist.class);
        }
    }
}
