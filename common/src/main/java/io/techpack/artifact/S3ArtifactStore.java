package io.techpack.artifact;

import io.techpack.job.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps artifacts as objects of a bucket, for processes that share no disk. What cannot be reached
 * is tried again a few times; nothing is checked at the start, so that a process starts while the
 * store is away. Thread-safe.
 */
final class S3ArtifactStore implements ArtifactStore, AutoCloseable {

    private static final int NOT_FOUND = 404;

    /** What is older is written again when it is put again, so that it counts as new. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(30);

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final long largest;

    S3ArtifactStore(ArtifactProperties.S3 properties) {
        this.client = S3Clients.open(properties);
        this.bucket = properties.bucket();
        this.prefix = properties.prefix();
        this.largest = properties.largest().toBytes();
    }

    @Override
    public ArtifactKey put(AccountId account, byte[] bytes, ArtifactType type) {
        ArtifactKey key = ArtifactKey.of(bytes, type);
        return call(
                "written",
                "artifact " + key,
                () -> {
                    if (!isThere(account, key, bytes.length)) {
                        upload(account, key, bytes);
                    }
                    return key;
                });
    }

    @Override
    public Optional<byte[]> find(AccountId account, ArtifactKey key) {
        return call(
                "read",
                "artifact " + key,
                () -> {
                    try {
                        return Optional.of(
                                client.getObject(
                                        request -> request.bucket(bucket).key(name(account, key)),
                                        (response, body) -> read(key, response, body)));
                    } catch (NoSuchKeyException _) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public List<Stored> page(AccountId account, Optional<ArtifactKey> after, int limit) {
        String directory = prefix + account + "/";
        return call(
                "listed",
                "artifacts of account " + account,
                () ->
                        client
                                .listObjectsV2(request ->
                                        request.bucket(bucket)
                                                .prefix(directory)
                                                .startAfter(
                                                        after.map(key -> name(account, key))
                                                                .orElse(null))
                                                .maxKeys(limit))
                                .contents()
                                .stream()
                                .flatMap(object ->
                                        ArtifactKey.find(
                                                object.key()
                                                        .substring(
                                                                object.key().lastIndexOf('/') + 1))
                                                .map(key ->
                                                        new Stored(
                                                                key,
                                                                object.size(),
                                                                object.lastModified()))
                                                .stream())
                                .toList());
    }

    /**
     * The store cannot be told to delete what has not changed: an upload of the same bytes in the
     * moment between the two requests is lost.
     */
    @Override
    public boolean deleteUnlessPutSince(AccountId account, ArtifactKey key, Instant time) {
        return call(
                "deleted",
                "artifact " + key,
                () -> {
                    try {
                        HeadObjectResponse found =
                                client.headObject(
                                        request -> request.bucket(bucket).key(name(account, key)));
                        if (!found.lastModified().isBefore(time)) {
                            return false;
                        }
                        client.deleteObject(
                                request -> request.bucket(bucket).key(name(account, key)));
                        return true;
                    } catch (S3Exception answer) {
                        if (answer.statusCode() == NOT_FOUND) {
                            return false;
                        }
                        throw answer;
                    }
                });
    }

    private boolean isThere(AccountId account, ArtifactKey key, int length) {
        try {
            HeadObjectResponse found =
                    client.headObject(request -> request.bucket(bucket).key(name(account, key)));
            return found.contentLength() == length
                    && found.lastModified().isAfter(Instant.now().minus(RENEWED_AFTER));
        } catch (S3Exception answer) {
            if (answer.statusCode() == NOT_FOUND) {
                return false;
            }
            throw answer;
        }
    }

    /** The store compares what it received with the digest, where it knows how to. */
    private void upload(AccountId account, ArtifactKey key, byte[] bytes) {
        String mediaType = key.type().mediaType();
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(key.sha256()));
        client.putObject(
                request ->
                        request.bucket(bucket)
                                .key(name(account, key))
                                .contentType(mediaType)
                                .checksumSHA256(digest),
                // not a copy of the bytes
                RequestBody.fromContentProvider(
                        () -> new ByteArrayInputStream(bytes), bytes.length, mediaType));
    }

    /** A connection that breaks off is no error to the client below: the digest tells. */
    private byte[] read(ArtifactKey key, GetObjectResponse response, AbortableInputStream body)
            throws IOException {
        if (response.contentLength() > largest) {
            body.abort();
            throw new Unavailable(
                    "artifact %s has %d bytes; at most %d are read"
                            .formatted(key, response.contentLength(), largest),
                    null);
        }
        byte[] bytes = body.readNBytes(Math.toIntExact(response.contentLength()));
        if (!ArtifactKey.sha256(bytes).equals(key.sha256())) {
            throw RetryableException.create("what the store sent is not what its key says");
        }
        return bytes;
    }

    /** Such as {@code techpack/0198…/ba/ba78…15ad.png}. */
    private String name(AccountId account, ArtifactKey key) {
        return prefix + account + "/" + key.value().substring(0, 2) + "/" + key.value();
    }

    /** A call to the store, made without a result to catch. */
    @FunctionalInterface
    private interface Call<T> {
        T make();
    }

    private <T> T call(String done, String what, Call<T> call) {
        try {
            return call.make();
        } catch (AbortedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(done, what, "the thread was interrupted", interrupted);
        } catch (S3Exception refused) {
            throw unavailable(
                    done, what, "%s (%d)".formatted(code(refused), refused.statusCode()), refused);
        } catch (SdkException fault) {
            throw unavailable(done, what, String.valueOf(fault.getMessage()), fault);
        }
    }

    private static String code(S3Exception refused) {
        String code =
                refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
        return code == null ? "no reason given" : code;
    }

    private Unavailable unavailable(String done, String what, String why, SdkException cause) {
        return new Unavailable(
                "%s cannot be %s in bucket %s: %s".formatted(what, done, bucket, why), cause);
    }
}
