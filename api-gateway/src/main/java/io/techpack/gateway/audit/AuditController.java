package io.techpack.gateway.audit;

import io.techpack.audit.Audit;
import io.techpack.audit.Audit.Walk;
import io.techpack.audit.AuditFinding;
import io.techpack.gateway.address.Paths;
import io.techpack.gateway.body.PageQuery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit of everything, for operators. */
@RestController
@RequestMapping(Paths.ADMIN)
class AuditController {

    /** One answer covers what can be looked at in that time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ROWS = 2_000;

    private final Audit audit;
    private final InstantSource clock;

    AuditController(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/audit")
    AuditDocument audit(@RequestParam Map<String, String> parameters) {
        PageQuery query = new PageQuery(parameters);
        Optional<Audit.Place> next =
                query.value("cursor", Audit.Place::of, "is no cursor that was handed out")
                        .or(() -> Optional.of(Audit.Place.START));
        query.finish();
        Audit.Report report = new Audit.Report();
        var end = clock.instant().plus(PATIENCE);
        do {
            next = report.add(audit.slice(next.get(), ROWS));
        } while (next.isPresent() && clock.instant().isBefore(end));
        return AuditDocument.of(report, next);
    }

    /**
     * What one part of an audit has found.
     *
     * @param accounts looked at, as {@code jobs} and {@code entries}
     * @param drift 0 if all fits
     * @param nextCursor where to go on; null when everything was looked at
     */
    record AuditDocument(
            long accounts,
            long jobs,
            long entries,
            long drift,
            @Nullable MisfitDocument firstMisfit,
            @Nullable String nextCursor) {

        static AuditDocument of(Audit.Report report, Optional<Audit.Place> next) {
            return new AuditDocument(
                    report.rows(Walk.ACCOUNTS),
                    report.rows(Walk.JOBS),
                    report.rows(Walk.ENTRIES),
                    report.drift(),
                    report.first().map(MisfitDocument::of).orElse(null),
                    next.map(Audit.Place::toString).orElse(null));
        }
    }

    /**
     * @param message what an operator can do about it
     */
    record MisfitDocument(String rule, String subject, String message) {

        static MisfitDocument of(AuditFinding misfit) {
            return new MisfitDocument(misfit.rule().id(), misfit.subject(), misfit.sentence());
        }
    }
}
