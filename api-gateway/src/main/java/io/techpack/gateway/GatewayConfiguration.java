package io.techpack.gateway;

import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.settings.OidcSettings;
import io.techpack.gateway.settings.RateLimitSettings;
import io.techpack.gateway.settings.RetentionSettings;
import io.techpack.gateway.settings.WebhookSettings;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * All that makes a process a gateway. The rooms are found by component scanning, whatever main
 * class imports this.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    GatewaySettings.class,
    WebhookSettings.class,
    RateLimitSettings.class,
    RetentionSettings.class,
    OidcSettings.class
})
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Gateway.class))
public class GatewayConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }
}
