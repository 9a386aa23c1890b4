package io.techpack.retention;

import io.techpack.artifact.ArtifactStore;
import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.ledger.Submission.IdempotencyKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Deletes what is older than an operator wants it kept: a slice at a time, each a short transaction
 * that waits for no row and for no disk. Any number of processes may do so at once, though one is
 * enough; what one holds, another leaves alone. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached, and
 * {@link ArtifactStore.Unavailable} when the store cannot.
 */
public final class Retention {

    /** No job goes before an Idempotency-Key could still ask for it. */
    public static final Duration LEAST_AGE = IdempotencyKey.LIFETIME;

    /** Nothing can be that old: ids carry times from 1970 on. */
    public static final Duration MOST_AGE = Duration.ofDays(18_250);

    private final RetentionRun run;
    private final InstantSource clock;
    private final Rest rest;
    private final Map<Kind, Purge> purges = new EnumMap<>(Kind.class);

    public Retention(Database database, ArtifactStore artifacts) {
        this(database, artifacts, InstantSource.system(), Thread::sleep);
    }

    Retention(Database database, ArtifactStore artifacts, InstantSource clock, Rest rest) {
        this.run = new RetentionRun(database);
        this.clock = clock;
        this.rest = rest;
        purges.put(Kind.ARTIFACTS, new ArtifactCollection(database, artifacts));
        purges.put(
                Kind.CACHED_ITEMS,
                new TablePurge(
                        database, KeyedPurge.DELETE_CACHED_ITEMS, KeyedPurge.COUNT_CACHED_ITEMS));
        purges.put(
                Kind.IDEMPOTENCY_KEYS,
                new TablePurge(
                        database,
                        KeyedPurge.DELETE_IDEMPOTENCY_KEYS,
                        KeyedPurge.COUNT_IDEMPOTENCY_KEYS));
        purges.put(
                Kind.PRODUCTS, new TablePurge(database, ProductPurge.DELETE, ProductPurge.COUNT));
        purges.put(Kind.JOBS, new TablePurge(database, JobPurge.DELETE, JobPurge.COUNT));
    }

    /**
     * Looks at the next few rows of a pass, and deletes those whose time has come.
     *
     * @param rows how many are looked at, at most
     * @param dryRun whether they are only counted
     */
    public Slice slice(Place from, Ages ages, int rows, boolean dryRun) {
        Optional<Duration> age = ages.of(from.kind());
        Purge purge = purges.get(from.kind());
        return age.isEmpty() || purge == null
                ? new Slice(from, 0, 0, 0, Optional.empty())
                : purge.slice(from, age.get(), rows, dryRun);
    }

    /**
     * Makes a whole pass, gently: each slice is as large as can be done in some milliseconds, and
     * is followed by a rest. Only where it would not be up to date in time, it rests less.
     *
     * @param goesOn asked before each slice; the pass ends early when it says no
     * @param did is told of each slice
     * @return what was done; empty if the pass ended early
     */
    public Optional<Report> pass(
            Ages ages, Pace pace, BooleanSupplier goesOn, Consumer<Progress> did)
            throws InterruptedException {
        return new Pass(this, ages, pace, clock, rest).run(goesOn, did);
    }

    /**
     * Becomes, or stays, the one that does it, for that long.
     *
     * @return whether the process is that one
     */
    public boolean lead(UUID process, Duration lease) {
        return run.lead(process, lease);
    }

    /** Whether the last complete pass ended longer ago than that. */
    public boolean isDue(Duration interval) {
        return run.isDue(interval);
    }

    /** The same of the last complete look for artifacts. */
    public boolean isCollectionDue(Duration interval) {
        return run.isCollectionDue(interval);
    }

    /**
     * A pass is complete, and the next one anybody's.
     *
     * @param collected whether artifacts were looked for, too
     */
    public void finished(boolean collected) {
        run.finished(collected);
    }

    /** How long a pass has been due, or has given no sign of life; zero if all is well. */
    public Duration overdue(Duration interval) {
        return run.overdue(interval);
    }

    /**
     * How gently a pass is made.
     *
     * @param rows that are looked at in one transaction, at most
     * @param slice how long one should take: a job that is about to end may have to wait for it
     * @param pause after each, at least
     * @param factor how many times as long as one took the pause is, at least
     * @param catchUp how long the pass may still take to reach the newest job whose time has come;
     *     would it take longer, both pauses are halved, again and again, down to a sixteenth
     */
    public record Pace(int rows, Duration slice, Duration pause, int factor, Duration catchUp) {

        /** As it was found to be gentle. */
        public static final Duration SLICE = Duration.ofMillis(5);

        /** Without any rest, for when nobody else is there. */
        public static final Pace AT_ONCE =
                new Pace(2_000, SLICE, Duration.ZERO, 0, Duration.ofDays(1));
    }

    /**
     * What a pass has just done.
     *
     * @param speedup how many times as often as gently it makes a slice: 1, 2, 4, 8 or 16
     */
    public record Progress(Slice slice, int speedup) {}

    /** How the time between two slices passes. */
    @FunctionalInterface
    interface Rest {
        void take(Duration time) throws InterruptedException;
    }

    /**
     * From which age on things are deleted; what is absent is kept for ever.
     *
     * @param endedJobs since their ends, with all that belongs to them, unless a product shows them
     * @param products since something last happened to them, with their revisions; what was made of
     *     them goes with their jobs
     * @param cachedItems since they were made: their next use is paid for again
     * @param unreferencedArtifacts how long nothing must have referred to them
     */
    public record Ages(
            Optional<Duration> endedJobs,
            Optional<Duration> products,
            Optional<Duration> cachedItems,
            Optional<Duration> unreferencedArtifacts) {

        /** Nothing is deleted but what has expired anyway. */
        public static final Ages NONE =
                new Ages(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Ages withEndedJobs(Duration age) {
            return new Ages(Optional.of(age), products, cachedItems, unreferencedArtifacts);
        }

        public Ages withoutArtifacts() {
            return new Ages(endedJobs, products, cachedItems, Optional.empty());
        }

        /** From which age on that kind is deleted; empty where it is not. */
        public Optional<Duration> of(Kind kind) {
            return switch (kind) {
                case JOBS -> endedJobs;
                case PRODUCTS -> products;
                case CACHED_ITEMS -> cachedItems;
                case ARTIFACTS -> unreferencedArtifacts;
                case IDEMPOTENCY_KEYS -> Optional.of(IdempotencyKey.LIFETIME);
            };
        }
    }

    /**
     * What is deleted, in the order of a pass. Artifacts are looked for before their last
     * references go, and products before their jobs.
     */
    public enum Kind {
        ARTIFACTS,
        CACHED_ITEMS,
        IDEMPOTENCY_KEYS,
        PRODUCTS,
        JOBS;

        /** The name in metrics and in the HTTP contract, such as {@code cached-items}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Optional<Kind> next() {
            return ordinal() + 1 < values().length
                    ? Optional.of(values()[ordinal() + 1])
                    : Optional.empty();
        }
    }

    /**
     * How far a pass has come.
     *
     * @param after the last key that was looked at, as text; empty at the beginning
     */
    public record Place(Kind kind, String after) {

        private static final Pattern ID =
                Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");

        public static final Place START = beginningOf(Kind.ARTIFACTS);

        public Place {
            boolean known =
                    after.isEmpty()
                            || switch (kind) {
                                case ARTIFACTS, JOBS -> ID.matcher(after).matches();
                                case CACHED_ITEMS, PRODUCTS ->
                                        ID.matcher(after.split(" ", 2)[0]).matches();
                                case IDEMPOTENCY_KEYS -> after.equals(" ");
                            };
            if (!known) {
                throw new IllegalArgumentException("'" + after + "' is no key of " + kind.name());
            }
        }

        public static Place beginningOf(Kind kind) {
            return new Place(kind, "");
        }

        /** The place of that {@link #toString()}, or empty. */
        public static Optional<Place> of(String text) {
            int dot = text.indexOf('.');
            try {
                return Optional.of(
                        new Place(
                                Kind.valueOf(text.substring(0, Math.max(dot, 0))),
                                text.substring(dot + 1)));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return kind.name() + "." + after;
        }
    }

    /**
     * What a slice did.
     *
     * @param looked at how many
     * @param deleted how many of them went, or would go
     * @param bytes of artifacts that went, or would go
     * @param on where the same kind goes on; empty at its end
     */
    public record Slice(Place from, long looked, long deleted, long bytes, Optional<Place> on) {

        /** Where the pass goes on; empty when it is complete. */
        public Optional<Place> next() {
            return on.or(() -> from.kind().next().map(Place::beginningOf));
        }
    }

    /** What a pass, or a part of one, has done so far. For one thread. */
    public static final class Report {

        private final Map<Kind, Slice> sums = new EnumMap<>(Kind.class);

        /** A whole pass, at once. */
        public static Report of(Retention retention, Ages ages, boolean dryRun) {
            Report report = new Report();
            Optional<Place> next = Optional.of(Place.START);
            while (next.isPresent()) {
                next = report.add(retention.slice(next.get(), ages, 1_000, dryRun));
            }
            return report;
        }

        /** Adds what a slice has done; returns where the pass goes on. */
        public Optional<Place> add(Slice slice) {
            sums.merge(
                    slice.from().kind(),
                    slice,
                    (a, b) ->
                            new Slice(
                                    b.from(),
                                    a.looked() + b.looked(),
                                    a.deleted() + b.deleted(),
                                    a.bytes() + b.bytes(),
                                    b.on()));
            return slice.next();
        }

        public long looked(Kind kind) {
            Slice sum = sums.get(kind);
            return sum == null ? 0 : sum.looked();
        }

        public long deleted(Kind kind) {
            Slice sum = sums.get(kind);
            return sum == null ? 0 : sum.deleted();
        }

        /** How many of any kind. */
        public long deleted() {
            return sums.values().stream().mapToLong(Slice::deleted).sum();
        }

        public long bytes() {
            Slice sum = sums.get(Kind.ARTIFACTS);
            return sum == null ? 0 : sum.bytes();
        }

        /** For logs: how many of each kind went. */
        @Override
        public String toString() {
            return sums.values().stream()
                    .filter(each -> each.deleted() > 0)
                    .map(each -> "%,d %s".formatted(each.deleted(), each.from().kind().id()))
                    .toList()
                    .toString();
        }
    }
}
