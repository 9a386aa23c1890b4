package io.techpack.category;

import io.techpack.worker.StageWorker;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/**
 * The process that finds out what kind of product a photo shows; metrics and health on port 8081
 * unless configured.
 */
@StageWorker
@Import(CategoryStage.class)
public class CategoryWorker {

    /** Starts the process. */
    public static void main(String... args) {
        SpringApplication process = new SpringApplication(CategoryWorker.class);
        process.setDefaultProperties(
                Map.of("spring.application.name", "worker-category", "server.port", 8081));
        process.run(args);
    }
}
