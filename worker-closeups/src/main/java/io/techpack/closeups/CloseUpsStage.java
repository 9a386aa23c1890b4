package io.techpack.closeups;

import io.techpack.artifact.ArtifactStore;
import io.techpack.product.TechPackStage;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.StageBinding;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a process a worker of the close-ups stage. */
@Configuration(proxyBeanMethods = false)
public class CloseUpsStage {

    @Bean
    @ConditionalOnProperty(
            name = "techpack.engine",
            havingValue = "embedded",
            matchIfMissing = true)
    CloseUpArtist embeddedCloseUpArtist() {
        return new EmbeddedCloseUpArtist(CpuBulkhead.ofThisProcess());
    }

    @Bean
    StageBinding closeUpsBinding(CloseUpArtist artist, ArtifactStore artifacts) {
        return new StageBinding(TechPackStage.CLOSE_UPS, new CloseUpsHandler(artist, artifacts));
    }
}
