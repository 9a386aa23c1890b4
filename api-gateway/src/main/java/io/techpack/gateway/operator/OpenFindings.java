package io.techpack.gateway.operator;

import io.techpack.audit.Audit;
import io.techpack.audit.Audit.Walk;
import io.techpack.audit.AuditFinding;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open findings of the continuous audit: those of each walk under way and of the walk before. A
 * finding is closed when a whole walk no longer meets it. Thread-safe.
 */
final class OpenFindings {

    /** More findings of one walk are not counted: by then the number no longer matters. */
    private static final int MAX_FINDINGS = 1_000;

    private final Map<Walk, Set<AuditFinding>> current = new EnumMap<>(Walk.class);
    private final Map<Walk, Set<AuditFinding>> previous = new EnumMap<>(Walk.class);

    /** Adds the findings of a slice; returns those that are new. */
    synchronized List<AuditFinding> add(Audit.Slice slice) {
        Walk walk = walkOf(slice);
        Set<AuditFinding> now = current.computeIfAbsent(walk, _ -> new HashSet<>());
        List<AuditFinding> added =
                slice.findings().stream()
                        .filter(finding -> now.size() < MAX_FINDINGS && now.add(finding))
                        .filter(finding -> !previous.getOrDefault(walk, Set.of()).contains(finding))
                        .toList();
        if (slice.on().isEmpty()) {
            previous.put(walk, now);
            current.remove(walk);
        }
        return added;
    }

    synchronized long drift() {
        Set<AuditFinding> all = new HashSet<>();
        current.values().forEach(all::addAll);
        previous.values().forEach(all::addAll);
        return all.stream().mapToLong(AuditFinding::drift).sum();
    }

    /** The recent jobs are jobs: the walk through all jobs meets them again. */
    private static Walk walkOf(Audit.Slice slice) {
        return switch (slice.from().walk()) {
            case ACCOUNTS -> Walk.ACCOUNTS;
            case JOBS, RECENT -> Walk.JOBS;
            case ENTRIES -> Walk.ENTRIES;
        };
    }
}
