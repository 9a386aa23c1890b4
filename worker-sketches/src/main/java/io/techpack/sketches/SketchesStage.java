package io.techpack.sketches;

import io.techpack.artifact.ArtifactStore;
import io.techpack.product.TechPackStage;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.StageBinding;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a process a worker of the sketches stage. */
@Configuration(proxyBeanMethods = false)
public class SketchesStage {

    @Bean
    @ConditionalOnProperty(
            name = "techpack.engine",
            havingValue = "embedded",
            matchIfMissing = true)
    SketchArtist embeddedSketchArtist() {
        return new EmbeddedSketchArtist(CpuBulkhead.ofThisProcess());
    }

    @Bean
    StageBinding sketchesBinding(SketchArtist artist, ArtifactStore artifacts) {
        return new StageBinding(TechPackStage.SKETCHES, new SketchesHandler(artist, artifacts));
    }
}
