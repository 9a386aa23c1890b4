package io.techpack.cli.browser;

import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Item;
import io.techpack.stage.PartialResult;
import io.techpack.stage.StageBinding;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The product's own stages, each behind a gate: a test says how many items one may show before it
 * waits, or that it fails. All gates are open until a test closes one.
 */
@Configuration(proxyBeanMethods = false)
class GatedStages {

    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    static Gate gate(String stage) {
        return GATES.computeIfAbsent(stage, _ -> new Gate());
    }

    static void openAll() {
        GATES.values().forEach(Gate::open);
    }

    @Bean
    static BeanPostProcessor gates() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof StageBinding binding ? gated(binding) : bean;
            }
        };
    }

    private static StageBinding gated(StageBinding binding) {
        StageHandler handler = binding.handler();
        Gate gate = gate(binding.stage().id());
        return new StageBinding(
                binding.stage(),
                new StageHandler() {
                    @Override
                    public Outcome run(StageRun run) throws InterruptedException {
                        gate.awaitBegin();
                        Optional<String> failure = gate.failure();
                        return failure.isPresent()
                                ? Outcome.refused(FailureKind.STAGE_FAILED, failure.get())
                                : handler.run(new GatedRun(run, gate));
                    }

                    @Override
                    public Optional<Outcome.Done> acceptPartial(
                            StageRun run, PartialResult partial) {
                        return handler.acceptPartial(run, partial);
                    }
                });
    }

    /** Thread-safe. */
    static final class Gate {

        private long left = Long.MAX_VALUE;
        private Optional<String> failure = Optional.empty();

        /** Lets this many more items through, then holds. */
        synchronized void allow(long items) {
            left = items;
            notifyAll();
        }

        synchronized void fail(String why) {
            failure = Optional.of(why);
        }

        synchronized void open() {
            left = Long.MAX_VALUE;
            failure = Optional.empty();
            notifyAll();
        }

        private synchronized Optional<String> failure() {
            return failure;
        }

        /** A stage that may show nothing does not even begin: it stays at its first percent. */
        private synchronized void awaitBegin() throws InterruptedException {
            while (left == 0) {
                wait();
            }
        }

        private synchronized void pass() throws InterruptedException {
            while (left == 0) {
                wait();
            }
            if (left != Long.MAX_VALUE) {
                left--;
            }
        }
    }

    private record GatedRun(StageRun run, Gate gate) implements StageRun {

        @Override
        public void show(Item item, int done, int total, String text) throws InterruptedException {
            gate.pass();
            run.show(item, done, total, text);
        }

        @Override
        public JobId job() {
            return run.job();
        }

        @Override
        public AccountId account() {
            return run.account();
        }

        @Override
        public JobType type() {
            return run.type();
        }

        @Override
        public int attempt() {
            return run.attempt();
        }

        @Override
        public <T> T input(Class<T> type) {
            return run.input(type);
        }

        @Override
        public Optional<String> resultOf(Stage stage) {
            return run.resultOf(stage);
        }

        @Override
        public List<Item.Finished> itemsOf(Stage stage) {
            return run.itemsOf(stage);
        }

        @Override
        public List<Item.Finished> finished() {
            return run.finished();
        }

        @Override
        public void progress(int done, int total, String text) throws InterruptedException {
            run.progress(done, total, text);
        }

        @Override
        public void missed(int ordinal, String why) {
            run.missed(ordinal, why);
        }
    }
}
