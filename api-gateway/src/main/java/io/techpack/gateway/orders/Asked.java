package io.techpack.gateway.orders;

import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.product.WorkOrder;
import java.time.Duration;
import java.util.Optional;

/** A request for a job, whose form is right. Immutable. */
public final class Asked {

    private final JobType type;
    private final Optional<Duration> deadline;
    private final Order order;

    Asked(JobType type, Optional<Duration> deadline, Order order) {
        this.type = type;
        this.deadline = deadline;
        this.order = order;
    }

    public JobType type() {
        return type;
    }

    public Optional<Duration> deadline() {
        return deadline;
    }

    /**
     * Looks up everything that the request names.
     *
     * @throws io.techpack.gateway.errors.Refusal if it names what does not exist
     */
    public WorkOrder resolve(AccountId account) {
        return order.resolve(account);
    }
}
