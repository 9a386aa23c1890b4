package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Alternatives;
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

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** All the parts that the words name; a fault where a share is no whole percentage. */
    static Reading<List<Share>> all(String words) {
        if (Alternatives.in(words)) {
            return Reading.fault("'%s' leaves a choice; say one", words);
        }
        Matcher slashed = SLASHED.matcher(words.strip());
        if (slashed.matches()) {
            return Reading.of(
                    List.of(
                            new Share(slashed.group(3), Integer.parseInt(slashed.group(1))),
                            new Share(slashed.group(4), Integer.parseInt(slashed.group(2)))));
        }
        boolean numberFirst = words.strip().matches("(?s)^\\d.*");
        List<Share> shares = new ArrayList<>();
        Matcher matcher = (numberFirst ? BEFORE : AFTER).matcher(words);
        while (matcher.find()) {
            String name = bare(matcher.group(numberFirst ? 2 : 1));
            BigDecimal percent =
                    new BigDecimal(matcher.group(numberFirst ? 1 : 2).replace(',', '.'));
            if (percent.stripTrailingZeros().scale() > 0 || percent.intValue() > 100) {
                return Reading.fault(
                        "%s %% is no whole percentage from 0 to 100", percent.toPlainString());
            }
            if (!name.isBlank()) {
                shares.add(new Share(name, percent.intValue()));
            }
        }
        return Reading.of(shares);
    }

    /** What of the words is neither a share nor its name, if anything is. */
    static Optional<String> unread(String words) {
        boolean slashed = SLASHED.matcher(words.strip()).matches();
        Pattern form = words.strip().matches("(?s)^\\d.*") ? BEFORE : AFTER;
        String rest = form.matcher(words).replaceAll(" ").strip();
        return Optional.of(rest.replaceAll("^[\\s.,;，、。]+|[\\s.,;，、。]+$", ""))
                .filter(_ -> !slashed)
                .filter(text -> LETTER.matcher(LINK.matcher(text).replaceAll(" ")).find());
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
