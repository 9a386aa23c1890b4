package io.techpack.closeups;

import io.techpack.worker.StageWorker;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/** The process that makes close-ups; metrics and health on port 8083 unless configured. */
@StageWorker
@Import(CloseUpsStage.class)
public class CloseUpsWorker {

    /** Starts the process. */
    public static void main(String... args) {
        SpringApplication process = new SpringApplication(CloseUpsWorker.class);
        process.setDefaultProperties(
                Map.of("spring.application.name", "worker-closeups", "server.port", 8083));
        process.run(args);
    }
}
