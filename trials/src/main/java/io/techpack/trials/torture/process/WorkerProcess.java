package io.techpack.trials.torture.process;

import io.techpack.artifact.ArtifactStore;
import io.techpack.product.Revisions;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageBinding;
import io.techpack.worker.StageWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.support.GenericApplicationContext;

/** The product's worker process with scripted engines; its stages are the arguments. */
@StageWorker
public class WorkerProcess {

    public static void main(String... stages) throws IOException {
        ChildProcess.openLog();
        ChildProcess.endWithParent();
        FaultScript script = ChildProcess.script();
        ExecutionLog log = new ExecutionLog(Path.of(ChildProcess.required("torture.executions")));
        long seed = Long.parseLong(ChildProcess.required("torture.seed"));
        SpringApplication process = new SpringApplication(WorkerProcess.class);
        process.setWebApplicationType(WebApplicationType.NONE);
        process.setDefaultProperties(
                Map.of("spring.jmx.enabled", false, "spring.main.keep-alive", true));
        process.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(
                    "scriptedArtifactStore",
                    BeanPostProcessor.class,
                    () -> ScriptedArtifactStore.around(script));
            Arrays.stream(stages)
                    .map(id -> (TechPackStage) TechPackJob.TYPES.stage(id))
                    .forEach(stage ->
                            beans.registerBean(
                                    "binding-" + stage.id(),
                                    StageBinding.class,
                                    () -> binding(beans, stage, script, seed, log)));
        });
        process.run();
        ChildProcess.reportReady("worker");
    }

    private static StageBinding binding(
            GenericApplicationContext beans,
            TechPackStage stage,
            FaultScript script,
            long seed,
            ExecutionLog log) {
        return new StageBinding(
                stage,
                new ScriptedStageHandler(
                        stage,
                        new ScriptedEngine(stage, script, seed),
                        beans.getBean(ArtifactStore.class),
                        beans.getBean(Revisions.class),
                        log));
    }
}
