package io.techpack.document.table;

import io.techpack.document.pack.Material;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.Trim;
import io.techpack.document.pack.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What the product is made of: cloth, then trims, each once, however many views say it. Immutable.
 */
public record BillOfMaterials(List<Item> items) {

    /**
     * One position.
     *
     * @param share of its part, in percent
     * @param placement nothing where there is none
     * @param views that say it, such as {@code front, back}; {@code all} where every one does
     */
    public record Item(
            String name, String material, OptionalInt share, String placement, String views) {}

    public BillOfMaterials {
        items = List.copyOf(items);
    }

    private record Position(
            String name, String material, OptionalInt share, String placement, List<String> sides) {

        Item item(int views) {
            boolean everywhere = views > 1 && sides.size() == views;
            return new Item(
                    name,
                    material,
                    share,
                    placement,
                    everywhere ? "all" : String.join(", ", sides));
        }
    }

    public static BillOfMaterials of(Pack pack) {
        Map<String, Position> cloth = new LinkedHashMap<>();
        Map<String, Position> trims = new LinkedHashMap<>();
        for (View view : pack.leadingFirst()) {
            for (Material each : view.materials()) {
                add(
                        cloth,
                        new Position(
                                each.component(),
                                each.material(),
                                each.percentage(),
                                "",
                                new ArrayList<>()),
                        view);
            }
            for (Trim each : view.trims()) {
                add(
                        trims,
                        new Position(
                                each.type(),
                                each.material(),
                                OptionalInt.empty(),
                                each.placement(),
                                new ArrayList<>()),
                        view);
            }
        }
        List<Item> items = new ArrayList<>();
        cloth.values().forEach(each -> items.add(each.item(pack.views().size())));
        trims.values().forEach(each -> items.add(each.item(pack.views().size())));
        return new BillOfMaterials(items);
    }

    private static void add(Map<String, Position> known, Position position, View view) {
        Position first =
                known.computeIfAbsent(
                        key(position.name(), position.material(), position.placement()),
                        _ -> position);
        if (!first.sides().contains(view.side())) {
            first.sides().add(view.side());
        }
    }

    private static String key(String... parts) {
        return Arrays.stream(parts)
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }
}
