package io.techpack.baseviews;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Stage;
import io.techpack.ledger.Revisions;
import io.techpack.worker.Cores;
import io.techpack.worker.PatientHandler;
import io.techpack.worker.StageBinding;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a process a worker of the base-views, edit and regenerate stages. */
@Configuration(proxyBeanMethods = false)
public class BaseViewsStage {

    @Bean
    StageBinding baseViewsBinding(
            ViewAnalyst analyst, Revisions revisions, ArtifactStore artifacts) {
        return new StageBinding(
                Stage.BASE_VIEWS,
                new PatientHandler(new BaseViewsHandler(analyst, revisions::cached, artifacts)));
    }

    @Bean
    StageBinding editBinding(FieldEditor editor) {
        return new StageBinding(Stage.EDIT, new PatientHandler(new EditHandler(editor)));
    }

    @Bean
    StageBinding regenerateBinding(
            ViewRegenerator regenerator, ViewAnalyst analyst, ArtifactStore artifacts) {
        return new StageBinding(
                Stage.REGENERATE,
                new PatientHandler(new RegenerateHandler(regenerator, analyst, artifacts)));
    }

    /** The engine that needs nothing but pixels. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(
            name = "techpack.engine",
            havingValue = "embedded",
            matchIfMissing = true)
    static class Embedded {

        @Bean
        ViewAnalyst embeddedViewAnalyst() {
            return new EmbeddedViewAnalyst(Cores.ofThisProcess());
        }

        @Bean
        FieldEditor embeddedFieldEditor() {
            return new EmbeddedFieldEditor();
        }

        @Bean
        ViewRegenerator embeddedViewRegenerator() {
            return new EmbeddedViewRegenerator(Cores.ofThisProcess());
        }
    }
}
