package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import io.techpack.baseviews.words.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A thing and where it is: "une étiquette en cuir au dos" is at the back and of leather, and laces
 * "in Schwarz" are nowhere yet.
 *
 * @param name of the thing, with what it is of
 * @param place where it is, if that was said
 */
record Placed(String name, Optional<String> place) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern AT =
            Pattern.compile(
                    "\\s+(?:at|on|in|inside|under|along|around|to|for|an|am|im|in|beim|bei|auf|unter|für"
                            + "|à|au|aux|sur|sous|dans|en|para|bajo|sobre)\\s+"
                            + "(?:(?:the|der|dem|den|die|das|la|le|les|el|los|las)\\s+|l['’])?(?=\\S)",
                    FLAGS);

    private static final Pattern MATERIAL =
            Phrases.anyOf(Lexicon.all().list("trim material").stream().distinct().toList());

    /** Ton in Ton is no place. */
    private static final Pattern SAME =
            Pattern.compile("(\\p{L}+)\\s+\\p{L}+\\s+\\1(?!\\p{L})", FLAGS);

    /** "Zip inside", "Reißverschluss innen". */
    private static final Pattern ALONE =
            Pattern.compile(
                    "(?<name>.+?),?\\s+(?<place>"
                            + String.join(
                                    "|",
                                    Lexicon.all().list("place alone").stream()
                                            .map(Pattern::quote)
                                            .toList())
                            + ")",
                    FLAGS);

    /** 前面七颗纽扣, and 两条拉链在侧袋. */
    private static final Pattern CHINESE =
            Pattern.compile(
                    "在?(?<first>\\p{IsHan}{0,3}(?:"
                            + String.join(
                                    "|",
                                    Stream.of("front", "elsewhere")
                                            .flatMap(at ->
                                                    Lexicon.all().list("place " + at).stream())
                                            .filter(name -> name.matches("\\p{IsHan}+"))
                                            .toList())
                            + ")[面片内侧上处口部]?)(?:的|上)?(?<counted>(?:\\d+|[一二两三四五六七八九十]+)[个颗粒条枚只对排根].+)"
                            + "|(?<name>\\p{IsHan}.*?)(?:放在|装在|位于|在|于)(?<last>\\p{IsHan}{1,8})");

    static Placed in(String words) {
        Matcher at = AT.matcher(words);
        for (int from = 1; from < words.length() && at.find(from); from = at.start() + 1) {
            String place = words.substring(at.end());
            boolean toneOnTone =
                    SAME.matcher(words)
                            .region(at.start() - lastWord(words, at.start()), words.length())
                            .lookingAt();
            if (!toneOnTone && !isQuality(place)) {
                return new Placed(words.substring(0, at.start()), Optional.of(place));
            }
        }
        Matcher chinese = CHINESE.matcher(words);
        if (chinese.matches()) {
            boolean first = chinese.group("first") != null;
            return new Placed(
                    chinese.group(first ? "counted" : "name"),
                    Optional.of(chinese.group(first ? "first" : "last")));
        }
        Matcher alone = ALONE.matcher(words);
        return alone.matches()
                ? new Placed(alone.group("name"), Optional.of(alone.group("place")))
                : new Placed(words, Optional.empty());
    }

    private static int lastWord(String words, int end) {
        return end - 1 - words.lastIndexOf(' ', end - 1);
    }

    /** What a thing is of, or its colour, or how many or how large: none of them is a place. */
    private static boolean isQuality(String words) {
        List<Token> tokens = Lexicon.all().tokens(words);
        return MATERIAL.matcher(words).lookingAt()
                || !tokens.isEmpty()
                        && (tokens.getFirst() instanceof Token.Coloured
                                || tokens.getFirst() instanceof Token.Amount);
    }
}
