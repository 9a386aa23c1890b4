package io.techpack.trials.bench;

import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageBinding;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The four stages of a tech pack with handlers that do nothing, or sleep. */
@Configuration(proxyBeanMethods = false)
class NoOpStages {

    /**
     * The earliest version with which a job ends: it is claimed and completed for each stage, or
     * claimed only once where the worker starts its next stage by itself.
     */
    static long finalVersion(boolean eager) {
        int stages = TechPackJob.TECH_PACK.plan().size();
        return 1L + stages + (eager ? 1 : stages);
    }

    /** How long each stage takes. Thread-safe. */
    record StageDuration(AtomicReference<Duration> value) {}

    @Bean
    StageDuration stageDuration() {
        return new StageDuration(new AtomicReference<>(Duration.ZERO));
    }

    @Bean
    StageBinding category(StageDuration time) {
        return new StageBinding(TechPackStage.CATEGORY, handler(time));
    }

    @Bean
    StageBinding baseViews(StageDuration time) {
        return new StageBinding(TechPackStage.BASE_VIEWS, handler(time));
    }

    @Bean
    StageBinding closeUps(StageDuration time) {
        return new StageBinding(TechPackStage.CLOSE_UPS, handler(time));
    }

    @Bean
    StageBinding sketches(StageDuration time) {
        return new StageBinding(TechPackStage.SKETCHES, handler(time));
    }

    private static StageHandler handler(StageDuration time) {
        return run -> {
            Duration duration = time.value().get();
            if (duration.isPositive()) {
                Thread.sleep(duration);
            }
            return Outcome.done("{}");
        };
    }
}
