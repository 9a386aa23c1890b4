package io.techpack.gateway.fetch;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https URL as it is requested: path and query keep every byte, doubled slashes and dots
 * included, and only what HTTP cannot carry is percent-encoded.
 *
 * @param scheme http or https
 * @param authority host and port, ASCII only
 * @param target path and query, ASCII only; begins with a slash
 */
record HttpUrl(String scheme, String authority, String target) {

    private static final Pattern ABSOLUTE =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)(?:#.*)?");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

    /** Read as an address, by each in another way: octal, hexadecimal, shortened. */
    private static final Pattern NUMERIC = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 =
            Pattern.compile("((0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(?!$)|$)){4}");
    private static final Pattern HEX_PAIR = Pattern.compile("[0-9A-Fa-f]{2}");

    /** What a path or query may hold as it is (RFC 3986), but for the percent sign. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

    private static final int FIRST_NON_ASCII = 0x80;

    /** The URL in the text, or empty if this is none. */
    static Optional<HttpUrl> parse(String text) {
        Matcher parts = ABSOLUTE.matcher(text.strip());
        if (text.chars().anyMatch(Character::isISOControl) || !parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String target = parts.group(3).startsWith("/") ? parts.group(3) : "/" + parts.group(3);
        return authority(parts.group(2))
                .map(authority -> new HttpUrl(scheme, authority, encoded(target)));
    }

    /** Where a {@code Location} leads from here, or empty if it is no URL. */
    Optional<HttpUrl> resolve(String location) {
        String origin = scheme + "://" + authority;
        String to = rawBytesEncoded(location.strip());
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (SCHEME.matcher(to).matches()) {
            return parse(to);
        }
        if (to.startsWith("//")) {
            return parse(scheme + ":" + to);
        }
        if (to.startsWith("/")) {
            return parse(origin + to);
        }
        if (to.isEmpty() || to.startsWith("#")) {
            return Optional.of(this);
        }
        if (to.startsWith("?")) {
            return parse(origin + path + to);
        }
        return parse(origin + withoutDots(path.substring(0, path.lastIndexOf('/') + 1) + to));
    }

    URI uri() {
        return URI.create(scheme + "://" + authority + target);
    }

    /**
     * Names of other scripts as they are looked up; letters that only look like digits as digits.
     */
    private static Optional<String> authority(String text) {
        try {
            boolean ascii = text.chars().allMatch(each -> each < FIRST_NON_ASCII);
            String plain = ascii ? text : IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            Matcher parts = AUTHORITY.matcher(plain);
            return parts.matches() && unambiguous(parts.group(1))
                    ? Optional.of(plain)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean unambiguous(String host) {
        return !NUMERIC.matcher(host).matches() || IPV4.matcher(host).matches();
    }

    private static String encoded(String target) {
        StringBuilder encoded = new StringBuilder(target.length() + 16);
        target.codePoints()
                .forEach(each -> {
                    boolean letterOrDigit =
                            each < FIRST_NON_ASCII && Character.isLetterOrDigit(each);
                    if (letterOrDigit || PLAIN.indexOf(each) >= 0 || each == '%') {
                        encoded.appendCodePoint(each);
                    } else {
                        for (byte unit :
                                Character.toString(each).getBytes(StandardCharsets.UTF_8)) {
                            encoded.append(percent(unit));
                        }
                    }
                });
        for (int at = encoded.indexOf("%"); at >= 0; at = encoded.indexOf("%", at + 1)) {
            if (!HEX_PAIR.matcher(encoded).region(at + 1, encoded.length()).lookingAt()) {
                encoded.insert(at + 1, "25");
            }
        }
        return encoded.toString();
    }

    /** A header's bytes are read as if each were a character. */
    private static String rawBytesEncoded(String header) {
        StringBuilder encoded = new StringBuilder(header.length());
        for (char each : header.toCharArray()) {
            encoded.append(each < FIRST_NON_ASCII ? each : percent((byte) each));
        }
        return encoded.toString();
    }

    private static String percent(byte unit) {
        return "%%%02X".formatted(unit);
    }

    /** The path without . and .. (RFC 3986, section 5.2.4); empty segments stay. */
    private static String withoutDots(String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        String path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> {
                    if (last) {
                        kept.add("");
                    }
                }
                case ".." -> {
                    kept.pollLast();
                    if (last) {
                        kept.add("");
                    }
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept) + pathAndQuery.substring(path.length());
    }
}
