package io.techpack.document.page;

import io.techpack.document.measure.Length;
import io.techpack.document.pack.Callout;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Measure;
import io.techpack.document.table.Labels;
import io.techpack.document.table.MeasurementRow;
import io.techpack.document.table.MeasurementTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a flat's page says of its measures: the values of the table, so that the document has one of
 * each; a drawing that is older says which of them it shows otherwise. Immutable.
 *
 * @param contradictions sentences on values of the table that cannot all be true
 */
record FlatValues(Flat flat, MeasurementTable table, List<String> contradictions) {

    /** Lengths are written with one decimal. */
    private static final double SAME = 0.1;

    /** The measure as the table has it. */
    Measure current(Measure drawn) {
        return table.row(drawn.key()).map(MeasurementRow::measure).orElse(drawn);
    }

    /**
     * A callout's measure, which it gives as the drawing did. One that has changed since is left
     * out where it cannot be told which of two it is.
     */
    String measurement(Callout callout) {
        List<Measure> said =
                flat.measures().stream()
                        .filter(each -> each.value().equals(callout.measurement()))
                        .toList();
        List<String> now = said.stream().map(this::current).map(Measure::value).distinct().toList();
        return said.isEmpty() ? callout.measurement() : now.size() == 1 ? now.getFirst() : "";
    }

    /** A sentence on what the drawing shows otherwise than the table says. */
    Optional<String> outdated() {
        List<String> changed =
                flat.measures().stream()
                        .filter(each -> differ(each.value(), current(each).value()))
                        .map(each -> Labels.of(each.key()) + " as " + each.value())
                        .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "This drawing is older than the values beside it and shows: %s."
                                .formatted(String.join(", ", changed)));
    }

    /** Those that the flat's own notes, as old as its drawing, do not say. */
    String remarks() {
        return contradictions.stream()
                .filter(sentence -> !flat.notes().contains(sentence))
                .collect(Collectors.joining(" "));
    }

    private static boolean differ(String drawn, String now) {
        Optional<Length> one = Length.parse(drawn);
        Optional<Length> other = Length.parse(now);
        return one.isPresent() && other.isPresent()
                ? Math.abs(one.get().centimetres() - other.get().centimetres()) > SAME
                : !drawn.equals(now);
    }
}
