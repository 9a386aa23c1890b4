package io.techpack.cli.up;

import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Leads Spring to the embedded servers; who asks too early waits here until they serve. */
@Configuration(proxyBeanMethods = false)
class EmbeddedConnections {

    @Bean
    JdbcConnectionDetails embeddedDatabase(StartingServers servers) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return servers.postgres().jdbcUrl();
            }

            @Override
            public String getUsername() {
                return servers.postgres().user();
            }

            @Override
            public String getPassword() {
                return servers.postgres().password();
            }
        };
    }

    @Bean
    KafkaConnectionDetails embeddedBroker(StartingServers servers) {
        return () -> List.of(servers.kafka().bootstrapServers());
    }
}
