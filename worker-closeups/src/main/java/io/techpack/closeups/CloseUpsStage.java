package io.techpack.closeups;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Stage;
import io.techpack.worker.Cores;
import io.techpack.worker.PatientHandler;
import io.techpack.worker.StageBinding;
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
        return new EmbeddedCloseUpArtist(Cores.ofThisProcess());
    }

    @Bean
    StageBinding closeUpsBinding(CloseUpArtist artist, ArtifactStore artifacts) {
        return new StageBinding(
                Stage.CLOSE_UPS, new PatientHandler(new CloseUpsHandler(artist, artifacts)));
    }
}
