package io.techpack.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CpuBulkheadTest {

    @Test
    void no_more_work_runs_at_once_than_there_are_cores() throws InterruptedException {
        CpuBulkhead cores = new CpuBulkhead(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            cores.run(() -> {
                                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                two.countDown();
                                two.await();
                                return running.decrementAndGet();
                            });
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void the_work_runs_on_a_platform_thread_and_its_value_comes_back() throws InterruptedException {
        assertThat(new CpuBulkhead(1).<Boolean>run(() -> Thread.currentThread().isVirtual()))
                .isFalse();
    }

    @Test
    void interrupting_the_caller_stops_the_work_before_the_caller_starts_next()
            throws InterruptedException {
        CpuBulkhead cores = new CpuBulkhead(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean stoppedBeforeReturn = new AtomicBoolean();
        Thread caller =
                Thread.startVirtualThread(() -> {
                    try {
                        cores.run(() -> {
                            try {
                                begun.countDown();
                                new CountDownLatch(1).await();
                                return "";
                            } finally {
                                stopped.set(true);
                            }
                        });
                    } catch (InterruptedException stop) {
                        stoppedBeforeReturn.set(stopped.get());
                    }
                });
        begun.await();

        caller.interrupt();

        await().untilTrue(stoppedBeforeReturn);
        assertThat(cores.run(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void faults_of_the_work_come_back_as_they_are() {
        CpuBulkhead cores = new CpuBulkhead(1);

        assertThatThrownBy(() ->
                        cores.run(() -> {
                            throw new IllegalArgumentException("a bug");
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bug");
        assertThatThrownBy(() ->
                        cores.run(() -> {
                            throw new IOException("unexpected");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("unexpected");
    }

    @Test
    void a_core_that_was_given_back_computes_nothing() throws InterruptedException {
        CpuBulkhead.Permit permit = new CpuBulkhead(1).acquire();
        permit.close();

        assertThatThrownBy(() -> permit.run(() -> "too late"))
                .isInstanceOf(IllegalStateException.class);
    }
}
