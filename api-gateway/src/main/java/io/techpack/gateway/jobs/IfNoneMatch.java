package io.techpack.gateway.jobs;

import io.techpack.gateway.parsing.EntityTags;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versions of a job that a client already has, from its {@code If-None-Match} header. */
record IfNoneMatch(EntityTags tags) {

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    static IfNoneMatch of(@Nullable String header) {
        return new IfNoneMatch(EntityTags.of(header));
    }

    boolean isEmpty() {
        return !tags.any() && tags.tags().stream().noneMatch(tag -> VERSION.matcher(tag).matches());
    }

    boolean matches(long version) {
        return tags.match(Long.toString(version));
    }
}
