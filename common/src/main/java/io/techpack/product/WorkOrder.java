package io.techpack.product;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that the stages of a job need, resolved when the job is submitted: no stage looks anything
 * up. It is stored as JSON in the job's row.
 *
 * @param category where the client named it; else the category stage finds it
 * @param views the pictures to work on; the first is the leading one
 * @param shotCount how many close-ups, where the client said
 * @param sketchViews which sketches to draw, in this order
 * @param closeUps close-ups that the client handed back, as they came
 * @param edit only for an edit
 * @param regeneration only for a regeneration
 */
public record WorkOrder(
        String productId,
        @Nullable String category,
        List<View> views,
        @Nullable Integer shotCount,
        List<ViewType> sketchViews,
        List<JsonNode> closeUps,
        @Nullable Edit edit,
        @Nullable Regeneration regeneration) {

    public static final List<ViewType> ALL_SKETCHES =
            List.of(ViewType.FRONT, ViewType.BACK, ViewType.SIDE);
    public static final int FEWEST_SHOTS = 6;
    public static final int MOST_SHOTS = 10;
    public static final int USUAL_SHOTS = 8;

    public WorkOrder {
        views = List.copyOf(views);
        sketchViews = sketchViews == null ? ALL_SKETCHES : List.copyOf(sketchViews);
        closeUps = closeUps == null ? List.of() : List.copyOf(closeUps);
        if (views.isEmpty()) {
            throw new IllegalArgumentException(
                    "a work order for product " + productId + " without a view");
        }
        if (shotCount != null && (shotCount < FEWEST_SHOTS || shotCount > MOST_SHOTS)) {
            throw new IllegalArgumentException(
                    "shotCount is " + shotCount + "; it is " + FEWEST_SHOTS + " to " + MOST_SHOTS);
        }
    }

    /** A plain order: these views, everything else as usual. */
    public static WorkOrder of(String productId, List<View> views) {
        return new WorkOrder(productId, null, views, null, ALL_SKETCHES, List.of(), null, null);
    }

    /** How many close-ups are to be made. */
    public int shots() {
        return shotCount == null ? USUAL_SHOTS : shotCount;
    }

    /** The view from the front if there is one, else the first. */
    public View leadingView() {
        return views.stream()
                .filter(view -> view.viewType() == ViewType.FRONT)
                .findFirst()
                .orElse(views.getFirst());
    }

    /**
     * Changes one field of a view's analysis.
     *
     * @param fieldPath dots and brackets, such as {@code materials_detected[0].material_type}
     * @param prompt what is wanted, in words
     * @param reference the artifact key of a picture that shows it, if any
     */
    public record Edit(String fieldPath, String prompt, @Nullable String reference) {}

    /**
     * Makes a view anew.
     *
     * @param prompt what is wanted, in words, if anything special
     * @param replaceCurrent whether the new revision takes the place of the old one
     */
    public record Regeneration(@Nullable String prompt, boolean replaceCurrent) {}
}
