package io.techpack.baseviews.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether words leave a choice, where "or" may be gold. */
class AlternativesTest {

    /** None of them is in a table. */
    private static final List<String> FRENCH =
            List.of(
                    "ruban",
                    "galon",
                    "passepoil",
                    "pampille",
                    "mousqueton",
                    "chaînette",
                    "liseré",
                    "lacet",
                    "sequin",
                    "perle",
                    "écusson",
                    "tirette",
                    "curseur",
                    "bride",
                    "médaillon",
                    "frange",
                    "clou",
                    "plastron",
                    "soutache",
                    "biais");

    @Test
    void gold_after_any_french_noun_leaves_no_choice() {
        for (String noun : FRENCH) {
            assertThat(Lexicon.all().tokens(noun)).hasOnlyElementsOfType(Token.Unknown.class);
            for (String end :
                    List.of(
                            "or",
                            "or mat",
                            "or brossé",
                            "or vieilli 15 mm",
                            "or sur le col",
                            "or 12 mm",
                            "or, plat")) {
                assertThat(Alternatives.in(noun + " " + end)).as("%s %s", noun, end).isFalse();
                assertThat(Alternatives.in("ajoute un " + noun + " " + end)).isFalse();
            }
            assertThat(Alternatives.in(noun + " or mat ou argent")).as(noun).isTrue();
            assertThat(Alternatives.in("a " + noun + " or a zip")).as(noun).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cotton or linen",
                "navy or black",
                "navy or mat black",
                "shiny or mat",
                "a shiny or mat button",
                "a ribbon or mat",
                "the ribbon or rose",
                "2 or 3 mm",
                "5 cm or 2 mm",
                "60 % cotton or 40 % linen",
                "print or navy",
                "crew neck or v neck",
                "navy or #445566",
                "hilo plata u oro",
                "verde u oliva",
                "algodón o lino",
                "Band in Gold oder Silber",
                "ruban or ou argent"
            })
    void a_choice_is_told(String words) {
        assertThat(Alternatives.in(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metal O ring",
                "cinta dorado mate",
                "cordón oro mate",
                "goldenes Band matt",
                "Kordel mattgold",
                "fil couleur or clair",
                "broderie en or fin",
                "u-neck",
                "scoop u neck"
            })
    void a_colour_after_its_noun_is_none(String words) {
        assertThat(Alternatives.in(words)).isFalse();
    }
}
