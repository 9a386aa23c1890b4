package io.techpack.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.embedded.SharedServers;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageBinding;
import io.techpack.worker.TestWorker;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class CategoryWorkerTest {

    @Test
    void the_process_starts_with_the_embedded_engine_and_does_its_stage() {
        String[] settings = TestWorker.on(SharedServers.get().newDatabase()).toArray(String[]::new);
        try (var context =
                new SpringApplicationBuilder(CategoryWorker.class)
                        .properties(settings)
                        .properties("server.port=0")
                        .run()) {
            assertThat(context.getBeansOfType(StageBinding.class).values())
                    .extracting(StageBinding::stage)
                    .containsExactly(TechPackStage.CATEGORY);
            assertThat(context.getBean(CategoryDetector.class))
                    .isInstanceOf(EmbeddedCategoryDetector.class);
        }
    }
}
