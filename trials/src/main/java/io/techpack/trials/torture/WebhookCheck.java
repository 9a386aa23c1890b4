package io.techpack.trials.torture;

import io.techpack.trials.torture.WebhookReceiver.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether every end of a job was told: the last one by its kind, and as many in all as the job had,
 * one more than it was retried.
 */
final class WebhookCheck {

    private static final String ENDED =
            "select id, status, retries from job where webhook_url is not null and finished_at is not null";

    private WebhookCheck() {}

    /** The ends that were not told, in words. */
    static List<String> untold(Connection database, Set<Event> accepted) throws SQLException {
        Map<String, Set<Event>> byJob =
                accepted.stream().collect(Collectors.groupingBy(Event::job, Collectors.toSet()));
        List<String> untold = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(ENDED);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String job = row.getString("id");
                String last = "job." + row.getString("status");
                Set<Event> told = byJob.getOrDefault(job, Set.of());
                int ends = row.getInt("retries") + 1;
                if (told.size() != ends
                        || told.stream().noneMatch(event -> event.type().equals(last))) {
                    untold.add(
                            "job %s had %d ends, the last one %s; told were %d: %s"
                                    .formatted(
                                            job,
                                            ends,
                                            last,
                                            told.size(),
                                            told.stream().map(Event::type).sorted().toList()));
                }
            }
        }
        return untold;
    }
}
