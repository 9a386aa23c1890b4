package io.techpack.gateway.operator;

import io.techpack.audit.Audit;
import io.techpack.audit.Audit.Walk;
import io.techpack.audit.AuditFinding;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.Paths;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit of all credits, for operators. */
@RestController
@RequestMapping(Paths.ADMIN)
class AuditController {

    /** One response covers what can be checked in that time. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private static final int SLICE_ROWS = 2_000;

    private static final Cursors CURSORS = new Cursors("audit", "operators");

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
                query.cursor(CURSORS, Audit.Place::of).or(() -> Optional.of(Audit.Place.START));
        query.finish();
        Audit.Report report = new Audit.Report();
        var end = clock.instant().plus(TIME_LIMIT);
        do {
            next = report.add(audit.slice(next.get(), SLICE_ROWS));
        } while (next.isPresent() && clock.instant().isBefore(end));
        return AuditDocument.of(report, next);
    }

    /**
     * What one part of an audit found.
     *
     * @param accounts how many were checked, as {@code jobs} and {@code entries}
     * @param drift 0 if everything adds up
     * @param nextCursor where the next part starts; null when everything was checked
     */
    record AuditDocument(
            long accounts,
            long jobs,
            long entries,
            long drift,
            @Nullable FindingDocument firstFinding,
            @Nullable String nextCursor) {

        static AuditDocument of(Audit.Report report, Optional<Audit.Place> next) {
            return new AuditDocument(
                    report.rows(Walk.ACCOUNTS),
                    report.rows(Walk.JOBS),
                    report.rows(Walk.ENTRIES),
                    report.drift(),
                    report.first().map(FindingDocument::of).orElse(null),
                    next.map(place -> CURSORS.of(place.toString())).orElse(null));
        }
    }

    /**
     * @param message what an operator can do about it
     */
    record FindingDocument(String rule, String subject, String message) {

        static FindingDocument of(AuditFinding finding) {
            return new FindingDocument(finding.rule().id(), finding.subject(), finding.sentence());
        }
    }
}
