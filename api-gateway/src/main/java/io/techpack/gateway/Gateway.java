package io.techpack.gateway;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The gateway as a process of its own: clients on port 8080, operators' metrics on port 9080. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
public class Gateway {

    public static void main(String[] args) {
        SpringApplication gateway = new SpringApplication(Gateway.class);
        gateway.setDefaultProperties(
                Map.of(
                        "spring.application.name",
                        "api-gateway",
                        "server.port",
                        "8080",
                        "management.server.port",
                        "9080"));
        gateway.run(args);
    }
}
