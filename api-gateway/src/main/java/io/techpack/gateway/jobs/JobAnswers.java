package io.techpack.gateway.jobs;

import io.techpack.gateway.address.Paths;
import io.techpack.gateway.address.PublicAddress;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.waiting.Preference;
import io.techpack.gateway.waiting.Waiters;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Waits for jobs and answers with them. Thread-safe, on a request's thread. */
@Component
public final class JobAnswers {

    private final JobQueries board;
    private final Waiters waiters;
    private final JobDocuments documents;
    private final PublicAddress address;
    private final GatewaySettings settings;

    JobAnswers(
            JobQueries board,
            Waiters waiters,
            JobDocuments documents,
            PublicAddress address,
            GatewaySettings settings) {
        this.board = board;
        this.waiters = waiters;
        this.documents = documents;
        this.address = address;
        this.settings = settings;
    }

    /** What the request prefers, within what is granted. */
    public Preference preference(HttpServletRequest request) {
        return Preference.of(
                Collections.list(request.getHeaders(Preference.HEADER)),
                settings.waiting().longest());
    }

    /** The job, once it has ended or that time has passed. */
    public JobView awaited(JobView job, Duration atMost) {
        if (!atMost.isPositive() || job.status().ended()) {
            return job;
        }
        waiters.await(job.id(), standing -> standing.status().ended(), atMost);
        return found(job.account(), job.id(), 0);
    }

    /** The account's job, with the items that appeared after that version. */
    JobView found(AccountId account, JobId job, long since) {
        return board.find(account, job, since).orElseThrow(() -> Refusal.notFound("Job " + job));
    }

    /** Answers that the job is accepted, and how it stands. */
    public ResponseEntity<?> accepted(JobView job, Preference preference) {
        return answer(HttpStatus.ACCEPTED, job, preference);
    }

    /** Answers with the job as it stands; its version is the tag. */
    ResponseEntity<?> answer(HttpStatus status, JobView job, Preference preference) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).headers(advice());
        if (job.status().ended()) {
            answer.headers(headers -> headers.remove(HttpHeaders.RETRY_AFTER));
        }
        if (status != HttpStatus.OK) {
            answer.header(HttpHeaders.LOCATION, address.of(Paths.JOBS + "/" + job.id()));
        }
        preference.applied().ifPresent(applied -> answer.header(Preference.APPLIED, applied));
        return answer.eTag(Long.toString(job.version())).body(documents.of(job));
    }

    /** Answers that the job is still at that version. */
    ResponseEntity<?> unchanged(long version, Preference preference) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(advice());
        preference.applied().ifPresent(applied -> answer.header(Preference.APPLIED, applied));
        return answer.eTag(Long.toString(version)).build();
    }

    private HttpHeaders advice() {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        long seconds = Math.max(1, settings.pollAdvice().toSeconds());
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return headers;
    }
}
