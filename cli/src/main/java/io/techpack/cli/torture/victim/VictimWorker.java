package io.techpack.cli.torture.victim;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Stage;
import io.techpack.product.Revisions;
import io.techpack.stage.StageBinding;
import io.techpack.worker.PatientHandler;
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
public class VictimWorker {

    public static void main(String... stages) throws IOException {
        Victim.openLog();
        Victim.endWithParent();
        Script script = Victim.script();
        ExecutionLog log = new ExecutionLog(Path.of(Victim.required("torture.executions")));
        long seed = Long.parseLong(Victim.required("torture.seed"));
        SpringApplication process = new SpringApplication(VictimWorker.class);
        process.setWebApplicationType(WebApplicationType.NONE);
        process.setDefaultProperties(
                Map.of("spring.jmx.enabled", false, "spring.main.keep-alive", true));
        process.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(
                    "scriptedDisk", BeanPostProcessor.class, () -> ScriptedDisk.under(script));
            Arrays.stream(stages)
                    .map(Stage::of)
                    .forEach(stage ->
                            beans.registerBean(
                                    "binding-" + stage.id(),
                                    StageBinding.class,
                                    () -> binding(beans, stage, script, seed, log)));
        });
        process.run();
        Victim.ready("worker");
    }

    private static StageBinding binding(
            GenericApplicationContext beans,
            Stage stage,
            Script script,
            long seed,
            ExecutionLog log) {
        return new StageBinding(
                stage,
                new PatientHandler(
                        new ScriptedHandler(
                                stage,
                                new ScriptedEngine(stage, script, seed),
                                beans.getBean(ArtifactStore.class),
                                beans.getBean(Revisions.class),
                                log)));
    }
}
