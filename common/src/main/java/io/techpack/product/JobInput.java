package io.techpack.product;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All that the stages of a job need, resolved when the job is submitted: no stage looks anything
 * up. There is one kind for each type of job. It is stored as JSON in the job's row, whose {@code
 * type} is the id of the job's type.
 *
 * <p>A stage that runs in a tech pack and as a job of its own reads what both have, such as {@link
 * ForCloseUps}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "tech-pack", value = JobInput.TechPack.class),
    @JsonSubTypes.Type(name = "category", value = JobInput.Category.class),
    @JsonSubTypes.Type(name = "base-views", value = JobInput.BaseViews.class),
    @JsonSubTypes.Type(name = "close-ups", value = JobInput.CloseUps.class),
    @JsonSubTypes.Type(name = "sketches", value = JobInput.Sketches.class),
    @JsonSubTypes.Type(name = "edit", value = JobInput.Edit.class),
    @JsonSubTypes.Type(name = "regenerate", value = JobInput.Regenerate.class)
})
public sealed interface JobInput {

    String productId();

    /** What a stage reads that runs both in a tech pack and as a job of its own. */
    sealed interface ForStage extends JobInput {

        /** The view that stands for the product where one has to. */
        View leadingView();
    }

    /** What the category stage reads. */
    sealed interface ForCategory extends ForStage permits TechPack, Category {

        /** The category that the client named. */
        Optional<ProductCategory> namedCategory();

        /** What the client called it, in any words. */
        Optional<String> namedSubcategory();
    }

    /** What the stages read that work on several views of a product. */
    sealed interface WithViews extends ForStage {

        Views views();

        /** The category that the client named; else the category stage finds it. */
        Optional<ProductCategory> namedCategory();

        /** What the client called it within the category, in any words. */
        Optional<String> namedSubcategory();

        /** One measure that the client took, from which all others are scaled. */
        Optional<KnownMeasure> knownMeasure();

        @Override
        default View leadingView() {
            return views().leadingView();
        }
    }

    /** What the base-views stage reads. */
    sealed interface ForBaseViews extends WithViews permits TechPack, BaseViews {}

    /** What the close-ups stage reads. */
    sealed interface ForCloseUps extends WithViews permits TechPack, CloseUps {

        int FEWEST_SHOTS = 6;
        int MOST_SHOTS = 10;
        int USUAL_SHOTS = 8;

        /** How many close-ups are to be made. */
        int shotCount();
    }

    /** What the sketches stage reads. */
    sealed interface ForSketches extends WithViews permits TechPack, Sketches {

        List<ViewType> ALL_SKETCHES = List.of(ViewType.FRONT, ViewType.BACK, ViewType.SIDE);

        /** Which sketches to draw, in this order. */
        List<ViewType> sketchViews();
    }

    /** The input of a job that makes a new revision out of an old one. */
    sealed interface OfRevision extends JobInput permits Edit, Regenerate {

        /** The old one, which stays as it is. */
        Revision revision();

        @Override
        default String productId() {
            return revision().productId();
        }
    }

    /**
     * The views of a product that a job works on, and which of them leads.
     *
     * @param all in the order in which they are worked on; at least one
     * @param leading the place in {@code all} of the leading view, from 0
     */
    record Views(List<View> all, int leading) {

        public Views {
            all = List.copyOf(all);
            if (all.isEmpty()) {
                throw new IllegalArgumentException("no view of the product to work on");
            }
            if (leading < 0 || leading >= all.size()) {
                throw new IllegalArgumentException(
                        "view " + leading + " cannot lead; there are " + all.size());
            }
        }

        /** Where no view was named: the front leads if there is one, else the first. */
        public static Views of(List<View> all) {
            List<ViewType> types = all.stream().map(View::viewType).toList();
            return new Views(all, Math.max(0, types.indexOf(ViewType.FRONT)));
        }

        public View leadingView() {
            return all.get(leading);
        }

        /** The same views, the leading one first, the others in their order. */
        public Views leadingFirst() {
            List<View> ordered = new ArrayList<>(all);
            ordered.addFirst(ordered.remove(leading));
            return new Views(ordered, 0);
        }

        /** A view from that side, the leading one if it is; or empty. */
        public Optional<View> showing(ViewType side) {
            return leadingFirst().all.stream().filter(view -> view.viewType() == side).findFirst();
        }
    }

    /** The input of a whole tech pack, which all its stages read. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TechPack(
            String productId,
            Views views,
            int shotCount,
            List<ViewType> sketchViews,
            Optional<ProductCategory> namedCategory,
            Optional<String> namedSubcategory,
            Optional<KnownMeasure> knownMeasure)
            implements ForCategory, ForBaseViews, ForCloseUps, ForSketches {

        public TechPack {
            requireNonNull(productId, "a product without an id");
            requireNonNull(views, "a tech pack without views");
            CloseUps.checkShotCount(shotCount);
            sketchViews = Sketches.checked(sketchViews);
        }

        /** Of a product whose category the category stage is to find. */
        public TechPack(String productId, Views views, int shotCount, List<ViewType> sketchViews) {
            this(
                    productId,
                    views,
                    shotCount,
                    sketchViews,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** With as many close-ups and sketches as usual. */
        public static TechPack of(String productId, Views views) {
            return new TechPack(productId, views, USUAL_SHOTS, ALL_SKETCHES);
        }
    }

    /**
     * The input of a category detection.
     *
     * @param view the picture to look at
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Category(
            String productId,
            View view,
            Optional<ProductCategory> namedCategory,
            Optional<String> namedSubcategory)
            implements ForCategory {

        public Category {
            requireNonNull(productId, "a product without an id");
            requireNonNull(view, "a category detection without a picture");
        }

        /** Of a product of which nothing is named. */
        public Category(String productId, View view) {
            this(productId, view, Optional.empty(), Optional.empty());
        }

        @Override
        public View leadingView() {
            return view;
        }
    }

    /** The input of an analysis of base views. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BaseViews(
            String productId,
            Views views,
            Optional<ProductCategory> namedCategory,
            Optional<String> namedSubcategory,
            Optional<KnownMeasure> knownMeasure)
            implements ForBaseViews {

        public BaseViews {
            requireNonNull(productId, "a product without an id");
            requireNonNull(views, "an analysis without views");
        }

        /** Of a product of which nothing but the category is named. */
        public BaseViews(String productId, Views views, Optional<ProductCategory> category) {
            this(productId, views, category, Optional.empty(), Optional.empty());
        }

        /** Of a product whose category is not known. */
        public static BaseViews of(String productId, Views views) {
            return new BaseViews(productId, views, Optional.empty());
        }
    }

    /**
     * The input of a generation of close-ups.
     *
     * @param views with their analyses, as the client handed them back
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CloseUps(
            String productId,
            ProductCategory category,
            Views views,
            int shotCount,
            Optional<String> namedSubcategory,
            Optional<KnownMeasure> knownMeasure)
            implements ForCloseUps {

        public CloseUps {
            requireNonNull(productId, "a product without an id");
            requireNonNull(category, "close-ups without a category");
            requireNonNull(views, "close-ups without views");
            checkShotCount(shotCount);
        }

        /** Of a product of which nothing but the category is named. */
        public CloseUps(String productId, ProductCategory category, Views views, int shotCount) {
            this(productId, category, views, shotCount, Optional.empty(), Optional.empty());
        }

        @Override
        public Optional<ProductCategory> namedCategory() {
            return Optional.of(category);
        }

        private static void checkShotCount(int shotCount) {
            if (shotCount < FEWEST_SHOTS || shotCount > MOST_SHOTS) {
                throw new IllegalArgumentException(
                        "shotCount is %d; it is %d to %d"
                                .formatted(shotCount, FEWEST_SHOTS, MOST_SHOTS));
            }
        }
    }

    /**
     * The input of a generation of sketches.
     *
     * @param views with their analyses, as the client handed them back
     * @param closeUps that the client handed back, as they came
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Sketches(
            String productId,
            ProductCategory category,
            Views views,
            List<ViewType> sketchViews,
            List<JsonNode> closeUps,
            Optional<String> namedSubcategory,
            Optional<KnownMeasure> knownMeasure)
            implements ForSketches {

        public Sketches {
            requireNonNull(productId, "a product without an id");
            requireNonNull(category, "sketches without a category");
            requireNonNull(views, "sketches without views");
            sketchViews = checked(sketchViews);
            closeUps = List.copyOf(closeUps);
        }

        /** Of a product of which nothing but the category is named. */
        public Sketches(
                String productId,
                ProductCategory category,
                Views views,
                List<ViewType> sketchViews,
                List<JsonNode> closeUps) {
            this(
                    productId,
                    category,
                    views,
                    sketchViews,
                    closeUps,
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public Optional<ProductCategory> namedCategory() {
            return Optional.of(category);
        }

        private static List<ViewType> checked(List<ViewType> sketchViews) {
            if (sketchViews.isEmpty() || !ALL_SKETCHES.containsAll(sketchViews)) {
                throw new IllegalArgumentException(
                        "sketchViews are " + sketchViews + "; they are some of " + ALL_SKETCHES);
            }
            return List.copyOf(sketchViews);
        }
    }

    /**
     * The input of an edit: changes one field of a revision's analysis.
     *
     * @param analysis of the revision, a {@link BaseViewAnalysis} as it was handed out
     * @param fieldPath dots and brackets, such as {@code materials_detected[0].material_type}
     * @param prompt what is wanted, in words
     * @param reference the artifact key of a picture that shows it, if any
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Edit(
            Revision revision,
            JsonNode analysis,
            String fieldPath,
            String prompt,
            Optional<String> reference)
            implements OfRevision {

        public Edit {
            requireNonNull(revision, "an edit without a revision");
            requireNonNull(analysis, "an edit without an analysis");
            if (fieldPath.isBlank() || prompt.isBlank()) {
                throw new IllegalArgumentException(
                        "an edit of '%s' that wants '%s'".formatted(fieldPath, prompt));
            }
        }
    }

    /**
     * The input of a regeneration: makes the picture of a revision anew.
     *
     * @param analysis of the revision, a {@link BaseViewAnalysis} as it was handed out, if it has
     *     one
     * @param prompt what is wanted, in words, if anything special
     * @param replaceCurrent whether the new revision takes the place of the old one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Regenerate(
            Revision revision,
            Optional<JsonNode> analysis,
            Optional<String> prompt,
            boolean replaceCurrent)
            implements OfRevision {

        public Regenerate {
            requireNonNull(revision, "a regeneration without a revision");
            // an absent document is read as one that is missing
            analysis = analysis.filter(JsonNode::isObject);
            if (prompt.filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException("a regeneration with a blank prompt");
            }
        }

        /** Of a revision that was not analysed. */
        public Regenerate(Revision revision, Optional<String> prompt, boolean replaceCurrent) {
            this(revision, Optional.empty(), prompt, replaceCurrent);
        }
    }
}
