package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which item of a list is meant: the second, #2, the last. */
final class Ordinals {

    private static final Pattern NUMBERED =
            Pattern.compile("(?:#|no\\. ?|nr\\. ?|item |第)(\\d{1,2})(?![\\da-fA-F])");
    private static final List<Meaning> WORDS =
            List.of(Meaning.FIRST, Meaning.SECOND, Meaning.THIRD, Meaning.FOURTH, Meaning.FIFTH);

    private Ordinals() {}

    /**
     * The place from 0, which may be beyond the list; empty where the words hold none.
     *
     * @param size of the list
     */
    static Optional<Integer> in(String words, int size) {
        Matcher numbered = NUMBERED.matcher(words);
        if (numbered.find()) {
            return Optional.of(Integer.parseInt(numbered.group(1)) - 1);
        }
        for (Token token : Lexicon.all().tokens(words)) {
            if (token.is(Meaning.LAST)) {
                return Optional.of(size - 1);
            }
            for (int i = 0; i < WORDS.size(); i++) {
                if (token.is(WORDS.get(i))) {
                    return Optional.of(i);
                }
            }
        }
        return Optional.empty();
    }
}
