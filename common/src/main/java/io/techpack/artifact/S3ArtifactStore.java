package io.techpack.artifact;

import io.techpack.job.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps artifacts as objects of a bucket, for processes that share no disk. What cannot be reached
 * is tried again a few times; nothing is checked at the start, so that a process starts while the
 * store is away. Thread-safe.
 */
final class S3ArtifactStore implements ArtifactStore, AutoCloseable {

    private static final int NOT_FOUND = 404;

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
                key,
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
                key,
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

    private boolean isThere(AccountId account, ArtifactKey key, int length) {
        try {
            return client.headObject(request -> request.bucket(bucket).key(name(account, key)))
                            .contentLength()
                    == length;
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

    private <T> T call(String done, ArtifactKey key, Call<T> call) {
        try {
            return call.make();
        } catch (AbortedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(done, key, "the thread was interrupted", interrupted);
        } catch (S3Exception refused) {
            throw unavailable(
                    done, key, "%s (%d)".formatted(code(refused), refused.statusCode()), refused);
        } catch (SdkException fault) {
            throw unavailable(done, key, String.valueOf(fault.getMessage()), fault);
        }
    }

    private static String code(S3Exception refused) {
        String code =
                refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
        return code == null ? "no reason given" : code;
    }

    private Unavailable unavailable(String done, ArtifactKey key, String why, SdkException cause) {
        return new Unavailable(
                "artifact %s cannot be %s in bucket %s: %s".formatted(key, done, bucket, why),
                cause);
    }
}
