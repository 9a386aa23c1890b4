package io.techpack.gateway.jobs;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a client already has, from its {@code If-None-Match} header.
 *
 * @param any whether it is {@code *}, which matches every version
 */
record IfNoneMatch(boolean any, Set<Long> versions) {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    static IfNoneMatch of(@Nullable String header) {
        Set<Long> versions = new HashSet<>();
        if (header == null) {
            return new IfNoneMatch(false, versions);
        }
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            versions.add(Long.parseLong(tags.group(1)));
        }
        return new IfNoneMatch(header.trim().equals("*"), versions);
    }

    boolean isEmpty() {
        return !any && versions.isEmpty();
    }

    boolean matches(long version) {
        return any || versions.contains(version);
    }
}
