package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.job.WorkerId;
import io.techpack.query.JobView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job should be, kept by hand: the rules of {@code docs/state-machine.md} in plain Java.
 * Every verb says whether it was to change anything. For one thread.
 */
final class ExpectedJob {

    final Submission submission;
    final Map<Stage, String> results = new LinkedHashMap<>();
    final Map<Stage, Map<Integer, String>> items = new HashMap<>();
    JobStatus status = JobStatus.QUEUED;
    Step step;
    int attempt;
    @Nullable WorkerId owner;
    boolean delayed;
    boolean overdue;
    int held;
    int used;
    int refunded;
    long changes = 1;

    ExpectedJob(Submission submission) {
        this.submission = submission;
        this.step = type().first();
        this.held = type().price();
    }

    JobType type() {
        return submission.type();
    }

    boolean claimable(Stage stage) {
        return status == JobStatus.QUEUED && step.stage() == stage && !delayed && !overdue;
    }

    Lease claim(WorkerId worker) {
        status = JobStatus.RUNNING;
        owner = worker;
        attempt++;
        changes++;
        return new Lease(submission.id(), step.stage(), attempt, worker);
    }

    boolean holds(Lease lease) {
        return status == JobStatus.RUNNING
                && lease.equals(
                        new Lease(
                                submission.id(), step.stage(), Math.max(attempt, 1), lease.owner()))
                && lease.owner().equals(owner);
    }

    boolean report(Lease lease, int ordinal, String content) {
        if (!holds(lease)) {
            return false;
        }
        items.computeIfAbsent(lease.stage(), _ -> new HashMap<>()).putIfAbsent(ordinal, content);
        changes++;
        return true;
    }

    /**
     * Returns how many credits come back, or -1 if the lease is lost.
     *
     * @param startsNext whether the worker keeps the job for the next stage
     */
    int complete(Lease lease, String result, boolean cached, boolean startsNext) {
        if (!holds(lease)) {
            return -1;
        }
        results.put(lease.stage(), result);
        int price = step.credits();
        used += cached ? 0 : price;
        refunded += cached ? price : 0;
        owner = startsNext ? owner : null;
        changes++;
        type().after(lease.stage())
                .ifPresentOrElse(
                        next -> {
                            step = next;
                            attempt = startsNext ? 1 : 0;
                            status = startsNext ? JobStatus.RUNNING : JobStatus.QUEUED;
                        },
                        () -> status = JobStatus.SUCCEEDED);
        return cached ? price : 0;
    }

    boolean again(Lease lease, boolean later) {
        if (!holds(lease)) {
            return false;
        }
        queue(later);
        return true;
    }

    boolean rescue(java.util.Set<WorkerId> dead) {
        if (status != JobStatus.RUNNING || !dead.contains(owner)) {
            return false;
        }
        queue(false);
        return true;
    }

    private void queue(boolean later) {
        status = JobStatus.QUEUED;
        owner = null;
        delayed = later;
        changes++;
    }

    /**
     * If the balance reaches for what was given back when the job failed, the price of its stage
     * and those after it, it goes on at the same stage; its deadline begins anew.
     */
    RetryResult retry(long balance) {
        if (status != JobStatus.FAILED) {
            return new RetryResult.NotFailed(status);
        }
        int price =
                type().plan().stream()
                        .dropWhile(each -> !each.equals(step))
                        .mapToInt(Step::credits)
                        .sum();
        if (price > balance) {
            return new RetryResult.InsufficientCredits(price, balance);
        }
        held += price;
        overdue = false;
        queue(false);
        return new RetryResult.Resumed(price);
    }

    boolean expires() {
        return overdue && !status.ended();
    }

    /** Returns how many credits come back, or -1 if it had ended before. */
    int end(JobStatus how) {
        if (status.ended()) {
            return -1;
        }
        int before = refunded;
        refunded = held - used;
        status = how;
        owner = null;
        changes++;
        return refunded - before;
    }

    /** Compares all that is seen of it. */
    void mustBe(JobView job) {
        assertThat(job.status()).as("status of %s", job.id()).isEqualTo(status);
        assertThat(job.stage()).isEqualTo(step.stage());
        assertThat(List.of(job.held(), job.used(), job.refunded()))
                .as("held, used, refunded of %s", job.id())
                .isEqualTo(List.of(held, used, refunded));
        assertThat(job.version()).as("version").isEqualTo(changes);
        Map<Stage, String> ended = new HashMap<>();
        job.ended().stream()
                .filter(each -> each.status().equals("completed"))
                .forEach(each -> ended.put(each.stage(), String.valueOf(each.result())));
        assertThat(ended).as("results of %s", job.id()).isEqualTo(results);
        Map<Stage, Map<Integer, String>> shown = new HashMap<>();
        job.items()
                .forEach(item ->
                        shown.computeIfAbsent(item.stage(), _ -> new HashMap<>())
                                .put(item.ordinal(), String.valueOf(item.content())));
        assertThat(shown).as("items of %s", job.id()).isEqualTo(items);
    }
}
