package io.techpack.gateway.operator;

import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.settings.RetentionSettings;
import io.techpack.retention.Retention;
import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Place;
import io.techpack.retention.Retention.Report;
import io.techpack.retention.Retention.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Retention at an operator's word: as the settings say, or of another age; or only counted. */
@RestController
@RequestMapping(Paths.ADMIN)
class RetentionController {

    /** One response covers what can be done in that time. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private static final int SLICE_ROWS = 200;
    private static final Cursors CURSORS = new Cursors("retention", "operators");

    private final Retention retention;
    private final RetentionSettings settings;
    private final RetentionMetrics metrics;
    private final AuditLog actions;
    private final JsonBodyReader bodies;
    private final InstantSource clock;

    RetentionController(
            Retention retention,
            RetentionSettings settings,
            RetentionMetrics metrics,
            AuditLog actions,
            JsonBodyReader bodies,
            InstantSource clock) {
        this.retention = retention;
        this.settings = settings;
        this.metrics = metrics;
        this.actions = actions;
        this.bodies = bodies;
        this.clock = clock;
    }

    @PostMapping(path = "/retention", consumes = MediaType.APPLICATION_JSON_VALUE)
    RetentionReport purge(
            @AuthenticationPrincipal Caller caller,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        PageQuery query = new PageQuery(parameters);
        Optional<Place> next = query.cursor(CURSORS, Place::of).or(() -> Optional.of(Place.START));
        query.finish();
        Fields fields = Fields.of(bodies.read(request));
        boolean dryRun = fields.optionalFlag("dryRun").orElse(false);
        Optional<Long> olderThan =
                fields.optionalNumber(
                        "olderThanSeconds",
                        Retention.LEAST_AGE.toSeconds(),
                        Retention.MOST_AGE.toSeconds());
        fields.finish();
        Ages ages =
                olderThan
                        .map(Duration::ofSeconds)
                        .map(settings.ages()::withEndedJobs)
                        .orElse(settings.ages());
        if (!dryRun && next.get().equals(Place.START)) {
            record(caller, olderThan);
        }
        Report report = new Report();
        var end = clock.instant().plus(TIME_LIMIT);
        do {
            Slice slice = retention.slice(next.get(), ages, SLICE_ROWS, dryRun);
            if (!dryRun) {
                metrics.count(slice);
            }
            next = report.add(slice);
        } while (next.isPresent() && clock.instant().isBefore(end));
        return RetentionReport.of(report, ages, dryRun, next);
    }

    /** What is deleted is counted where it is; here stands who wanted it. */
    private void record(Caller caller, Optional<Long> olderThan) {
        actions.record(
                caller.described(),
                new Done(
                        Action.PURGE,
                        "ended-jobs",
                        olderThan
                                .<Map<String, ?>>map(age -> Map.of("olderThanSeconds", age))
                                .orElse(Map.of())));
    }

    /**
     * What one part of a pass did.
     *
     * @param dryRun whether it was only counted
     * @param bytes of artifacts that were, or would be, deleted
     * @param nextCursor where the next part starts; null when everything was looked at
     */
    record RetentionReport(
            boolean dryRun, List<KindReport> kinds, long bytes, @Nullable String nextCursor) {

        static RetentionReport of(Report report, Ages ages, boolean dryRun, Optional<Place> next) {
            return new RetentionReport(
                    dryRun,
                    Arrays.stream(Kind.values())
                            .map(kind ->
                                    new KindReport(
                                            kind.id(),
                                            ages.of(kind).map(Duration::toSeconds).orElse(null),
                                            report.looked(kind),
                                            report.deleted(kind)))
                            .toList(),
                    report.bytes(),
                    next.map(place -> CURSORS.of(place.toString())).orElse(null));
        }
    }

    /**
     * @param olderThanSeconds the age in force; null where nothing of the kind is deleted
     * @param looked how many were looked at
     * @param deleted how many were, or would be, deleted
     */
    record KindReport(String kind, @Nullable Long olderThanSeconds, long looked, long deleted) {}
}
