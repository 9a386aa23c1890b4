package io.techpack.artifact;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Opens the artifact store that the configuration names. */
@AutoConfiguration
@EnableConfigurationProperties(ArtifactProperties.class)
class ArtifactConfiguration {

    @Bean
    ArtifactStore artifactStore(ArtifactProperties properties) {
        return properties.s3().used()
                ? new S3ArtifactStore(properties.s3())
                : ArtifactStore.inDirectory(properties.directory());
    }
}
