package io.techpack.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Pack;
import io.techpack.imaging.font.MachineFonts;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF says of the documents: PDF/A-2b, whatever is written on them. */
class PdfArchiveTest {

    @TempDir static Path folder;

    @BeforeAll
    static void validator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fine flannel office shirt, efficient waffle-knit",
                "Žluťoučký kůň, Großmäulig, İstanbul, ŁÓDŹ",
                "Ελληνικό πουκάμισο",
                "Льняная рубашка № 5, Ґудзик",
                "قميص كتان \u202Eevil\u202C שלום",
                "Tee 👕 \uD800 \u0000 \n\t \u0007 \uFFFF"
            })
    void names_of_every_script_that_dejavu_holds_and_of_others(String product) throws Exception {
        assertThat(faults(SamplePacks.full(product), MachineFonts.below(folder))).isEmpty();
    }

    @Test
    void chinese_japanese_and_korean_names_in_the_machines_font() throws Exception {
        MachineFonts fonts = MachineFonts.below(CjkTestFont.in(folder));
        byte[] pdf = document(SamplePacks.full("男装 シャツ 셔츠 T-shirt"), fonts).pdf().bytes();

        assertThat(faults(pdf)).isEmpty();
        assertThat(PdfTexts.of(pdf)).contains("男装 シャツ 셔츠 T-shirt").doesNotContain("\uFFFD");
    }

    @Test
    void packs_with_little_or_far_too_much() throws Exception {
        MachineFonts none = MachineFonts.below(folder.resolve("none"));
        assertThat(faults(SamplePacks.empty("nothing"), none)).isEmpty();
        assertThat(faults(SamplePacks.crowded("crowded", "a fold of cloth ".repeat(20)), none))
                .isEmpty();
    }

    private static List<String> faults(Pack pack, MachineFonts fonts) throws Exception {
        return faults(document(pack, fonts).pdf().bytes());
    }

    private static PackDocument document(Pack pack, MachineFonts fonts) {
        return PackDocument.of(pack, SamplePacks.pictures(), Layout.USUAL, fonts);
    }

    private static List<String> faults(byte[] pdf) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.PDFA_2_B;
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> faults =
                    result.getTestAssertions().stream()
                            .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                            .map(TestAssertion::getMessage)
                            .distinct()
                            .toList();
            assertThat(result.isCompliant()).isEqualTo(faults.isEmpty());
            return faults;
        }
    }
}
