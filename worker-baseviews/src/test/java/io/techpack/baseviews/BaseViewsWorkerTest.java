package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.embedded.SharedServers;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageBinding;
import io.techpack.worker.TestWorker;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class BaseViewsWorkerTest {

    @Test
    void the_process_starts_with_the_embedded_engine_and_does_its_stages() {
        String[] settings = TestWorker.on(SharedServers.get().newDatabase()).toArray(String[]::new);
        try (var context =
                new SpringApplicationBuilder(BaseViewsWorker.class)
                        .properties(settings)
                        .properties("server.port=0")
                        .run()) {
            assertThat(context.getBeansOfType(StageBinding.class).values())
                    .extracting(StageBinding::stage)
                    .containsExactlyInAnyOrder(
                            TechPackStage.BASE_VIEWS, TechPackStage.EDIT, TechPackStage.REGENERATE);
            assertThat(context.getBean(ViewAnalyst.class)).isInstanceOf(EmbeddedViewAnalyst.class);
        }
    }
}
