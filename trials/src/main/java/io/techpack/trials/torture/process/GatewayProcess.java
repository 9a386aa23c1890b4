package io.techpack.trials.torture.process;

import io.techpack.gateway.GatewayConfiguration;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The product's gateway process on a scripted artifact store. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
public class GatewayProcess {

    public static void main(String... arguments) {
        ChildProcess.openLog();
        ChildProcess.endWithParent();
        FaultScript script = ChildProcess.script();
        SpringApplication process = new SpringApplication(GatewayProcess.class);
        process.setDefaultProperties(Map.of("spring.jmx.enabled", false));
        process.addInitializers(context ->
                ((GenericApplicationContext) context)
                        .registerBean(
                                "scriptedArtifactStore",
                                BeanPostProcessor.class,
                                () -> ScriptedArtifactStore.around(script)));
        process.run(arguments);
        ChildProcess.reportReady("gateway");
    }
}
