package io.techpack.gateway.jobs;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.request.ParsedRequest;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.NotAccepted;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.json.Json;
import io.techpack.ledger.Admission;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.ledger.Submission.IdempotencyKey;
import io.techpack.product.JobInput;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import io.techpack.tracing.Tracing;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Submits requests as jobs. Thread-safe. */
@Component
final class JobSubmitter {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String TRACEPARENT = "traceparent";

    private final Ledger ledger;
    private final JobQueries queries;
    private final CreditAdvice credits;
    private final Tracing tracing;

    JobSubmitter(
            Ledger ledger,
            JobQueries queries,
            CreditAdvice credits,
            ObjectProvider<Tracing> tracing) {
        this.ledger = ledger;
        this.queries = queries;
        this.credits = credits;
        this.tracing = tracing.getIfAvailable(() -> Tracing.OFF);
    }

    /**
     * Stores and charges the job; or finds the one that the same request created before. Returns it
     * in its current state, a new one in the state in which it was accepted.
     *
     * @param body as it was received: an equal one makes it the same request
     * @param coalesce whether a request without a key is taken for the same as an identical one
     *     whose job is still alive
     * @throws ApiException if it names what does not exist, or the balance is too low; nothing is
     *     stored then
     * @throws NotAccepted if the database is unavailable and nothing was stored
     */
    JobView submit(
            AccountId account,
            ParsedRequest parsed,
            JsonNode body,
            boolean coalesce,
            HttpServletRequest request) {
        Optional<Duration> deadline =
                CancelAfter.of(request.getHeader(CancelAfter.HEADER), parsed.deadline());
        Optional<IdempotencyKey> key = idempotencyKey(parsed, deadline, body, coalesce, request);
        return NotAccepted.unless(() -> submit(account, parsed, deadline, key, request));
    }

    private JobView submit(
            AccountId account,
            ParsedRequest parsed,
            Optional<Duration> deadline,
            Optional<IdempotencyKey> key,
            HttpServletRequest request) {
        // what was fetched for the job may be gone since the same request created it
        Optional<Admission.Duplicate> before =
                key.filter(_ -> parsed.fetches()).flatMap(each -> queries.submitted(account, each));
        return before.map(known -> known(account, known))
                .orElseGet(() -> submitNew(account, parsed, deadline, key, request));
    }

    private JobView submitNew(
            AccountId account,
            ParsedRequest parsed,
            Optional<Duration> deadline,
            Optional<IdempotencyKey> key,
            HttpServletRequest request) {
        Submission submission = submission(account, parsed, deadline, key, request);
        return switch (ledger.submit(submission)) {
            case Admission.Accepted accepted -> JobView.accepted(submission, accepted.at());
            case Admission.Duplicate known -> known(account, known);
            case Admission.Refusal refused -> throw refused(refused, account);
        };
    }

    /**
     * The job as it is to be stored, with everything looked up.
     *
     * @throws ApiException if it names what does not exist
     */
    Submission submission(
            AccountId account,
            ParsedRequest parsed,
            Optional<Duration> deadline,
            Optional<IdempotencyKey> key,
            HttpServletRequest request) {
        JobInput input = parsed.resolve(account);
        return new Submission(
                JobId.next(),
                account,
                parsed.type(),
                input.productId(),
                Json.write(input),
                key,
                deadline,
                tracing.current(Optional.ofNullable(request.getHeader(TRACEPARENT))),
                parsed.webhookUrl());
    }

    /** What the client is told of a refusal. */
    ApiException refused(Admission.Refusal refusal, AccountId account) {
        return switch (refusal) {
            case Admission.InsufficientCredits poor ->
                    credits.insufficient(
                            "This costs %d credits".formatted(poor.price()),
                            poor.balance(),
                            account);
            case Admission.UnknownAccount _ ->
                    ApiException.of(ErrorCode.FORBIDDEN, "The account of this key does not exist.");
            case Admission.KeyReused reused ->
                    ApiException.of(
                            ErrorCode.IDEMPOTENCY_MISMATCH,
                            "This Idempotency-Key was used for another request, which created job %s. Choose a new key."
                                    .formatted(reused.job()));
        };
    }

    /**
     * What the client is told where a batch, all or none, does not fit.
     *
     * @param taken what the jobs before that one would have cost
     */
    ApiException unaffordable(Admission.InsufficientCredits poor, long taken, AccountId account) {
        return credits.insufficient(
                "This costs %d credits, and the jobs before it cost %d"
                        .formatted(poor.price(), taken),
                poor.balance() + taken,
                account);
    }

    private JobView known(AccountId account, Admission.Duplicate known) {
        return switch (known) {
            case Admission.Repeated repeated ->
                    queries.find(account, repeated.job())
                            .orElseThrow(() -> ApiException.notFound("Job " + repeated.job()));
            case Admission.KeyReused reused -> throw refused(reused, account);
        };
    }

    private static Optional<IdempotencyKey> idempotencyKey(
            ParsedRequest parsed,
            Optional<Duration> deadline,
            JsonNode body,
            boolean coalesce,
            HttpServletRequest request) {
        String key = request.getHeader(IDEMPOTENCY_KEY);
        if (key == null) {
            return coalesce
                    ? Optional.of(IdempotencyKey.whileLive(digest(parsed, deadline, body)))
                    : Optional.empty();
        }
        return Optional.of(idempotencyKey(IDEMPOTENCY_KEY, key, parsed, deadline, body));
    }

    /**
     * The key that a client has sent with that request.
     *
     * @param field where it was sent
     * @throws ApiException if it can be none
     */
    static IdempotencyKey idempotencyKey(
            String field,
            String key,
            ParsedRequest parsed,
            Optional<Duration> deadline,
            JsonNode body) {
        if (key.isBlank() || key.length() > IdempotencyKey.LONGEST) {
            throw ApiException.invalid(
                    field, "must have 1 to %d characters".formatted(IdempotencyKey.LONGEST));
        }
        if (Character.isWhitespace(key.charAt(0))) {
            // the engine's own keys begin so
            throw ApiException.invalid(field, "must not begin with a space");
        }
        return new IdempotencyKey(key, digest(parsed, deadline, body));
    }

    private static String digest(ParsedRequest parsed, Optional<Duration> deadline, JsonNode body) {
        String whole = parsed.type().id() + '\n' + deadline + '\n' + body;
        return ArtifactKey.sha256(whole.getBytes(StandardCharsets.UTF_8));
    }
}
