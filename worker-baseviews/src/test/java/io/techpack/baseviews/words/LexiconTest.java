package io.techpack.baseviews.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.colour.TradeColour;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {

    private static List<Token> tokens(String text) {
        return Lexicon.all().tokens(text);
    }

    private static Token only(String text) {
        assertThat(tokens(text)).hasSize(1);
        return tokens(text).getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    navy                | Navy
                    NAVY BLUE           | Navy
                    light-blue          | Light Blue
                    dark green          | Dark Green
                    dunkelgrün          | Dark Green
                    dunkelgrünes        | Dark Green
                    hellblau            | Light Blue
                    roten               | Red
                    vert foncé          | Dark Green
                    bleu marine         | Navy
                    verde oscuro        | Dark Green
                    azul claro          | Light Blue
                    深绿色               | Dark Green
                    海军蓝               | Navy
                    grey                | Mid Grey
                    pale pink           | Light Pink
                    dorado mate         | Gold
                    doradas             | Gold
                    negros mates        | Black
                    azules              | Blue
                    noires              | Black
                    bleues brillantes   | Blue
                    or brossé           | Gold
                    or martelé          | Gold
                    goldenes            | Gold
                    mattgoldenes        | Gold
                    mattschwarz         | Black
                    silbernen           | Silver Grey
                    gold matt           | Gold
                    """)
    void a_colour_is_found_by_its_name_in_five_languages(String words, String name) {
        assertThat(only(words)).isInstanceOf(Token.Coloured.class);
        assertThat(Lexicon.all().colour(words).orElseThrow().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tangent",
                "a redder one",
                "whitewash",
                "goldfinger",
                "greener",
                "reds",
                "or",
                ""
            })
    void part_of_a_word_is_no_colour(String words) {
        assertThat(tokens(words)).noneMatch(Token.Coloured.class::isInstance);
    }

    @Test
    void each_colour_of_the_trade_list_is_found_and_darker_is_darker() {
        for (TradeColour colour : TradeColour.all()) {
            NamedColour found = Lexicon.all().colour(colour.name()).orElseThrow();
            assertThat(found.lab()).isEqualTo(colour.lab());
            assertThat(NamedColour.darker(found.lab()).l()).isLessThanOrEqualTo(found.lab().l());
            assertThat(NamedColour.lighter(found.lab()).l()).isGreaterThan(found.lab().l() - 0.1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    61,5                | 61.5
                    28 1/2              | 28.5
                    28½                 | 28.5
                    1/4                 | 0.25
                    0.125               | 0.125
                    eighty              | 80
                    twenty-five         | 25
                    twenty five         | 25
                    one hundred         | 100
                    one hundred twenty  | 120
                    fünfundzwanzig      | 25
                    einundzwanzig       | 21
                    quatre-vingts       | 80
                    ochenta             | 80
                    八十五               | 85
                    """)
    void a_number_is_read_in_digits_and_words(String words, BigDecimal value) {
        assertThat(only(words))
                .isInstanceOfSatisfying(
                        Token.Amount.class,
                        amount -> assertThat(amount.value()).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,200", "1.200", "1.200,5", "12,345.6", "1.2.3"})
    void a_number_that_can_be_read_in_two_ways_is_none(String digits) {
        assertThat(only(digits)).isInstanceOf(Token.Ambiguous.class);
    }

    @ParameterizedTest
    @EnumSource(Meaning.class)
    void every_meaning_has_a_word_or_a_sign(Meaning meaning) {
        boolean word =
                LanguageFile.all().values().stream()
                        .flatMap(file -> file.entries().stream())
                        .anyMatch(entry -> entry.kind().equals(meaning.name()));
        boolean sign = tokens("5 % \" ± +3 -3").stream().anyMatch(token -> token.is(meaning));
        assertThat(word || sign).isTrue();
    }

    @Test
    void the_tables_are_written_in_lower_case_and_say_nothing_twice() {
        LanguageFile.all()
                .forEach((language, file) -> {
                    for (LanguageFile.Entry entry : file.entries()) {
                        if (!entry.kind().equals("form")) {
                            assertThat(entry.words())
                                    .as(language + " " + entry.kind() + " " + entry.name())
                                    .doesNotContain("")
                                    .doesNotHaveDuplicates()
                                    .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "🙂",
                "\u0000",
                "ÿþ",
                "'''",
                "((((",
                "---",
                "1/0",
                "9999999999999999999999",
                "#12",
                "%%%",
                "\ud83d",
                "a\u0301"
            })
    void any_text_is_taken_apart(String text) {
        assertThat(tokens(text)).isNotNull();
        assertThat(tokens(text.repeat(50))).isNotNull();
    }
}
