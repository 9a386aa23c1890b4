package io.techpack.gateway.audit;

import io.techpack.audit.Audit;
import io.techpack.audit.Audit.Walk;
import io.techpack.audit.AuditFinding;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this process knows not to fit: what the walk under way has found, and what the one before it
 * found. So a misfit is forgotten when a whole walk no longer meets it. Thread-safe.
 */
final class KnownMisfits {

    /** More of one walk are not told apart: the books are beyond counting then. */
    private static final int MOST = 1_000;

    private final Map<Walk, Set<AuditFinding>> found = new EnumMap<>(Walk.class);
    private final Map<Walk, Set<AuditFinding>> before = new EnumMap<>(Walk.class);

    /** Takes in what was found; returns what was not known. */
    synchronized List<AuditFinding> add(Audit.Slice slice) {
        Walk walk = walkOf(slice);
        Set<AuditFinding> now = found.computeIfAbsent(walk, _ -> new HashSet<>());
        List<AuditFinding> news =
                slice.misfits().stream()
                        .filter(misfit -> now.size() < MOST && now.add(misfit))
                        .filter(misfit -> !before.getOrDefault(walk, Set.of()).contains(misfit))
                        .toList();
        if (slice.on().isEmpty()) {
            before.put(walk, now);
            found.remove(walk);
        }
        return news;
    }

    synchronized long drift() {
        Set<AuditFinding> all = new HashSet<>();
        found.values().forEach(all::addAll);
        before.values().forEach(all::addAll);
        return all.stream().mapToLong(AuditFinding::drift).sum();
    }

    /** The recent jobs are jobs: the walk through all of them meets them again. */
    private static Walk walkOf(Audit.Slice slice) {
        return switch (slice.from().walk()) {
            case ACCOUNTS -> Walk.ACCOUNTS;
            case JOBS, RECENT -> Walk.JOBS;
            case ENTRIES -> Walk.ENTRIES;
        };
    }
}
