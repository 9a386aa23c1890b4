package io.techpack.artifact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where pictures are kept; the same for the gateway and all workers.
 *
 * @param directory shared by all of them; not used where a bucket is named
 * @param s3 the bucket of an S3-compatible object store that is used instead
 */
@Validated
@ConfigurationProperties("techpack.artifacts")
record ArtifactProperties(
        @DefaultValue(".techpack/artifacts") Path directory, @DefaultValue @Valid S3 s3) {

    /**
     * How the object store is reached. Its credentials must allow reading and writing objects and
     * listing the bucket, without which a missing picture cannot be told from a forbidden one.
     *
     * @param bucket empty for none
     * @param prefix what all keys begin with, such as {@code techpack/}
     * @param endpoint of a store that is not Amazon's
     * @param pathStyle whether the bucket is named in the path instead of the host
     * @param accessKey if absent, credentials are found as the AWS SDK finds them: environment,
     *     profile, container, instance
     * @param secretKey never shown
     * @param connectTimeout of each connection
     * @param attemptTimeout of each attempt at a call
     * @param timeLimit of a call, all its attempts included
     * @param attempts how often a call is tried
     * @param largest what is read into memory at most
     */
    record S3(
            @DefaultValue("") String bucket,
            @DefaultValue("") String prefix,
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("false") boolean pathStyle,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("2s") @DurationMin(millis = 1) Duration connectTimeout,
            @DefaultValue("10s") @DurationMin(millis = 1) Duration attemptTimeout,
            @DefaultValue("30s") @DurationMin(millis = 1) Duration timeLimit,
            @DefaultValue("3") @Min(1) @Max(10) int attempts,
            @DefaultValue("256MB") DataSize largest) {

        S3 {
            // as a compose file gives what is not set
            accessKey = accessKey == null || accessKey.isBlank() ? null : accessKey;
            secretKey = secretKey == null || secretKey.isBlank() ? null : secretKey;
            if ((accessKey == null) != (secretKey == null)) {
                throw new IllegalArgumentException(
                        "techpack.artifacts.s3.access-key and secret-key belong together: set both or neither");
            }
            if (endpoint != null && (endpoint.getScheme() == null || endpoint.getHost() == null)) {
                throw new IllegalArgumentException(
                        "techpack.artifacts.s3.endpoint is '%s'; it needs a scheme and a host, such as https://objects.example:9000"
                                .formatted(endpoint));
            }
        }

        boolean used() {
            return !bucket.isBlank();
        }

        /** Without the credentials. */
        @Override
        public String toString() {
            return "bucket %s at %s".formatted(bucket, endpoint == null ? region : endpoint);
        }
    }
}
