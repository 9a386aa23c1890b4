package io.techpack.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.document.PackDocument.Made;
import io.techpack.document.measure.Grading;
import io.techpack.document.measure.Units;
import io.techpack.document.pack.Callout;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Kind;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Origin;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.Paper;
import io.techpack.document.pack.View;
import io.techpack.imaging.font.MachineFonts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackDocumentTest {

    private static final String SENTENCE =
            "Overlocked with a safety stitch and topstitched twice at six millimetres, pressed to the back; ";
    private static final Layout GRADED =
            new Layout(
                    Paper.A4,
                    Units.BOTH,
                    Optional.of(Grading.parse("M:S,M,L,XL;chest_width=2;body_length=1.5")));

    private static final Layout LARGELY_UNGRADED =
            new Layout(
                    Paper.A4,
                    Units.BOTH,
                    Optional.of(
                            Grading.parse(
                                    "M:XXS,XS,S,M,L,XL,XXL,3XL,4XL,5XL,6XL,7XL;a_measure_with_a_name_that_does_not_end_number_0=1")));

    @TempDir Path noFonts;

    @Test
    void a_pack_has_all_its_sections_on_numbered_pages() throws IOException {
        String text = text(SamplePacks.full("linen-tee"), GRADED);

        assertThat(text)
                .contains("TECH PACK", "linen-tee", "Apparel, 94 % sure", "26 Nov 2026")
                .contains("Front flat", "Back flat", "Side flat", "Shoulder seam", "Neckline *")
                .contains("Points of measure", "71.0 28 ± 1.0 cm · 3/8 in stated, front")
                .contains("estimate, front ± 5.0 cm · 2 in", "differs: back")
                .contains("Size run", "M (base)", "Chest width +2.0 41.9 43.9 45.9 47.9")
                .contains("Colours and materials", "#305e8e", "RGB 48 94 142", "82 %")
                .contains("Bill of materials", "knit (jersey or rib)", "Label")
                .contains("Construction", "crew seen 70 %", "Notes")
                .contains("Close-ups", "8 Collar and neckline", "Views")
                .contains("Revision history", "Edited materials", "change the body to organic")
                .contains("1 / 11", "11 / 11")
                .doesNotContain("of the height", "\uFFFD");
    }

    @Test
    void the_text_of_flats_can_be_selected_and_what_is_beside_the_figure_is_left_out()
            throws IOException {
        String page = text(SamplePacks.full("linen-tee"), Layout.USUAL, 2);
        assertThat(page)
                .contains("A Body length", "E Chest width", "I Cuff width")
                .doesNotContain("FRONT", "Specifications are usual");
    }

    @Test
    void a_note_of_any_length_stays_on_its_flats_page() throws IOException {
        Pack brief = SamplePacks.full("tee");
        Pack noted = withFlats(brief, brief.kind(), SENTENCE.repeat(12) + "The last word.");

        assertThat(text(noted, GRADED)).doesNotContain("continued").contains("1 / 11", "11 / 11");
        assertThat(text(noted, Layout.USUAL, 2).replaceAll("\\s+", " "))
                .contains(
                        "pressed to the back; Overlocked", "The last word.", "* critical for fit");
    }

    @Test
    void the_flats_of_shoes_say_which_side_they_show() throws IOException {
        Pack tee = SamplePacks.full("tee");
        Kind shoes = new Kind("shoes", "FOOTWEAR", 0.9, List.of(), "Outline.");

        assertThat(text(withFlats(tee, Optional.of(shoes), ""), Layout.USUAL))
                .contains("Front flat: outer side", "Back flat", "Side flat: inner side");
        assertThat(text(tee, Layout.USUAL)).doesNotContain("outer side", "inner side");
    }

    @Test
    void what_contradicts_is_told_where_the_measures_are_and_the_cover_says_of_what_it_is()
            throws IOException {
        Pack full = SamplePacks.full("tee");
        Pack told =
                new Pack(
                        full.product(),
                        full.updatedAt(),
                        full.kind(),
                        full.views(),
                        full.closeUps(),
                        full.flats(),
                        List.of(),
                        full.history(),
                        List.of("The inseam contradicts."),
                        "Views are of what stands now.");

        String text = text(told, Layout.USUAL);

        assertThat(text).containsOnlyOnce("Views are of what stands now.");
        // on the table's page and on each flat's
        assertThat(text.split("The inseam contradicts\\.", -1)).hasSize(2 + full.flats().size());
    }

    @Test
    void a_note_that_several_views_have_is_printed_once() throws IOException {
        Pack full = SamplePacks.full("tee");
        List<View> noted =
                full.views().stream()
                        .map(view ->
                                withNotes(
                                        view, "Read as tee. It is the %s.".formatted(view.side())))
                        .toList();
        Pack pack =
                new Pack(
                        full.product(),
                        full.updatedAt(),
                        full.kind(),
                        noted,
                        full.closeUps(),
                        full.flats(),
                        full.history());

        assertThat(text(pack, Layout.USUAL))
                .containsOnlyOnce("Read as tee.")
                .contains(
                        "Front, Back: Read as tee.",
                        "Front: It is the front.",
                        "Back: It is the back.");
    }

    private static View withNotes(View view, String notes) {
        return new View(
                view.side(),
                view.revision(),
                view.picture(),
                view.confidence(),
                view.materialsConfidence(),
                view.materials(),
                view.colours(),
                view.pattern(),
                view.measures(),
                view.construction(),
                view.trims(),
                view.design(),
                notes);
    }

    private static Pack withFlats(Pack pack, Optional<Kind> kind, String notes) {
        return new Pack(
                pack.product(),
                pack.updatedAt(),
                kind,
                pack.views(),
                pack.closeUps(),
                pack.flats().stream()
                        .map(flat ->
                                new Flat(
                                        flat.side(),
                                        flat.vector(),
                                        flat.picture(),
                                        flat.callouts(),
                                        flat.measures(),
                                        flat.traits(),
                                        notes))
                        .toList(),
                pack.history());
    }

    @Test
    void a_measure_has_one_value_in_all_of_the_document() throws IOException {
        Pack full = SamplePacks.full("tee");
        View said = full.views().getFirst();
        List<Measure> edited = new ArrayList<>(said.measures());
        edited.set(
                1,
                new Measure(
                        "chest_width", "50.5 cm", "± 1.0 cm", Optional.empty(), "", Origin.STATED));
        Flat drawn = full.flats().getFirst();
        Callout chest = new Callout(3, "Chest", "Straight across", "43.9 cm", true);
        Pack pack =
                new Pack(
                        "tee",
                        full.updatedAt(),
                        full.kind(),
                        List.of(said.withMeasures(edited)),
                        full.closeUps(),
                        List.of(
                                new Flat(
                                        drawn.side(),
                                        drawn.vector(),
                                        drawn.picture(),
                                        List.of(chest),
                                        drawn.measures(),
                                        drawn.traits(),
                                        drawn.notes())),
                        List.of("The views disagree on the pattern."),
                        full.history(),
                        List.of(),
                        "");

        String page = text(pack, Layout.USUAL, 2).replaceAll("\\s+", " ");
        assertThat(page)
                .contains("E Chest width 50.5 cm · 19 7/8 in stated")
                .contains("Straight across · 50.5 cm · 19 7/8 in")
                .contains("This drawing is older than the values beside it")
                .contains("Chest width as 43.9 cm");
        assertThat(text(pack, Layout.USUAL).replaceFirst("as 43.9 cm", ""))
                .doesNotContain("43.9")
                .contains("The views disagree on the pattern.");
        assertThat(text(SamplePacks.full("tee"), Layout.USUAL)).doesNotContain("older than");
    }

    @Test
    void what_differs_from_a_stated_value_is_said_without_an_accuracy_before_it()
            throws IOException {
        Pack full = SamplePacks.full("tee");
        View front = full.views().getFirst();
        View back = full.views().getLast();
        Measure stated =
                new Measure("hem_width", "61 cm", "± 1.0 cm", Optional.empty(), "", Origin.STATED);
        Pack pack =
                new Pack(
                        "tee",
                        full.updatedAt(),
                        full.kind(),
                        List.of(front.withMeasures(List.of(stated)), back),
                        List.of(),
                        List.of(),
                        full.history());

        assertThat(text(pack, Layout.USUAL))
                .contains("stated, front differs: back 45.1 cm")
                .doesNotContain("· differs: back 45.1 cm");
    }

    @Test
    void units_and_paper_are_those_asked_for() throws IOException {
        Layout letter = new Layout(Paper.LETTER, Units.IN, Optional.empty());
        try (PDDocument pdf = Loader.loadPDF(made(SamplePacks.full("tee"), letter).bytes())) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(792);
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isEqualTo(612);
            assertThat(PdfTexts.of(made(SamplePacks.full("tee"), letter).bytes()))
                    .contains("INCH")
                    .contains("28 ± 3/8 in")
                    .doesNotContain("71.0");
        }
    }

    @ParameterizedTest
    @EnumSource(Paper.class)
    void the_same_pack_makes_the_same_bytes(Paper paper) throws IOException {
        Layout layout = new Layout(paper, Units.BOTH, GRADED.grading());
        Pack pack = SamplePacks.full("Žluťoučký <b> 👕");
        PackDocument first = document(pack, layout);
        PackDocument second = document(pack, layout);

        assertThat(first.pdf().bytes()).isEqualTo(second.pdf().bytes());
        assertThat(first.csv()).isEqualTo(second.csv());
        assertThat(first.xlsx()).isEqualTo(second.xlsx());
    }

    @Test
    void a_pack_without_results_still_has_its_cover() throws IOException {
        String text = text(SamplePacks.empty("nothing-yet"), Layout.USUAL);
        assertThat(text).contains("nothing-yet", "1 / 1", "This picture is missing");
    }

    @Test
    void the_longest_texts_stay_on_their_pages() throws IOException {
        Pack pack = SamplePacks.crowded("n".repeat(200), SENTENCE.repeat(4));
        Made made = made(pack, LARGELY_UNGRADED);
        try (PDDocument pdf = Loader.loadPDF(made.bytes())) {
            assertThat(pdf.getNumberOfPages()).isBetween(10, 60);
            PlacesOfText places = new PlacesOfText();
            places.getText(pdf);
            assertThat(places.outside()).isEmpty();
        }
    }

    @Test
    void what_no_font_has_is_shown_as_a_replacement_and_said_on_the_page() throws IOException {
        String cover = text(SamplePacks.full("Tee 男装 \uD83D\uDC55"), Layout.USUAL, 1);
        assertThat(cover)
                .contains("Tee \uFFFD\uFFFD \uFFFD")
                .contains("\uFFFD stands for characters that this document has no font for");
    }

    @Test
    void missing_pictures_are_gaps_that_are_named() throws IOException {
        Pack full = SamplePacks.full("tee");
        PackDocument document =
                PackDocument.of(
                        full, _ -> Optional.empty(), Layout.USUAL, MachineFonts.below(noFonts));

        Made made = document.pdf();

        assertThat(made.missing()).contains("front.jpg", "back.jpg", "close-up.jpg", "tall.png");
        assertThat(PdfTexts.of(made.bytes())).contains("This picture is missing");
    }

    @Test
    void rules_for_a_measure_that_is_not_there_are_refused_with_those_that_are() {
        Layout layout =
                new Layout(Paper.A4, Units.CM, Optional.of(Grading.parse("M:S,M;sleeve_length=1")));
        assertThatThrownBy(() -> document(SamplePacks.full("tee"), layout))
                .isInstanceOf(Grading.Malformed.class)
                .hasMessage(
                        "grades sleeve_length, which the product does not have; it has body_length, chest_width, hem_width, cuff_width");
    }

    private PackDocument document(Pack pack, Layout layout) {
        return PackDocument.of(pack, SamplePacks.pictures(), layout, MachineFonts.below(noFonts));
    }

    private Made made(Pack pack, Layout layout) {
        return document(pack, layout).pdf();
    }

    private String text(Pack pack, Layout layout) throws IOException {
        return PdfTexts.of(made(pack, layout).bytes());
    }

    private String text(Pack pack, Layout layout, int page) throws IOException {
        return PdfTexts.of(made(pack, layout).bytes(), page);
    }
}
