package io.techpack.gateway.request;

import io.techpack.job.AccountId;
import io.techpack.product.JobInput;
import io.techpack.product.TechPackJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A request for a job, whose form is right. Immutable. */
public final class ParsedRequest {

    private final TechPackJob type;
    private final Optional<Duration> deadline;
    private final Optional<String> webhookUrl;
    private final Optional<String> unknownKind;
    private final InputResolver resolver;

    ParsedRequest(
            TechPackJob type,
            Optional<Duration> deadline,
            Optional<String> webhookUrl,
            Optional<String> unknownKind,
            InputResolver resolver) {
        this.type = type;
        this.deadline = deadline;
        this.webhookUrl = webhookUrl;
        this.unknownKind = unknownKind;
        this.resolver = resolver;
    }

    public TechPackJob type() {
        return type;
    }

    public Optional<Duration> deadline() {
        return deadline;
    }

    /** Who is to be told of the job's end. */
    public Optional<String> webhookUrl() {
        return webhookUrl;
    }

    /** A sentence on its words for the kind of product, if these name none that is known. */
    Optional<String> unknownKind() {
        return unknownKind;
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

    /** The revisions that it names and are looked up for it. */
    List<UUID> revisions() {
        return resolver.revisions();
    }

    /**
     * Looks up everything that the request names.
     *
     * @throws io.techpack.gateway.response.ApiException if it names what does not exist
     */
    public JobInput resolve(AccountId account) {
        return resolver.resolve(account);
    }
}
