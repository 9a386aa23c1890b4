package io.techpack.gateway.settings;

import io.techpack.retention.Retention;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is deleted for its age, and how gently. Nothing is, unless an age says so; only what has
 * expired anyway, idempotency keys of a day, always goes. Immutable.
 *
 * @param endedJobs how long after their end jobs are kept, unless a product shows them, at least a
 *     day; absent for ever
 * @param products how long a product is kept with which nothing happens, at least a day
 * @param cachedItems how long a finished item may serve other jobs of its account, at least a day
 * @param unreferencedArtifacts how long a picture is kept that nothing refers to, at least an hour
 * @param batch rows that are looked at in one transaction, at most: fewer, if that takes long
 * @param pause after each of them, at least
 * @param pauseFactor how many times as long as one took the pause is, at least: at 4, a fifth of
 *     one connection's time is spent
 * @param catchUp how long a pass may still take to be up to date with the jobs' ends, at least a
 *     minute; where it would take longer, the pauses are halved, as often as it takes and down to a
 *     sixteenth
 * @param interval from the end of a pass to the next one
 * @param collectionInterval the same for artifacts, for which everything is read
 */
@Validated
@ConfigurationProperties("techpack.retention")
public record RetentionSettings(
        @Nullable Duration endedJobs,
        @Nullable Duration products,
        @Nullable Duration cachedItems,
        @Nullable Duration unreferencedArtifacts,
        @DefaultValue("500") @Min(1) @Max(5_000) int batch,
        @DefaultValue("100ms") Duration pause,
        @DefaultValue("4") @Min(0) int pauseFactor,
        @DefaultValue("1d") Duration catchUp,
        @DefaultValue("1h") Duration interval,
        @DefaultValue("24h") Duration collectionInterval) {

    private static final Duration LEAST_GRACE = Duration.ofHours(1);

    public RetentionSettings {
        requireAge("ended-jobs", endedJobs, Retention.LEAST_AGE);
        requireAge("products", products, Retention.LEAST_AGE);
        requireAge("cached-items", cachedItems, Retention.LEAST_AGE);
        requireAge("unreferenced-artifacts", unreferencedArtifacts, LEAST_GRACE);
        requireAtLeast("pause", pause, Duration.ZERO);
        requireAtLeast("catch-up", catchUp, Duration.ofMinutes(1));
        requireAtLeast("interval", interval, Duration.ofSeconds(1));
        requireAtLeast("collection-interval", collectionInterval, Duration.ofSeconds(1));
    }

    /** The ages, as they are set. */
    public Retention.Ages ages() {
        return new Retention.Ages(
                Optional.ofNullable(endedJobs),
                Optional.ofNullable(products),
                Optional.ofNullable(cachedItems),
                Optional.ofNullable(unreferencedArtifacts));
    }

    /** How gently they are deleted. */
    public Retention.Pace pace() {
        return new Retention.Pace(batch, Retention.Pace.SLICE, pause, pauseFactor, catchUp);
    }

    private static void requireAge(String name, @Nullable Duration value, Duration least) {
        requireAtLeast(name, value, least);
        if (value != null && value.compareTo(Retention.MOST_AGE) > 0) {
            throw new IllegalArgumentException(
                    "techpack.retention.%s is %s; it must be at most %d days"
                            .formatted(name, value, Retention.MOST_AGE.toDays()));
        }
    }

    private static void requireAtLeast(String name, @Nullable Duration value, Duration least) {
        if (value != null && value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "techpack.retention.%s is %s; it must be at least %s"
                            .formatted(name, value, least));
        }
    }
}
