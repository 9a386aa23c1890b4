package io.techpack.gateway.jobs;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.watch.Awaited;
import io.techpack.gateway.watch.ClientConnection;
import io.techpack.gateway.watch.JobWatcher;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.ledger.Ledger;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Waits for jobs and responds with them. Thread-safe; to be called on a request's thread. */
@Component
final class JobResponses {

    private final JobQueries queries;
    private final JobWatcher watcher;
    private final Ledger ledger;
    private final JobDocuments documents;
    private final PublicUrls urls;
    private final GatewaySettings settings;

    JobResponses(
            JobQueries queries,
            JobWatcher watcher,
            Ledger ledger,
            JobDocuments documents,
            PublicUrls urls,
            GatewaySettings settings) {
        this.queries = queries;
        this.watcher = watcher;
        this.ledger = ledger;
        this.documents = documents;
        this.urls = urls;
        this.settings = settings;
    }

    /** The request's preferences, within what is granted. */
    Preferences preferences(HttpServletRequest request) {
        return Preferences.of(
                Collections.list(request.getHeaders(Preferences.HEADER)),
                settings.waiting().longest());
    }

    /**
     * The job once it has ended, or as it is when that time has passed; as it was when it cannot be
     * read then. It is canceled if its client leaves before and has asked for that.
     */
    JobView awaited(
            JobView job, Duration atMost, Preferences preferences, HttpServletRequest request) {
        if (!atMost.isPositive() || job.status().ended()) {
            return job;
        }
        Awaited awaited =
                watcher.await(
                        job.id(),
                        state -> state.status().ended(),
                        atMost,
                        ClientConnection.of(request));
        if (awaited == Awaited.CLIENT_LEFT && preferences.cancelOnDisconnect()) {
            ledger.cancel(job.account(), job.id());
        }
        try {
            return found(job.account(), job.id(), 0);
        } catch (DatabaseUnavailable _) {
            return job; // it was accepted, and can be polled
        }
    }

    /** The account's job, with the items that were added after that version. */
    JobView found(AccountId account, JobId job, long since) {
        return queries.find(account, job, since).orElseThrow(() -> unknown(job));
    }

    /** The same for a poll, which may be answered from the replica. */
    JobView polled(AccountId account, JobId job, long since) {
        return queries.poll(account, job, since).orElseThrow(() -> unknown(job));
    }

    private static ApiException unknown(JobId job) {
        return ApiException.notFound("Job " + job);
    }

    /** The job as it is, with its place in its queue. */
    ResponseEntity<?> shown(JobView job, Preferences preferences) {
        return job(HttpStatus.OK, job, documents.withItsPlace(job), preferences);
    }

    /** The job as it is; its version is the {@code ETag}. */
    ResponseEntity<?> job(
            HttpStatus status, JobView job, Preferences preferences, List<String> warnings) {
        return job(status, job, documents.of(job, warnings), preferences);
    }

    private ResponseEntity<?> job(
            HttpStatus status, JobView job, JobDocument document, Preferences preferences) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status).headers(pollAdvice());
        if (job.status().ended()) {
            response.headers(headers -> headers.remove(HttpHeaders.RETRY_AFTER));
        }
        if (status != HttpStatus.OK) {
            response.header(HttpHeaders.LOCATION, urls.of(Paths.JOBS + "/" + job.id()));
        }
        preferences.applied().ifPresent(applied -> response.header(Preferences.APPLIED, applied));
        return response.eTag(Long.toString(job.version())).body(document);
    }

    /** 304: the job is still at that version. */
    ResponseEntity<?> unchanged(long version, Preferences preferences) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(pollAdvice());
        preferences.applied().ifPresent(applied -> response.header(Preferences.APPLIED, applied));
        return response.eTag(Long.toString(version)).build();
    }

    private HttpHeaders pollAdvice() {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        long seconds = Math.max(1, settings.pollAdvice().toSeconds());
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return headers;
    }
}
