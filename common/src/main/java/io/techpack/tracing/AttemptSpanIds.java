package io.techpack.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.techpack.job.Lease;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Gives each attempt a span id that follows from job, stage and number, so that the next one can
 * name it in a link though nobody has stored it; all other ids are random. Thread-safe.
 */
final class AttemptSpanIds implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();

    /** What the span that this thread is about to start is called. */
    private final ThreadLocal<@Nullable String> next = new ThreadLocal<>();

    /** The id of the span of that attempt. */
    static String of(Lease lease, int attempt) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    "%s %s %d"
                                            .formatted(lease.job(), lease.stage().id(), attempt)
                                            .getBytes(StandardCharsets.UTF_8));
            long id = ByteBuffer.wrap(digest).getLong();
            return HexFormat.of().toHexDigits(id == 0 ? 1 : id);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** The next span that this thread starts has that id. */
    void next(String id) {
        next.set(id);
    }

    @Override
    public String generateSpanId() {
        String id = next.get();
        if (id == null) {
            return random.generateSpanId();
        }
        next.remove();
        return id;
    }

    @Override
    public String generateTraceId() {
        return random.generateTraceId();
    }
}
