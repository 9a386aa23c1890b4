package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * All that the stages of a job need, resolved when the job is submitted: no stage looks anything
 * up. There is one kind for each type of job. It is stored as JSON in the job's row, whose {@code
 * type} is the id of the job's type.
 *
 * <p>A stage that runs in a tech pack and as a job of its own reads a {@link StageInput}, whichever
 * of the two it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "tech-pack", value = TechPackInput.class),
    @JsonSubTypes.Type(name = "category", value = CategoryInput.class),
    @JsonSubTypes.Type(name = "base-views", value = BaseViewsInput.class),
    @JsonSubTypes.Type(name = "close-ups", value = CloseUpsInput.class),
    @JsonSubTypes.Type(name = "sketches", value = SketchesInput.class),
    @JsonSubTypes.Type(name = "edit", value = EditInput.class),
    @JsonSubTypes.Type(name = "regenerate", value = RegenerateInput.class)
})
public sealed interface JobInput permits StageInput, RevisionInput {

    String productId();
}
