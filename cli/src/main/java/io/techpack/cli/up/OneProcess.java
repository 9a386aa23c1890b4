package io.techpack.cli.up;

import io.techpack.baseviews.BaseViewsStage;
import io.techpack.category.CategoryStage;
import io.techpack.closeups.CloseUpsStage;
import io.techpack.gateway.GatewayConfiguration;
import io.techpack.sketches.SketchesStage;
import io.techpack.worker.WorkerConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The gateway and every worker in one context. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    EmbeddedConnections.class,
    GatewayConfiguration.class,
    WorkerConfiguration.class,
    CategoryStage.class,
    BaseViewsStage.class,
    CloseUpsStage.class,
    SketchesStage.class
})
class OneProcess {}
