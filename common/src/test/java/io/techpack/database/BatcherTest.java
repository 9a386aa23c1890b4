package io.techpack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BatcherTest {

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

    @Test
    void alone_a_call_is_flushed_at_once() {
        try (var commit =
                new Batcher<Integer, Integer>("test", 10, BatcherTest::doubled, sizes::add)) {
            assertThat(commit.call(21)).isEqualTo(42);
            assertThat(sizes).containsExactly(1);
        }
    }

    @Test
    void calls_that_come_while_a_batch_is_under_way_share_the_next_up_to_its_limit()
            throws Exception {
        CountDownLatch firstUnderWay = new CountDownLatch(1);
        CountDownLatch eagerNextStage = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var commit =
                        new Batcher<Integer, Integer>(
                                "test",
                                4,
                                batch -> {
                                    firstUnderWay.countDown();
                                    awaitUninterrupted(eagerNextStage);
                                    return doubled(batch);
                                },
                                sizes::add)) {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> commit.call(0)));
            firstUnderWay.await();
            AtomicInteger asked = new AtomicInteger();
            for (int i = 1; i <= 6; i++) {
                int number = i;
                answers.add(
                        threads.submit(() -> {
                            asked.incrementAndGet();
                            return commit.call(number);
                        }));
            }
            Awaitility.await().until(() -> asked.get() == 6 && commit.waiting() == 6);
            eagerNextStage.countDown();

            for (int i = 0; i <= 6; i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
            assertThat(sizes).containsExactly(1, 4, 2);
        }
    }

    @Test
    void an_outage_is_told_to_all_callers_of_the_batch_and_not_tried_one_by_one() {
        AtomicInteger flushes = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(1);
        try (var batcher =
                        new Batcher<Integer, Integer>(
                                "test",
                                10,
                                batch -> {
                                    if (batch.contains(0)) {
                                        awaitUninterrupted(all);
                                        return doubled(batch);
                                    }
                                    flushes.incrementAndGet();
                                    throw new DatabaseUnavailable("away", null);
                                },
                                sizes::add);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> batcher.call(0));
            await().until(() -> sizes.contains(1));
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                int command = i;
                others.add(threads.submit(() -> batcher.call(command)));
            }
            await().until(() -> batcher.waiting() == 4);
            all.countDown();

            assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
            assertThat(others)
                    .allSatisfy(other ->
                            assertThat(other)
                                    .failsWithin(Duration.ofSeconds(10))
                                    .withThrowableOfType(ExecutionException.class)
                                    .withCauseInstanceOf(DatabaseUnavailable.class));
            assertThat(flushes).hasValue(1);
        }
    }

    @Test
    void one_command_that_spoils_a_batch_is_found_by_halving_and_the_others_are_carried_out() {
        AtomicInteger flushes = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(1);
        int spoiled = 37;
        try (var batcher =
                        new Batcher<Integer, Integer>(
                                "test",
                                64,
                                batch -> {
                                    if (batch.contains(0)) {
                                        awaitUninterrupted(all);
                                    }
                                    flushes.incrementAndGet();
                                    if (batch.contains(spoiled)) {
                                        throw new IllegalArgumentException("spoiled");
                                    }
                                    return doubled(batch);
                                },
                                sizes::add);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> batcher.call(0));
            await().until(() -> sizes.contains(1));
            Map<Integer, Future<Integer>> others = new TreeMap<>();
            for (int i = 1; i <= 64; i++) {
                int command = i;
                others.put(command, threads.submit(() -> batcher.call(command)));
            }
            await().until(() -> batcher.waiting() == 64);
            all.countDown();

            assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
            others.forEach((command, other) -> {
                if (command == spoiled) {
                    assertThat(other)
                            .failsWithin(Duration.ofSeconds(10))
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(IllegalArgumentException.class);
                } else {
                    assertThat(other).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2 * command);
                }
            });
            // the first one's, the whole batch's, and two for each of six halvings
            assertThat(flushes.get()).isEqualTo(1 + 1 + 2 * 6);
        }
    }

    @Test
    void an_interrupt_does_not_lose_the_answer_and_is_kept() throws Exception {
        CountDownLatch eagerNextStage = new CountDownLatch(1);
        CountDownLatch underWay = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var commit =
                        new Batcher<Integer, Integer>(
                                "test",
                                10,
                                batch -> {
                                    underWay.countDown();
                                    awaitUninterrupted(eagerNextStage);
                                    return doubled(batch);
                                },
                                sizes::add)) {
            Callable<String> call =
                    () -> commit.call(4) + " " + Thread.currentThread().isInterrupted();
            List<Thread> caller = Collections.synchronizedList(new ArrayList<>());
            Future<String> answer =
                    threads.submit(() -> {
                        caller.add(Thread.currentThread());
                        return call.call();
                    });
            underWay.await();
            caller.getFirst().interrupt();
            eagerNextStage.countDown();

            assertThat(answer.get()).isEqualTo("8 true");
        }
    }

    private static List<Integer> doubled(List<Integer> batch) {
        return batch.stream().map(number -> number * 2).toList();
    }

    @Test
    void calls_that_meet_the_close_are_carried_out_or_refused_and_never_left_waiting()
            throws Exception {
        for (int round = 0; round < 200; round++) {
            var commit =
                    new Batcher<Integer, Integer>("test", 10, BatcherTest::doubled, sizes::add);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                CountDownLatch go = new CountDownLatch(1);
                List<Future<Boolean>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    int number = i;
                    calls.add(
                            threads.submit(() -> {
                                go.await();
                                try {
                                    return commit.call(number) == 2 * number;
                                } catch (DatabaseUnavailable _) {
                                    return true;
                                }
                            }));
                }
                threads.submit(() -> {
                    go.await();
                    commit.close();
                    return true;
                });
                go.countDown();
                for (Future<Boolean> call : calls) {
                    assertThat(call.get(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
                }
            }
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
