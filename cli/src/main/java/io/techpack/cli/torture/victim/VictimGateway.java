package io.techpack.cli.torture.victim;

import io.techpack.gateway.GatewayConfiguration;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The product's gateway process on a scripted disk. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
public class VictimGateway {

    public static void main(String... arguments) {
        Victim.openLog();
        Victim.endWithParent();
        Script script = Victim.script();
        SpringApplication process = new SpringApplication(VictimGateway.class);
        process.setDefaultProperties(Map.of("spring.jmx.enabled", false));
        process.addInitializers(context ->
                ((GenericApplicationContext) context)
                        .registerBean(
                                "scriptedDisk",
                                BeanPostProcessor.class,
                                () -> ScriptedDisk.under(script)));
        process.run(arguments);
        Victim.ready("gateway");
    }
}
