package io.techpack.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The views of a product that a job works on, and which of them leads.
 *
 * @param all in the order in which they are worked on; at least one
 * @param leading the place in {@code all} of the leading view, from 0
 */
public record ProductViews(List<View> all, int leading) {

    public ProductViews {
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
    public static ProductViews of(List<View> all) {
        return new ProductViews(all, Math.max(0, types(all).indexOf(ViewType.FRONT)));
    }

    public View leadingView() {
        return all.get(leading);
    }

    /** The same views, the leading one first, the others in their order. */
    public ProductViews leadingFirst() {
        List<View> ordered = new ArrayList<>(all);
        ordered.addFirst(ordered.remove(leading));
        return new ProductViews(ordered, 0);
    }

    /** A view from that side, the leading one if it is; or empty. */
    public Optional<View> showing(ViewType side) {
        return leadingFirst().all().stream().filter(view -> view.viewType() == side).findFirst();
    }

    private static List<ViewType> types(List<View> views) {
        return views.stream().map(View::viewType).toList();
    }
}
