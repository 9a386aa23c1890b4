package io.techpack.artifact;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A server that speaks S3, on loopback, with one bucket in a directory; it checks signatures. What
 * it does before it reads or writes can be set, so that it is slow or full. For tests; thread-safe.
 */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "pictures";
    private static final String ACCESS_KEY = "the-access-key-of-tests";
    private static final String SECRET_KEY = "the-secret-key-of-tests";

    private final AtomicReference<Runnable> beforeWrites = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> beforeReads = new AtomicReference<>(() -> {});
    private final AtomicInteger writes = new AtomicInteger();
    private final S3Proxy proxy;

    private S3Server(Path directory) throws Exception {
        BlobStore store = new FilesystemNio2BlobStore(directory.toString());
        store.createContainer(BUCKET);
        proxy =
                S3Proxy.builder()
                        .blobStore(new Watched(store))
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                        .build();
        proxy.start();
    }

    public static S3Server start(Path directory) {
        try {
            return new S3Server(directory);
        } catch (Exception fault) {
            throw new IllegalStateException("the S3 server of the tests cannot start", fault);
        }
    }

    /** What a process is configured with to use it: names below {@code techpack.artifacts.s3}. */
    public Map<String, String> properties() {
        return Map.of(
                "bucket",
                BUCKET,
                "endpoint",
                "http://127.0.0.1:" + proxy.getPort(),
                "path-style",
                "true",
                "access-key",
                ACCESS_KEY,
                "secret-key",
                SECRET_KEY);
    }

    /** How many objects were written, over and over included. */
    int writes() {
        return writes.get();
    }

    void beforeWrites(Runnable fault) {
        beforeWrites.set(fault);
    }

    void beforeReads(Runnable fault) {
        beforeReads.set(fault);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception fault) {
            throw new IllegalStateException("the S3 server of the tests cannot stop", fault);
        }
    }

    private final class Watched extends ForwardingBlobStore {

        Watched(BlobStore store) {
            super(store);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
            beforeWrites.get().run();
            writes.incrementAndGet();
            return super.putBlob(request, body);
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            beforeReads.get().run();
            return super.getBlob(request);
        }
    }
}
