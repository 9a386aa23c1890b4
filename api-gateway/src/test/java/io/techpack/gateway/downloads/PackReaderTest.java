package io.techpack.gateway.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.document.pack.Callout;
import io.techpack.document.pack.Change;
import io.techpack.document.pack.Kind;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Origin;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.Trait;
import io.techpack.document.pack.View;
import io.techpack.document.table.MeasurementTable;
import io.techpack.job.JobId;
import io.techpack.json.Json;
import io.techpack.product.MadeOf;
import io.techpack.product.Products;
import io.techpack.product.Products.Sourced;
import io.techpack.product.Products.TechPack;
import io.techpack.product.Revision;
import io.techpack.product.ViewType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {

    private static final Instant DRAWN = Instant.parse("2026-11-26T09:00:00Z");
    private static final String CATEGORY =
            "{\"category\":\"APPAREL\",\"subcategory\":\"t-shirt\",\"confidence\":0.6,\"alternatives\":[{\"subcategory\":\"polo\",\"confidence\":0.3}]}";
    private static final String FRONT =
            """
            {"viewType":"front","analysisData":{
              "materials_detected":[{"component":"body","material_type":"cotton"}],
              "dimensions_estimated":{"hem_width":{"value":"52.0 cm","tolerance":"± 1.0 cm","accuracy":"± 5.2 cm"}},
              "hardware_and_trims":[{"type":"label","material":"woven","placement":"inside"}],
              "flat_spec":{"garment_class":"t-shirt","proportions":{},"traits":{}}}}
            """;
    private static final String BACK =
            """
            {"viewType":"back","analysisData":{
              "materials_detected":[{"component":"body","material_type":"hemp"}],
              "dimensions_estimated":{"hem_width":{"value":"60 cm","tolerance":"± 1.0 cm"}},
              "hardware_and_trims":[{"type":"snaps","material":"brass","placement":"front"}],
              "edited_fields":["materials_detected[0].material_type","hardware_and_trims",
                "dimensions_estimated.hem_width.value","flat_spec.garment_class"],
              "flat_spec":{"garment_class":"polo","proportions":{},"traits":{}}}}
            """;

    @Test
    void what_a_person_said_of_one_view_is_the_products() {
        Pack pack = read(DRAWN.minusSeconds(5));

        assertThat(pack.views())
                .allSatisfy(view -> {
                    assertThat(view.materials().getFirst().material()).isEqualTo("hemp");
                    assertThat(view.trims()).hasSize(1);
                    assertThat(view.trims().getFirst().type()).isEqualTo("snaps");
                });
        assertThat(pack.views()).extracting(View::side).containsExactly("front", "back");
        assertThat(MeasurementTable.of(pack).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.measure().value()).isEqualTo("60 cm");
                    assertThat(row.measure().origin()).isEqualTo(Origin.STATED);
                    assertThat(row.where()).isEqualTo("back");
                    assertThat(row.others()).isEmpty();
                });
        assertThat(pack.kind().orElseThrow().name()).isEqualTo("polo");
        assertThat(pack.kind().orElseThrow().why()).isEqualTo("A person said so.");
        assertThat(pack.notes())
                .containsExactly(
                        "As said of the back view, for the whole product: kind of product, materials, trims, hem width.");
    }

    @Test
    void a_kind_that_the_views_were_read_as_since_is_the_products() {
        assertThat(kindOf("hoodie", DRAWN.plusSeconds(5)).name()).isEqualTo("hoodie");
        assertThat(kindOf("hoodie", DRAWN.plusSeconds(5)).alternatives())
                .containsExactly("t-shirt (60 %)");
        assertThat(kindOf("bag", DRAWN.plusSeconds(5)).category()).isEqualTo("BAGS");
        assertThat(kindOf("hoodie", DRAWN.minusSeconds(5)).name()).isEqualTo("t-shirt");
        assertThat(kindOf("t-shirt", DRAWN.plusSeconds(5)).alternatives())
                .containsExactly("polo (30 %)");
    }

    private static Kind kindOf(String read, Instant at) {
        String front = FRONT.replace("\"t-shirt\"", "\"" + read + "\"");
        return PackReader.read(
                        "shirt",
                        new TechPack(
                                Optional.of(sourced(CATEGORY, DRAWN)),
                                List.of(sourced(front, at)),
                                List.of(),
                                List.of()),
                        List.of())
                .flatMap(Pack::kind)
                .orElseThrow();
    }

    @Test
    void flats_that_are_older_than_an_edit_are_told() {
        assertThat(read(DRAWN.plusSeconds(5)).notes())
                .contains(
                        "The flats and their callouts are older than the last edit of the back view; make the sketches anew.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t-shirt | usual none | usual straight | t-shirt | stated polo | usual straight | collar polo instead of none",
                "t-shirt | stated polo | usual straight | t-shirt | usual none | stated curved | collar none instead of polo, hem curved instead of straight",
                "t-shirt | usual none | usual straight | hoodie | usual hood | usual straight | kind hoodie instead of t-shirt",
                "t-shirt | stated polo | usual straight | t-shirt | stated polo | seen straight | ",
                "t-shirt | usual none | usual straight | t-shirt | usual polo | seen curved | "
            })
    void flats_of_another_branch_of_revisions_are_told(
            String kind,
            String collar,
            String hem,
            String drawnKind,
            String drawnCollar,
            String drawnHem,
            @Nullable String told) {
        String view =
                "{\"viewType\":\"front\",\"analysisData\":{\"flat_spec\":%s}}"
                        .formatted(spec(kind, collar, hem));
        String sketch =
                "{\"viewType\":\"front\",\"flatSpec\":%s}"
                        .formatted(spec(drawnKind, drawnCollar, drawnHem));
        TechPack results =
                new TechPack(
                        Optional.empty(),
                        List.of(sourced(view, DRAWN.minusSeconds(5))),
                        List.of(),
                        List.of(sourced(sketch, DRAWN)));

        assertThat(PackReader.read("tee", results, List.of()).orElseThrow().notes())
                .isEqualTo(
                        told == null
                                ? List.of()
                                : List.of(
                                        "The flats were drawn of another state of the product than its views are: "
                                                + told
                                                + "; make the sketches anew."));
    }

    private static String spec(String kind, String collar, String hem) {
        return """
        {"garment_class":"%s","proportions":{},"traits":{
          "collar":{"origin":"%s","choice":"%s"},"hem":{"origin":"%s","choice":"%s"}}}
        """
                .formatted(
                        kind,
                        collar.split(" ")[0],
                        collar.split(" ")[1],
                        hem.split(" ")[0],
                        hem.split(" ")[1]);
    }

    @Test
    void a_part_that_was_taken_away_is_on_no_page_of_older_flats() {
        String front =
                """
                {"viewType":"front","undone":["make it fly"],"analysisData":{
                  "dimensions_estimated":{},"analysis_notes":"Read as hoodie.",
                  "flat_spec":{"garment_class":"hoodie","proportions":{"body_length":{"centimetres":69,"origin":"usual"}},
                    "traits":{"pockets":{"choice":"none","origin":"stated"},"collar":{"choice":"none","origin":"stated"}}}}}
                """;
        String sketch =
                """
                {"viewType":"front","callouts":[{"callout_number":1,"feature_name":"Hood"},
                   {"callout_number":2,"feature_name":"Pocket"},{"callout_number":3,"feature_name":"Bottom hem"}],
                 "measurements":{"hood_height":{"value":"34.0 cm"},"hem_width":{"value":"50.0 cm"}},
                 "flatSpec":{"proportions":{},"traits":{"pockets":{"choice":"kangaroo","origin":"usual"}}}}
                """;
        Pack pack =
                PackReader.read(
                                "hoodie",
                                new TechPack(
                                        Optional.empty(),
                                        List.of(sourced(front, DRAWN)),
                                        List.of(),
                                        List.of(sourced(sketch, DRAWN))),
                                List.of())
                        .orElseThrow();

        assertThat(pack.flats().getFirst().callouts())
                .extracting(Callout::feature)
                .containsExactly("Bottom hem");
        assertThat(pack.flats().getFirst().traits())
                .extracting(Trait::choice)
                .containsExactly("none");
        assertThat(pack.flats().getFirst().measures())
                .extracting(Measure::key)
                .containsExactly("hem_width");
        assertThat(pack.views().getFirst().notes())
                .isEqualTo("Read as hoodie. Asked of the picture and not done: make it fly.");
    }

    @Test
    void the_history_names_fields_as_people_do() {
        Revision revision =
                new Revision(
                        new UUID(1, 2),
                        "shirt",
                        ViewType.FRONT,
                        "a.jpg",
                        "b.jpg",
                        10,
                        10,
                        "c",
                        Optional.empty());
        Products.Change edit =
                new Products.Change(
                        new Products.DatedRevision(revision, DRAWN),
                        Optional.of(
                                new Products.Origin(
                                        JobId.next(),
                                        "edit",
                                        Optional.of("60 cm"),
                                        Optional.of("dimensions_estimated.hem_width.value"),
                                        Optional.empty())));

        assertThat(HistoryReader.read(List.of(new Products.History(List.of(edit), List.of()))))
                .extracting(Change::what)
                .containsExactly("Edited hem width");
    }

    @Test
    void stated_lengths_that_contradict_are_told_where_the_measures_are() {
        String trousers =
                """
                {"viewType":"front","analysisData":{"dimensions_estimated":{},
                  "flat_spec":{"garment_class":"pants","base_measure":"outseam","traits":{},"proportions":{
                    "outseam":{"ratio":1,"centimetres":112,"origin":"stated"},
                    "inseam":{"ratio":0.6,"centimetres":70,"origin":"stated"},
                    "front_rise":{"ratio":0.3,"centimetres":30,"origin":"stated"}}}}}
                """;

        assertThat(
                        pack(new TechPack(
                                        Optional.empty(),
                                        List.of(sourced(trousers, DRAWN)),
                                        List.of(),
                                        List.of()))
                                .contradictions())
                .singleElement()
                .asString()
                .contains("make 100.0 cm, but the outseam is 112.0 cm");
        assertThat(read(DRAWN).contradictions()).isEmpty();
    }

    @Test
    void which_part_is_of_which_revision_is_one_line() {
        UUID earlier = new UUID(0, 1);
        UUID standing = new UUID(0, 2);
        List<MadeOf.Earlier> front = List.of(new MadeOf.Earlier(earlier, ViewType.FRONT, standing));
        MadeOf madeOf =
                new MadeOf(
                        List.of(
                                new MadeOf.Part("close-ups", front),
                                new MadeOf.Part("back flat", front)));

        assertThat(
                        pack(new TechPack(
                                        Optional.empty(),
                                        List.of(sourced(FRONT, DRAWN)),
                                        List.of(),
                                        List.of(),
                                        madeOf))
                                .madeOf())
                .isEqualTo(
                        "Views and values are of the revisions that stand now; not so close-ups, back flat of the earlier front revision %s (now %s stands). Make these anew for one state of all.",
                        earlier, standing);
        assertThat(read(DRAWN).madeOf()).isEqualTo("All of it is of the revisions that stand now.");
    }

    private static Pack pack(TechPack results) {
        return PackReader.read("shirt", results, List.of()).orElseThrow();
    }

    private static Pack read(Instant edited) {
        return PackReader.read(
                        "shirt",
                        new TechPack(
                                Optional.of(sourced(CATEGORY, DRAWN)),
                                List.of(sourced(FRONT, edited), sourced(BACK, edited)),
                                List.of(),
                                List.of(sourced("{\"viewType\":\"front\"}", DRAWN))),
                        List.of())
                .orElseThrow();
    }

    private static Sourced sourced(String document, Instant at) {
        return new Sourced(Json.mapper().readTree(document), JobId.next(), at);
    }
}
