package io.techpack.document.table;

import io.techpack.document.measure.Length;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row for each point of measure, whatever the number of views that show it: what a person
 * stated comes before any estimate, then the leading view. What only a flat has comes last.
 * Immutable.
 */
public record MeasurementTable(List<MeasurementRow> rows) {

    /** Views that differ by less than this, in centimetres, say the same. */
    private static final double SAME = 0.5;

    public MeasurementTable {
        rows = List.copyOf(rows);
    }

    private record Seen(String where, Measure measure) {}

    public static MeasurementTable of(Pack pack) {
        Map<String, List<Seen>> byKey = new LinkedHashMap<>();
        for (View view : pack.leadingFirst()) {
            add(byKey, view.side(), view.measures());
        }
        for (Flat flat : pack.flats()) {
            List<Measure> unseen =
                    flat.measures().stream()
                            .filter(each -> !byKey.containsKey(each.key()))
                            .toList();
            add(byKey, flat.side() + " flat", unseen);
        }
        List<MeasurementRow> rows = new ArrayList<>();
        for (List<Seen> seen : byKey.values()) {
            Seen best =
                    seen.stream()
                            .min(Comparator.comparing(each -> each.measure().origin()))
                            .orElseThrow();
            rows.add(
                    MeasurementRow.of(
                            rows.size() + 1, best.where(), best.measure(), others(best, seen)));
        }
        return new MeasurementTable(rows);
    }

    private static void add(Map<String, List<Seen>> byKey, String where, List<Measure> measures) {
        for (Measure measure : measures) {
            byKey.computeIfAbsent(measure.key(), _ -> new ArrayList<>())
                    .add(new Seen(measure.where().isBlank() ? where : measure.where(), measure));
        }
    }

    /** The row of that measure, or empty. */
    public Optional<MeasurementRow> row(String key) {
        return rows.stream().filter(row -> row.measure().key().equals(key)).findFirst();
    }

    /** The lengths by their keys, in the order of the rows. */
    public Map<String, Length> lengths() {
        Map<String, Length> lengths = new LinkedHashMap<>();
        for (MeasurementRow row : rows) {
            row.length().ifPresent(length -> lengths.put(row.measure().key(), length));
        }
        return lengths;
    }

    private static String others(Seen best, List<Seen> all) {
        List<String> differing = new ArrayList<>();
        for (Seen each : all) {
            if (each != best && differ(best.measure(), each.measure())) {
                differing.add(each.where() + " " + each.measure().value());
            }
        }
        return String.join(", ", differing);
    }

    private static boolean differ(Measure one, Measure other) {
        Optional<Length> first = Length.parse(one.value());
        Optional<Length> second = Length.parse(other.value());
        return first.isEmpty() || second.isEmpty()
                ? !one.value().equals(other.value())
                : Math.abs(first.get().centimetres() - second.get().centimetres()) > SAME;
    }
}
