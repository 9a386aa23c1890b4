package io.techpack.gateway.response;

/** Paths of the HTTP contract that more than one room needs. */
public final class Paths {

    public static final String BASE = "/api/tech-pack-v2";
    public static final String JOBS = BASE + "/jobs";
    public static final String ADMIN = BASE + "/admin";
    public static final String ME = BASE + "/me";
    public static final String OPENAPI = BASE + "/openapi.json";

    private Paths() {}
}
