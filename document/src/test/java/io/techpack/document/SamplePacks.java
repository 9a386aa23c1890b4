package io.techpack.document;

import io.techpack.document.pack.Callout;
import io.techpack.document.pack.Change;
import io.techpack.document.pack.CloseUp;
import io.techpack.document.pack.Colour;
import io.techpack.document.pack.Construction;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Kind;
import io.techpack.document.pack.Material;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Origin;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.PictureSource;
import io.techpack.document.pack.Trait;
import io.techpack.document.pack.Trim;
import io.techpack.document.pack.View;
import io.techpack.imaging.picture.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Packs as the embedded engine makes them, and worse ones. */
final class SamplePacks {

    static final Instant DATE = Instant.parse("2026-11-26T09:00:10Z");
    static final String REVISION = "0198c5e2-7d1a-7c3e-9b54-0d5c5b0c0001";

    private SamplePacks() {}

    /** All that there can be of a t-shirt. */
    static Pack full(String product) {
        return new Pack(
                product,
                DATE,
                Optional.of(
                        new Kind(
                                "t-shirt",
                                "APPAREL",
                                0.94,
                                List.of("longsleeve (2 %)", "dress (1 %)"),
                                "Outline and colours look like t-shirt.")),
                List.of(view("front", 0), view("back", 1)),
                closeUps(8),
                List.of(
                        flat("front", "front.svg"),
                        flat("back", "front.svg"),
                        flat("side", "side.svg")),
                List.of(
                        new Change(DATE, "front", REVISION, "Uploaded", ""),
                        new Change(
                                DATE.plusSeconds(90),
                                "front",
                                REVISION.replace('1', '2'),
                                "Edited materials",
                                "change the body to organic cotton")));
    }

    /** Nothing but a name. */
    static Pack empty(String product) {
        return new Pack(
                product, DATE, Optional.empty(), List.of(), List.of(), List.of(), List.of());
    }

    /** Every text is as long as it gets, or longer. */
    static Pack crowded(String product, String text) {
        Pack full = full(product);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            measures.add(
                    new Measure(
                            "a_measure_with_a_name_that_does_not_end_number_" + i,
                            (20 + i) + ".5 cm",
                            "± 1.0 cm",
                            Optional.of("± 5.5 cm"),
                            text,
                            Origin.ESTIMATE));
        }
        View front = full.views().getFirst();
        View wide =
                new View(
                        front.side(),
                        front.revision(),
                        "wide.jpg",
                        front.confidence(),
                        front.materialsConfidence(),
                        List.of(new Material(text, text, OptionalInt.of(100))),
                        List.of(
                                new Colour(text, "#305e8e", OptionalInt.of(60)),
                                new Colour(text, "no colour", OptionalInt.empty())),
                        text,
                        measures,
                        List.of(new Construction(text, text, text)),
                        List.of(new Trim(text, text, text)),
                        List.of(text, text + "!"),
                        text.repeat(10));
        return new Pack(
                product,
                full.updatedAt(),
                Optional.of(new Kind(text, text, 7, List.of(text, text), text)),
                List.of(wide),
                List.of(new CloseUp(1, text, text, "tall.png"), new CloseUp(2, text, text, "")),
                List.of(
                        new Flat(
                                "front",
                                "not-ours.svg",
                                "tall.png",
                                List.of(new Callout(1, text, text, text, true)),
                                measures,
                                List.of(new Trait(text, text, text, Double.NaN)),
                                text)),
                List.of(new Change(DATE, text, text, text, text)));
    }

    /** Such pictures as have a name that is known here. */
    static PictureSource pictures() {
        return name ->
                switch (name) {
                    case "front.jpg" -> Optional.of(photo(900, 1200, 0xB9C7D6).jpeg(0.9));
                    case "back.jpg" -> Optional.of(photo(900, 1200, 0xC9C2B4).jpeg(0.9));
                    case "wide.jpg" -> Optional.of(photo(1600, 400, 0x99AA88).jpeg(0.9));
                    case "tall.png" -> Optional.of(photo(300, 1500, 0xAA8899).png());
                    case "close-up.jpg" -> Optional.of(photo(640, 640, 0x8899AA).jpeg(0.9));
                    case "front.svg", "side.svg" -> Optional.of(resource(name));
                    case "not-ours.svg" ->
                            Optional.of(
                                    "<svg onload=\"alert(1)\"/>"
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    case "broken.jpg" -> Optional.of(new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2});
                    default -> Optional.empty();
                };
    }

    static View view(String side, int offset) {
        return new View(
                side,
                REVISION,
                side + ".jpg",
                0.67,
                0.45,
                List.of(
                        new Material("body", "knit (jersey or rib)", OptionalInt.of(100)),
                        new Material("neck band", "to be confirmed", OptionalInt.empty())),
                List.of(
                        new Colour("Denim Blue", "#305e8e", OptionalInt.of(82)),
                        new Colour("Off-White", "#f4f1ea", OptionalInt.of(18))),
                "solid",
                List.of(
                        measure("body_length", 71.0, Origin.STATED),
                        measure("chest_width", 43.9 + offset, Origin.ESTIMATE),
                        measure("hem_width", 45.1, Origin.ESTIMATE)),
                List.of(
                        new Construction(
                                "armholes", "sleeves part from the body on both sides", ""),
                        new Construction(
                                "side seams",
                                "overlocked (usual for this kind, not seen; to be confirmed)",
                                "")),
                List.of(
                        new Trim(
                                "label",
                                "not identifiable in a photo",
                                "woven or printed, inside")),
                List.of("silhouette: straight from chest to hem", "neckline: high or closed"),
                "Ratios are measured; centimetres assume body length (HPS) = 71 cm.");
    }

    private static Measure measure(String key, double centimetres, Origin origin) {
        return new Measure(
                key,
                centimetres + " cm",
                "± 1.0 cm",
                origin == Origin.ESTIMATE ? Optional.of("± 5.0 cm") : Optional.empty(),
                "armhole to armhole, straight across (0.61 of the height)",
                origin);
    }

    private static List<CloseUp> closeUps(int count) {
        List<CloseUp> closeUps = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            closeUps.add(
                    new CloseUp(
                            i,
                            "Collar and neckline",
                            "Neckline finish, rib or collar make",
                            "close-up.jpg"));
        }
        return closeUps;
    }

    private static Flat flat(String side, String vector) {
        return new Flat(
                side,
                vector,
                "tall.png",
                List.of(
                        new Callout(
                                1, "Shoulder seam", "Overlocked, taped against stretch", "", false),
                        new Callout(
                                2,
                                "Neckline",
                                "Crew neck, rib band, topstitched",
                                "18.9 cm",
                                true)),
                List.of(
                        measure("body_length", 71.0, Origin.STATED),
                        measure("chest_width", 43.9, Origin.ESTIMATE),
                        measure("cuff_width", 15.2, Origin.USUAL)),
                List.of(
                        new Trait("neckline", "crew", "seen", 0.7),
                        new Trait("collar", "none", "usual", 0.5),
                        new Trait("cuff", "plain", "usual", 0.5)),
                "Front view, drawn from a specification: 7 of 9 proportions are measured or stated.");
    }

    private static Picture photo(int width, int height, int rgb) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int x = i % width;
            int y = i / width;
            boolean inside =
                    x > width / 4 && x < width * 3 / 4 && y > height / 6 && y < height * 5 / 6;
            argb[i] = 0xFF000000 | (inside ? rgb : 0xFFFFFF);
        }
        return Picture.of(width, height, argb);
    }

    private static byte[] resource(String name) {
        try (InputStream file = SamplePacks.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
