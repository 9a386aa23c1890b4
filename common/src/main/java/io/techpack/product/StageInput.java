package io.techpack.product;

import java.util.List;
import java.util.Optional;

/** What a stage reads that runs both in a tech pack and as a job of its own. */
public sealed interface StageInput extends JobInput {

    /**
     * The view that stands for the product where one has to: the one that the client named, else
     * the front, else the first.
     */
    View leadingView();

    /** What the category stage reads. */
    sealed interface Category extends StageInput permits TechPackInput, CategoryInput {}

    /** What the stages read that work on several views of a product. */
    sealed interface WithViews extends StageInput {

        ProductViews views();

        /** The category that the client named; else the category stage finds it. */
        Optional<ProductCategory> namedCategory();

        @Override
        default View leadingView() {
            return views().leadingView();
        }
    }

    /** What the base-views stage reads. */
    sealed interface BaseViews extends WithViews permits TechPackInput, BaseViewsInput {}

    /** What the close-ups stage reads. */
    sealed interface CloseUps extends WithViews permits TechPackInput, CloseUpsInput {

        int FEWEST_SHOTS = 6;
        int MOST_SHOTS = 10;
        int USUAL_SHOTS = 8;

        /** How many close-ups are to be made. */
        int shotCount();
    }

    /** What the sketches stage reads. */
    sealed interface Sketches extends WithViews permits TechPackInput, SketchesInput {

        List<ViewType> ALL_SKETCHES = List.of(ViewType.FRONT, ViewType.BACK, ViewType.SIDE);

        /** Which sketches to draw, in this order. */
        List<ViewType> sketchViews();
    }
}
