package io.techpack.artifact;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Opens clients of object stores, Amazon's or others, that never wait without a limit. */
final class S3Clients {

    private S3Clients() {}

    static S3Client open(ArtifactProperties.S3 properties) {
        S3ClientBuilder client =
                S3Client.builder()
                        .region(Region.of(properties.region()))
                        .forcePathStyle(properties.pathStyle())
                        .credentialsProvider(credentials(properties))
                        // the digest is ours; stores that are not Amazon's know no other way
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(
                                S3Configuration.builder().chunkedEncodingEnabled(false).build())
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(properties.connectTimeout())
                                        .socketTimeout(properties.attemptTimeout()))
                        .overrideConfiguration(configuration ->
                                configuration
                                        .apiCallAttemptTimeout(properties.attemptTimeout())
                                        .apiCallTimeout(properties.timeLimit())
                                        .retryStrategy(
                                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                        .maxAttempts(properties.attempts())
                                                        .build()));
        if (properties.endpoint() != null) {
            client.endpointOverride(properties.endpoint());
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(ArtifactProperties.S3 properties) {
        String accessKey = properties.accessKey();
        String secretKey = properties.secretKey();
        return accessKey == null || secretKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(accessKey, secretKey));
    }
}
