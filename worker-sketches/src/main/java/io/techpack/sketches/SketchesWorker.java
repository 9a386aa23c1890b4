package io.techpack.sketches;

import io.techpack.worker.StageWorker;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/** The process that draws technical sketches; metrics and health on port 8084 unless configured. */
@StageWorker
@Import(SketchesStage.class)
public class SketchesWorker {

    /** Starts the process. */
    public static void main(String... args) {
        SpringApplication process = new SpringApplication(SketchesWorker.class);
        process.setDefaultProperties(
                Map.of("spring.application.name", "worker-sketches", "server.port", 8084));
        process.run(args);
    }
}
