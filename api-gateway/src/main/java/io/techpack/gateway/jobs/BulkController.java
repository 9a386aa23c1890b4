package io.techpack.gateway.jobs;

import io.techpack.account.Accounts.RateKind;
import io.techpack.gateway.limits.RateLimiter;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Submits many jobs at once. */
@RestController
@RequestMapping(Paths.JOBS + ":batch")
class BulkController {

    private final JsonBodyReader bodies;
    private final BulkSubmitter submitter;
    private final RateLimiter limiter;

    BulkController(JsonBodyReader bodies, BulkSubmitter submitter, RateLimiter limiter) {
        this.bodies = bodies;
        this.submitter = submitter;
        this.limiter = limiter;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    BulkDocument submit(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        AccountId account = caller.account();
        refuse(JobSubmitter.IDEMPOTENCY_KEY, BulkSubmitter.KEY, request);
        refuse(CancelAfter.HEADER, "deadlineSeconds", request);
        BulkRequest batch = BulkRequest.of(bodies.readUnchecked(request));
        count(caller, batch.jobs().size(), response);
        return submitter.submit(account, batch, request);
    }

    /** What a header says of one job, each of many says by itself. */
    private static void refuse(String header, String field, HttpServletRequest request) {
        if (request.getHeader(header) != null) {
            throw ApiException.of(
                    ErrorCode.UNPROCESSABLE_REQUEST,
                    "%s is one job's: give each job of the batch its own in its field %s, and leave the header out."
                            .formatted(header, field));
        }
    }

    /** The request itself has been counted as one. */
    private void count(Caller caller, int jobs, HttpServletResponse response) {
        if (limiter.isEnabled() && jobs > 1) {
            caller.ownAccount()
                    .ifPresent(account ->
                            limiter.spend(account, RateKind.WRITES, jobs - 1)
                                    .tell(RateKind.WRITES, response));
        }
    }
}
