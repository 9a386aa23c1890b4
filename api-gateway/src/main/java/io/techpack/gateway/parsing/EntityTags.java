package io.techpack.gateway.parsing;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client already has, from its {@code If-None-Match} header. Tags are compared weakly, as
 * RFC 9110 says for this header, and without what proxies that compress append to them, such as
 * {@code "3-gzip"}.
 *
 * @param any whether it is {@code *}, which matches whatever there is
 */
public record EntityTags(boolean any, Set<String> tags) {

    private static final Pattern TAG =
            Pattern.compile("\"([^\"]{1,200}?)(?:-{1,2}(?:gzip|br|zstd|deflate|df))?\"");

    public static EntityTags of(@Nullable String header) {
        if (header == null) {
            return new EntityTags(false, Set.of());
        }
        Set<String> tags = new HashSet<>();
        Matcher matcher = TAG.matcher(header);
        while (matcher.find()) {
            tags.add(matcher.group(1));
        }
        return new EntityTags(header.trim().equals("*"), Set.copyOf(tags));
    }

    /**
     * @param tag without quotes
     */
    public boolean match(String tag) {
        return any || tags.contains(tag);
    }
}
