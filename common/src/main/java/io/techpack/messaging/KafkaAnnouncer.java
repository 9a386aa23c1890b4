package io.techpack.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.ledger.Announcer;
import io.techpack.ledger.Announcer.JobChange;
import io.techpack.ledger.Handover;
import io.techpack.tracing.Tracing;
import io.techpack.tracing.Tracing.Sending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Publishes what the ledger has committed, without waiting for the broker. What is not delivered is
 * counted and otherwise forgotten: sweeps and re-checks find it. While the broker is away only one
 * send a second is tried, so that nobody is held up.
 *
 * <p>Other processes hear of a job's end at once, of what came before it within 20 ms, or with the
 * next record that is sent: a request for each step of a job would cost the broker and its readers
 * more than all else that they do. Where no other process reads hints, none are sent. Thread-safe.
 */
final class KafkaAnnouncer implements Announcer, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaAnnouncer.class);

    /** How long a hint may wait for others to share its record. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

    private static final Duration CLOSING_TIME = Duration.ofSeconds(3);
    private static final long PAUSE_AFTER_FAILURE_NANOS = 1_000_000_000L;

    /** W3C Trace Context, so that a trace goes on in the worker. */
    static final String TRACEPARENT = "traceparent";

    private final Producer<String, String> producer;
    private final HintTopic updates;
    private final HintTopic cancellations;
    private final HintReaders readers;
    private final TopicCreation topics;
    private final long largestHandover;
    private final Tracing tracing;
    private final Counter failures;
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private final HintOutbox outbox = new HintOutbox();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hint-outbox").factory());

    KafkaAnnouncer(
            Producer<String, String> producer,
            HintTopic updates,
            HintTopic cancellations,
            HintReaders readers,
            TopicCreation topics,
            DataSize largestHandover,
            Tracing tracing,
            MeterRegistry metrics) {
        this.producer = producer;
        this.updates = updates;
        this.cancellations = cancellations;
        this.readers = readers;
        this.topics = topics;
        this.largestHandover = largestHandover.toBytes();
        this.tracing = tracing;
        this.failures =
                Counter.builder("techpack.publish.failures")
                        .description(
                                "Records that were not delivered; their jobs are found by sweeps")
                        .register(metrics);
    }

    @Override
    public void queued(JobId job, Stage stage, Optional<String> traceparent) {
        sendDue(job, stage, traceparent, stage.id());
    }

    @Override
    public void handedOver(Handover handover) {
        Stage stage = handover.due().stage();
        String value = largestHandover > 0 ? HandoverText.write(handover) : stage.id();
        sendDue(
                handover.due().job(),
                stage,
                handover.traceparent(),
                value.length() <= largestHandover ? value : stage.id());
    }

    private void sendDue(JobId job, Stage stage, Optional<String> traceparent, String value) {
        ProducerRecord<String, String> due =
                new ProducerRecord<>(Topics.of(stage), job.toString(), value);
        // first, so that both share a request
        sendHints();
        Sending sending = tracing.sending(due.topic(), traceparent);
        sending.traceparent()
                .ifPresent(trace ->
                        due.headers().add(TRACEPARENT, trace.getBytes(StandardCharsets.US_ASCII)));
        send(due, sending::ended);
    }

    @Override
    public void takenAway(Lease lost, Optional<String> traceparent) {
        tracing.takenAway(lost, traceparent);
        queued(lost.job(), lost.stage(), traceparent);
    }

    @Override
    public void changed(List<JobChange> changes, boolean anyEnded) {
        updates.tell(changes);
        if (!readers.elsewhere()) {
            return;
        }
        boolean first = outbox.add(changes);
        if (anyEnded) {
            sendHints();
        } else if (first) {
            try {
                clock.schedule(this::sendHints, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                sendHints();
            }
        }
    }

    @Override
    public void canceled(JobChange job) {
        cancellations.tell(List.of(job));
        send(cancellations.record(List.of(job)), _ -> {});
    }

    private void sendHints() {
        List<JobChange> changes = outbox.take();
        if (!changes.isEmpty()) {
            send(updates.record(changes), _ -> {});
        }
    }

    /**
     * @param onEnd told of the fault, or null once it is delivered; from any thread
     */
    private void send(
            ProducerRecord<String, String> announcement, Consumer<@Nullable Exception> onEnd) {
        if (System.nanoTime() - pausedUntil.get() < 0 || !topics.isPresent(announcement.topic())) {
            failures.increment();
            onEnd.accept(new TimeoutException("the broker was away a moment ago"));
            return;
        }
        try {
            producer.send(
                    announcement,
                    (_, fault) -> {
                        onEnd.accept(fault);
                        if (fault != null) {
                            failed(fault);
                        }
                    });
        } catch (RuntimeException fault) {
            onEnd.accept(fault);
            failed(fault);
        }
    }

    private void failed(Exception fault) {
        failures.increment();
        pausedUntil.set(System.nanoTime() + PAUSE_AFTER_FAILURE_NANOS);
        log.debug("not delivered; it will be found in the database", fault);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        sendHints();
        producer.close(CLOSING_TIME);
    }
}
