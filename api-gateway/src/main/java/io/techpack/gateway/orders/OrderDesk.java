package io.techpack.gateway.orders;

import io.techpack.gateway.parsing.Fields;
import io.techpack.job.JobType;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what jobs are asked to do; the order of each type has its own form. Thread-safe. */
@Component
public final class OrderDesk {

    private static final long LONGEST_DEADLINE = Duration.ofDays(365).toSeconds();
    private static final String TYPES =
            "tech-pack, category, base-views, close-ups, sketches, edit, regenerate";

    private final ViewForms views;
    private final GivenBackForms givenBack;
    private final ChangeForms changes;

    OrderDesk(ViewForms views, GivenBackForms givenBack, ChangeForms changes) {
        this.views = views;
        this.givenBack = givenBack;
        this.changes = changes;
    }

    /**
     * Reads the body of an operation.
     *
     * @throws io.techpack.gateway.response.ApiException that tells every fault
     */
    public Asked operation(JobType type, JsonNode body) {
        Fields fields = Fields.of(body);
        Order order = order(type, fields);
        fields.finish();
        return new Asked(type, Optional.empty(), order);
    }

    /**
     * Reads the body of a job, which says its type.
     *
     * @throws io.techpack.gateway.response.ApiException that tells every fault
     */
    public Asked job(JsonNode body) {
        Fields fields = Fields.of(body);
        Optional<JobType> type = fields.choice("type", JobType::find, TYPES);
        Optional<Duration> deadline =
                fields.optionalNumber("deadlineSeconds", 1, LONGEST_DEADLINE)
                        .map(Duration::ofSeconds);
        if (type.isEmpty()) {
            // which other fields are right depends on the type
            fields.throwIfInvalid();
        }
        Order order = order(type.orElseThrow(), fields);
        fields.finish();
        return new Asked(type.orElseThrow(), deadline, order);
    }

    private Order order(JobType type, Fields fields) {
        return switch (type) {
            case TECH_PACK -> views.techPack(fields);
            case CATEGORY_DETECTION -> views.category(fields);
            case BASE_VIEW_ANALYSIS -> views.baseViews(fields);
            case CLOSE_UP_GENERATION -> givenBack.closeUps(fields);
            case SKETCH_GENERATION -> givenBack.sketches(fields);
            case FIELD_EDIT -> changes.edit(fields);
            case VIEW_REGENERATION -> changes.regenerate(fields);
        };
    }
}
