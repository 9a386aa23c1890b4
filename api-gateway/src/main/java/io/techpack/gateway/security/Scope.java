package io.techpack.gateway.security;

import java.util.Optional;
import java.util.Set;

/** What a key may do. */
public final class Scope {

    public static final String JOBS = "jobs";
    public static final String ADMIN = "admin";
    private static final Set<String> ALL = Set.of(JOBS, ADMIN);

    /** The prefix that makes a scope an authority. */
    static final String AUTHORITY = "SCOPE_";

    private Scope() {}

    public static Optional<String> find(String name) {
        return ALL.contains(name) ? Optional.of(name) : Optional.empty();
    }
}
