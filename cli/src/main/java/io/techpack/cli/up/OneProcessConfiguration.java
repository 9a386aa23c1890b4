package io.techpack.cli.up;

import io.techpack.gateway.GatewayConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The gateway and a worker in one context; which stages it does is added when it starts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EmbeddedConnections.class, GatewayConfiguration.class})
class OneProcessConfiguration {}
