package io.techpack.webhook;

import io.techpack.database.Database;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Opens the webhooks in the process's database, where somebody asks for them. */
@AutoConfiguration
class WebhookConfiguration {

    @Bean
    @Lazy
    Webhooks webhooks(Database database) {
        return new Webhooks(database);
    }

    @Bean
    @Lazy
    DeliveryQueue deliveryQueue(Database database) {
        return new DeliveryQueue(database);
    }
}
