package io.techpack.document.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.document.measure.Grading;
import io.techpack.document.measure.Units;
import io.techpack.document.pack.Colour;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Material;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Origin;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.Paper;
import io.techpack.document.pack.View;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TableFilesTest {

    private static final String HOSTILE = "=cmd|' /C calc'!A0\u0000, \"quoted\"\nnext";
    private static final Layout GRADED =
            new Layout(Paper.A4, Units.BOTH, Optional.of(Grading.parse("M:S,M;chest_width=2")));

    @Test
    void a_measure_of_two_views_is_one_row_in_which_what_was_stated_comes_first() {
        Pack pack =
                pack(
                        view("back", measure("chest_width", "50 cm", Origin.STATED)),
                        view("front", measure("chest_width", "44 cm", Origin.ESTIMATE)));

        MeasurementRow row = MeasurementTable.of(pack).rows().getFirst();

        assertThat(row.where()).isEqualTo("back");
        assertThat(row.length().orElseThrow().centimetres()).isEqualTo(50);
        assertThat(row.others()).isEqualTo("front 44 cm");
    }

    @Test
    void estimates_are_of_the_front_and_views_that_say_the_same_are_not_named() {
        Pack pack =
                pack(
                        view("back", measure("chest_width", "44.3 cm", Origin.ESTIMATE)),
                        view("front", measure("chest_width", "44 cm", Origin.ESTIMATE)));
        MeasurementRow row = MeasurementTable.of(pack).rows().getFirst();
        assertThat(row.where()).isEqualTo("front");
        assertThat(row.others()).isEmpty();
    }

    @Test
    void csv_has_a_column_for_each_size_and_no_formula() {
        Pack pack = pack(view("front", measure("chest_width", "44 cm", Origin.ESTIMATE)));

        String csv = csv(pack, GRADED);

        assertThat(csv)
                .startsWith(
                        "\uFEFF\"No.\",\"Point of measure\",\"Key\",\"Value (cm)\",\"Value (in)\"")
                .contains("\"Size S (cm)\",\"Size S (in)\",\"Size M (cm)\",\"Size M (in)\"")
                .contains(
                        "1,\"Chest width\",\"chest_width\",44.0,17.323,1.0,0.394,\"estimate\",5.0,1.969")
                .contains("\"'=cmd|' /C calc'!A0, \"\"quoted\"\" next\"")
                .endsWith(",42.0,16.535,44.0,17.323\r\n");
        assertThat(csv.split("\r\n")).hasSize(2);
    }

    @Test
    void a_measure_without_a_rule_is_the_same_in_every_size() {
        Pack pack =
                pack(
                        view("front", measure("chest_width", "44 cm", Origin.ESTIMATE)),
                        view("back", measure("hem_width", "45.5 cm", Origin.ESTIMATE)));

        assertThat(csv(pack, GRADED)).endsWith(",45.5,17.913,45.5,17.913\r\n");
    }

    @Test
    void what_all_views_say_is_one_position_of_the_bill() throws IOException {
        Measure chest = measure("chest_width", "44 cm", Origin.ESTIMATE);
        Pack pack = pack(view("front", chest), view("back", chest));

        assertThat(BillOfMaterials.of(pack).items())
                .singleElement()
                .satisfies(item -> assertThat(item.views()).isEqualTo("all"));
        byte[] xlsx = SpreadsheetFile.of(pack, MeasurementTable.of(pack), GRADED);
        assertThat(entry(xlsx, "xl/worksheets/sheet2.xml"))
                .contains("r=\"2\"")
                .doesNotContain("<row r=\"3\"");
    }

    @Test
    void a_measure_of_another_view_says_so() {
        Measure chest =
                new Measure(
                        "chest_width",
                        "44 cm",
                        "",
                        Optional.of("± 5.0 cm"),
                        "",
                        Origin.ESTIMATE,
                        "back");

        assertThat(MeasurementTable.of(pack(view("front", chest))).rows().getFirst().where())
                .isEqualTo("back");
    }

    @Test
    void what_is_no_length_stays_as_it_was_said() {
        Pack pack = pack(view("front", measure("chest_width", "-as drawn", Origin.STATED)));
        assertThat(csv(pack, new Layout(Paper.A4, Units.CM, Optional.empty())))
                .contains("\"'-as drawn\"");
    }

    @Test
    void the_workbook_has_three_sheets_the_packs_date_and_no_formula() throws IOException {
        Pack pack = pack(view("front", measure("chest_width", "44 cm", Origin.ESTIMATE)));
        byte[] xlsx = SpreadsheetFile.of(pack, MeasurementTable.of(pack), GRADED);

        assertThat(entry(xlsx, "xl/workbook.xml"))
                .contains("Measurements", "Bill of materials", "Colours");
        assertThat(entry(xlsx, "docProps/core.xml")).contains(">2026-11-26T09:00:10Z<");
        assertThat(entry(xlsx, "xl/worksheets/sheet1.xml")).contains("<v>44").doesNotContain("<f>");
        assertThat(entry(xlsx, "xl/sharedStrings.xml"))
                .contains("&apos;=cmd|")
                .doesNotContain(">=cmd");
    }

    @Test
    void what_contradicts_stands_below_the_measurements() throws IOException {
        Pack plain = pack(view("front", measure("chest_width", "44 cm", Origin.STATED)));
        Pack pack =
                new Pack(
                        plain.product(),
                        plain.updatedAt(),
                        plain.kind(),
                        plain.views(),
                        plain.closeUps(),
                        plain.flats(),
                        plain.notes(),
                        plain.history(),
                        List.of("The chest contradicts."),
                        "");

        byte[] xlsx = SpreadsheetFile.of(pack, MeasurementTable.of(pack), GRADED);

        assertThat(entry(xlsx, "xl/sharedStrings.xml")).contains("The chest contradicts.");
        assertThat(entry(xlsx, "xl/worksheets/sheet1.xml")).contains("<row r=\"4\"");
    }

    private static String csv(Pack pack, Layout layout) {
        return new String(CsvFile.of(MeasurementTable.of(pack), layout), StandardCharsets.UTF_8);
    }

    private static String entry(byte[] archive, String name) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(entries.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("there is no " + name);
    }

    private static Measure measure(String key, String value, Origin origin) {
        return new Measure(key, value, "± 1.0 cm", Optional.of("± 5.0 cm"), HOSTILE, origin);
    }

    private static View view(String side, Measure measure) {
        return new View(
                side,
                "",
                "",
                0.5,
                0.5,
                List.of(new Material("body", HOSTILE, OptionalInt.of(100))),
                List.of(new Colour("+SUM(1)", "#123456", OptionalInt.empty())),
                "",
                List.of(measure),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static Pack pack(View... views) {
        return new Pack(
                "shirt",
                Instant.parse("2026-11-26T09:00:10.123456Z"),
                Optional.empty(),
                List.of(views),
                List.of(),
                List.of(),
                List.of());
    }
}
