package io.techpack.baseviews.edit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words behind a label: "sleeves: long", "面料：棉".
 *
 * @param label what stands before the first colon, 1 to 40 characters
 * @param words what stands behind it
 */
record Labelled(String label, String words) {

    private static final Pattern FORM =
            Pattern.compile("([^:：]{1,40})[:：]\\s*(\\S.*)", Pattern.DOTALL);

    /** Empty where there is no label, or nothing behind it. */
    static Optional<Labelled> in(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Labelled(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }
}
