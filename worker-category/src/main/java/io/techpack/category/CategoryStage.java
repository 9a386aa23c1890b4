package io.techpack.category;

import io.techpack.artifact.ArtifactStore;
import io.techpack.product.TechPackStage;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.StageBinding;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a process a worker of the category stage. */
@Configuration(proxyBeanMethods = false)
public class CategoryStage {

    @Bean
    @ConditionalOnProperty(
            name = "techpack.engine",
            havingValue = "embedded",
            matchIfMissing = true)
    CategoryDetector embeddedCategoryDetector() {
        return new EmbeddedCategoryDetector(CpuBulkhead.ofThisProcess());
    }

    @Bean
    StageBinding categoryBinding(CategoryDetector detector, ArtifactStore artifacts) {
        return new StageBinding(TechPackStage.CATEGORY, new CategoryHandler(detector, artifacts));
    }
}
