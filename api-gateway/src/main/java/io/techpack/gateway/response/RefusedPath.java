package io.techpack.gateway.response;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Says what of a request's line the firewall refuses: an id that has it can be sent otherwise. */
final class RefusedPath {

    private static final Pattern NAMED = Pattern.compile("String \"([^\"]{1,16})\"");
    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

    private RefusedPath() {}

    static String sentence(RequestRejectedException refused) {
        String told = String.valueOf(refused.getMessage());
        return Optional.of(NAMED.matcher(told))
                .filter(Matcher::find)
                .map(found ->
                        "The path holds %s, which no id in a path may have; rename what the id stands for."
                                .formatted(shown(found.group(1))))
                .orElse(
                        told.contains("normalized")
                                ? "The path has an empty step, or one that is '.' or '..'; no id may be that."
                                : "The request holds characters that are not allowed there.");
    }

    /** What is written with % as what it means, too; what nobody can see by its number. */
    private static String shown(String text) {
        if (!ESCAPES.matcher(text).matches()) {
            return visible(text);
        }
        String meant = URLDecoder.decode(text, StandardCharsets.UTF_8);
        return "%s (%s)".formatted(visible(meant), text);
    }

    private static String visible(String text) {
        boolean plain = text.codePoints().allMatch(c -> c > ' ' && c < 0x7F);
        return plain
                ? "'" + text + "'"
                : text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }
}
