package io.techpack.gateway.address;

/** The paths of the HTTP contract. */
public final class Paths {

    public static final String BASE = "/api/tech-pack-v2";
    public static final String JOBS = BASE + "/jobs";
    public static final String ADMIN = BASE + "/admin";

    private Paths() {}
}
