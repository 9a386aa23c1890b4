package io.techpack.gateway.jobs;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a client has already, as its {@code If-None-Match} says.
 *
 * @param any whether every version is
 */
record KnownVersions(boolean any, Set<Long> versions) {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    static KnownVersions of(@Nullable String ifNoneMatch) {
        Set<Long> versions = new HashSet<>();
        if (ifNoneMatch == null) {
            return new KnownVersions(false, versions);
        }
        Matcher tags = TAG.matcher(ifNoneMatch);
        while (tags.find()) {
            versions.add(Long.parseLong(tags.group(1)));
        }
        return new KnownVersions(ifNoneMatch.trim().equals("*"), versions);
    }

    boolean none() {
        return !any && versions.isEmpty();
    }

    boolean has(long version) {
        return any || versions.contains(version);
    }
}
