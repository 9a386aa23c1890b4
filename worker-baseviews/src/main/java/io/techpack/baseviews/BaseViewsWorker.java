package io.techpack.baseviews;

import io.techpack.worker.StageWorker;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/**
 * The process that reads the views of products, edits analyses and makes views anew; metrics and
 * health on port 8082 unless configured.
 */
@StageWorker
@Import(BaseViewsStage.class)
public class BaseViewsWorker {

    /** Starts the process. */
    public static void main(String... args) {
        SpringApplication process = new SpringApplication(BaseViewsWorker.class);
        process.setDefaultProperties(
                Map.of("spring.application.name", "worker-baseviews", "server.port", 8082));
        process.run(args);
    }
}
