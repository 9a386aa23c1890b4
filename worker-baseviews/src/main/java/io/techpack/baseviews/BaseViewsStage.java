package io.techpack.baseviews;

import io.techpack.artifact.ArtifactStore;
import io.techpack.baseviews.edit.EditHandler;
import io.techpack.baseviews.edit.FieldEditor;
import io.techpack.product.Revisions;
import io.techpack.product.TechPackStage;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.StageBinding;
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
                TechPackStage.BASE_VIEWS,
                new BaseViewsHandler(analyst, revisions::cached, artifacts));
    }

    @Bean
    StageBinding editBinding(FieldEditor editor) {
        return new StageBinding(TechPackStage.EDIT, new EditHandler(editor));
    }

    @Bean
    StageBinding regenerateBinding(
            ViewRegenerator regenerator, ViewAnalyst analyst, ArtifactStore artifacts) {
        return new StageBinding(
                TechPackStage.REGENERATE, new RegenerateHandler(regenerator, analyst, artifacts));
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
            return new EmbeddedViewAnalyst(CpuBulkhead.ofThisProcess());
        }

        @Bean
        FieldEditor embeddedFieldEditor() {
            return FieldEditor.embedded();
        }

        @Bean
        ViewRegenerator embeddedViewRegenerator() {
            return new EmbeddedViewRegenerator(CpuBulkhead.ofThisProcess());
        }
    }
}
