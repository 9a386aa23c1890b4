package io.techpack.gateway.jobs;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.limits.HeldRequests;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.watch.Awaited;
import io.techpack.gateway.watch.ClientConnection;
import io.techpack.gateway.watch.JobWatcher;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams what happens to a job, as server-sent events, until it is done. Each stream blocks its
 * own virtual thread.
 */
@RestController
@RequestMapping(Paths.JOBS)
class JobEventsController {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Logger log = LoggerFactory.getLogger(JobEventsController.class);

    private final JobQueries queries;
    private final JobWatcher watcher;
    private final HeldRequests held;
    private final JobDocuments documents;
    private final JsonMapper json;
    private final Duration heartbeat;
    private final Duration longest;

    JobEventsController(
            JobQueries queries,
            JobWatcher watcher,
            HeldRequests held,
            JobDocuments documents,
            JsonMapper json,
            GatewaySettings settings) {
        this.queries = queries;
        this.watcher = watcher;
        this.held = held;
        this.documents = documents;
        this.json = json;
        this.heartbeat = settings.events().heartbeat();
        this.longest = settings.events().longest();
    }

    @GetMapping("/{id}/events")
    void stream(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long after = lastEventId(request);
        JobView job =
                queries.find(caller.account(), Ids.job(id), after)
                        .orElseThrow(() -> ApiException.notFound("Job " + id));
        if (job.status().ended() && after >= job.version()) {
            // everything was told: 204 is how an EventSource learns not to come back
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        try (HeldRequests.Held _ = held.hold(caller.account())) {
            SseWriter events = SseWriter.open(response, json);
            stream(job, after, events, ClientConnection.of(request));
        } catch (IOException clientLeft) {
            log.debug("the client of a stream of job {} has left", job.id(), clientLeft);
        }
    }

    private void stream(JobView first, long after, SseWriter events, ClientConnection client)
            throws IOException {
        JobEvents news = new JobEvents(documents);
        JobView job = first;
        long told = Math.min(after, job.version());
        if (told < job.version()) {
            events.write(news.of(job));
            told = job.version();
        }
        long until = System.nanoTime() + longest.toNanos();
        while (!job.status().ended() && System.nanoTime() - until < 0) {
            long known = told;
            Awaited awaited =
                    watcher.await(job.id(), state -> state.version() > known, heartbeat, client);
            switch (awaited) {
                case REACHED -> {
                    try {
                        job = queries.find(job.account(), job.id(), told).orElse(job);
                        events.write(news.of(job));
                        told = job.version();
                    } catch (DatabaseUnavailable outage) {
                        log.debug(
                                "job {} cannot be read now; its stream goes on", job.id(), outage);
                        events.heartbeat();
                    }
                }
                case TIMED_OUT -> events.heartbeat();
                case CLIENT_LEFT, STOPPING -> {
                    return;
                }
            }
        }
    }

    private static long lastEventId(HttpServletRequest request) {
        String header = request.getHeader(LAST_EVENT_ID);
        if (header == null || header.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(header.trim()));
        } catch (NumberFormatException _) {
            throw ApiException.invalid(LAST_EVENT_ID, "must be the id of an event of this job");
        }
    }
}
