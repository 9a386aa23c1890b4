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

    /** Whether pictures may have to be fetched from elsewhere for it. */
    public boolean fetches() {
        return switch (type) {
            case CATEGORY_DETECTION, FIELD_EDIT -> true;
            case TECH_PACK,
                    BASE_VIEW_ANALYSIS,
                    CLOSE_UP_GENERATION,
                    SKETCH_GENERATION,
                    VIEW_REGENERATION ->
                    false;
        };
    }

    /**
     * Looks up everything that the request names.
     *
     * @throws io.techpack.gateway.response.ApiException if it names what does not exist
     */
    public WorkOrder resolve(AccountId account) {
        return order.resolve(account);
    }
}
