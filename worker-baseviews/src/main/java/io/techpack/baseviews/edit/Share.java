package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Alternatives;
import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One part of a composition, such as 60 % cotton. */
record Share(String name, int percent) {

    private static final String PERCENT =
            "\\s*(?:%|％|percent|per cent|prozent|pour cent|por ciento)\\s*";
    private static final String NAME = "([^\\d%％,;/&+、，]+)";
    private static final Pattern BEFORE =
            pattern("(\\d{1,3}(?:[.,]\\d+)?)" + PERCENT + "(?:of\\s+|de\\s+|d['’])?" + NAME);
    private static final Pattern AFTER = pattern(NAME + ":?\\s*(\\d{1,3}(?:[.,]\\d+)?)" + PERCENT);

    /** 60/40 cotton/polyester. */
    private static final Pattern SLASHED =
            pattern(
                    "(\\d{1,3})\\s*/\\s*(\\d{1,3})\\s+([\\p{L}-]+)\\s*[/\\s-]\\s*(?:and\\s+|und\\s+)?([\\p{L}-]+)");

    private static final Pattern JOIN =
            pattern(
                    "^(?:and|und|et|y|e|with|mit|和|及)\\s+|\\s+(?:and|und|et|y|e|with|mit)$|[\\s.:：和及]+$");

    private static final Pattern LINK =
            pattern("(?<!\\p{L})(?:and|und|et|y|e|with|mit|of|de)(?!\\p{L})|[和及]");

    private static final Pattern ARTICLE = pattern("^(?:an?|eine?|une?)\\s+(?=\\d)");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** All the parts that the words name; a fault where a share is no whole percentage. */
    static Reading<List<Share>> all(String words) {
        if (Alternatives.in(words)) {
            return Reading.fault("'%s' leaves a choice; say one", words);
        }
        String said = said(words);
        Matcher slashed = SLASHED.matcher(said);
        if (slashed.matches()) {
            return Reading.of(
                    List.of(
                            new Share(slashed.group(3), Integer.parseInt(slashed.group(1))),
                            new Share(slashed.group(4), Integer.parseInt(slashed.group(2)))));
        }
        boolean numberFirst = said.matches("(?s)^\\d.*");
        List<Share> shares = new ArrayList<>();
        Matcher matcher = (numberFirst ? BEFORE : AFTER).matcher(said);
        while (matcher.find()) {
            String name = bare(matcher.group(numberFirst ? 2 : 1));
            BigDecimal percent =
                    new BigDecimal(matcher.group(numberFirst ? 1 : 2).replace(',', '.'));
            if (percent.stripTrailingZeros().scale() > 0 || percent.intValue() > 100) {
                return Reading.fault(
                        "%s %% is no whole percentage from 0 to 100", percent.toPlainString());
            }
            if (Instruction.beginsWithVerb(name) || isMoreOrLess(name)) {
                return Reading.fault(
                        "'%s' is no name of what has a share; say it as in: cotton 70 %%", name);
            }
            if (!name.isBlank()) {
                shares.add(new Share(name, percent.intValue()));
            }
        }
        return Reading.of(shares);
    }

    /** What of the words is neither a share nor its name, if anything is. */
    static Optional<String> unread(String words) {
        String said = said(words);
        boolean slashed = SLASHED.matcher(said).matches();
        Pattern form = said.matches("(?s)^\\d.*") ? BEFORE : AFTER;
        String rest = form.matcher(said).replaceAll(" ").strip();
        return Optional.of(rest.replaceAll("^[\\s.,;，、。]+|[\\s.,;，、。]+$", ""))
                .filter(_ -> !slashed)
                .filter(text -> LETTER.matcher(LINK.matcher(text).replaceAll(" ")).find());
    }

    /** "More cotton" is no name; "longer staple cotton" is one. */
    static boolean isMoreOrLess(String name) {
        List<Token> tokens = Lexicon.all().tokens(name);
        return !tokens.isEmpty()
                && tokens.size() <= 2
                && tokens.getFirst().text().length() > 1 // 大麻 is hemp
                && (tokens.getFirst().is(Meaning.MORE) || tokens.getFirst().is(Meaning.LESS));
    }

    /** Without an article before a number: "un 5 % de elastano". */
    private static String said(String words) {
        return ARTICLE.matcher(words.strip()).replaceFirst("");
    }

    static int sum(List<Share> shares) {
        return shares.stream().mapToInt(Share::percent).sum();
    }

    private static String bare(String words) {
        String bare = words.strip();
        for (int i = 0; i < 2; i++) {
            bare = JOIN.matcher(bare).replaceAll("").strip();
        }
        return bare;
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
