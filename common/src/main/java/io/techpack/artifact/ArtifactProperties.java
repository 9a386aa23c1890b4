package io.techpack.artifact;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param directory where pictures are kept; shared by the gateway and all workers
 */
@Validated
@ConfigurationProperties("techpack.artifacts")
record ArtifactProperties(@DefaultValue(".techpack/artifacts") Path directory) {}
