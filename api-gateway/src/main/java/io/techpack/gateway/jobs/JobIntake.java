package io.techpack.gateway.jobs;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.errors.Code;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.request.ParsedRequest;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.json.Json;
import io.techpack.ledger.Admission;
import io.techpack.ledger.IdempotencyKey;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.product.JobInput;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes jobs of requests. Thread-safe. */
@Component
public final class JobIntake {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String TRACEPARENT = "traceparent";
    private static final Pattern TRACE =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Ledger ledger;
    private final JobQueries board;

    JobIntake(Ledger ledger, JobQueries board) {
        this.ledger = ledger;
        this.board = board;
    }

    /**
     * Stores and pays the job; or finds the one that the same request made before. Returns it as it
     * stands, a new one as it stood when it was accepted.
     *
     * @param body as it came: what makes a repeated request the same
     * @throws Refusal if it names what does not exist, or is not paid for; nothing is stored then
     */
    public JobView submit(
            AccountId account, ParsedRequest asked, JsonNode body, HttpServletRequest request) {
        Optional<IdempotencyKey> key = idempotencyKey(asked, body, request);
        // what is fetched for a job may have gone since the same request made it
        Optional<Admission.Known> before =
                key.filter(_ -> asked.fetches()).flatMap(each -> board.submitted(account, each));
        return before.map(known -> known(account, known))
                .orElseGet(() -> ask(account, asked, key, request));
    }

    private JobView ask(
            AccountId account,
            ParsedRequest asked,
            Optional<IdempotencyKey> key,
            HttpServletRequest request) {
        JobInput input = asked.resolve(account);
        Submission submission =
                new Submission(
                        JobId.next(),
                        account,
                        asked.type(),
                        input.productId(),
                        Json.write(input),
                        key,
                        asked.deadline(),
                        Optional.ofNullable(request.getHeader(TRACEPARENT))
                                .filter(trace -> TRACE.matcher(trace).matches()));
        return switch (ledger.submit(submission)) {
            case Admission.Accepted accepted -> JobView.accepted(submission, accepted.at());
            case Admission.Known known -> known(account, known);
            case Admission.InsufficientCredits poor ->
                    throw Refusal.of(
                            Code.INSUFFICIENT_CREDITS,
                            "This costs %d credits; the balance is %d. Nothing was charged."
                                    .formatted(poor.price(), poor.balance()));
            case Admission.UnknownAccount _ ->
                    throw Refusal.of(Code.FORBIDDEN, "The account of this key does not exist.");
        };
    }

    private JobView known(AccountId account, Admission.Known known) {
        return switch (known) {
            case Admission.Repeated repeated ->
                    board.find(account, repeated.job())
                            .orElseThrow(() -> Refusal.notFound("Job " + repeated.job()));
            case Admission.KeyReused reused ->
                    throw Refusal.of(
                            Code.IDEMPOTENCY_MISMATCH,
                            "This Idempotency-Key was used for another request, which made job %s. Choose a new key."
                                    .formatted(reused.job()));
        };
    }

    private static Optional<IdempotencyKey> idempotencyKey(
            ParsedRequest asked, JsonNode body, HttpServletRequest request) {
        String key = request.getHeader(IDEMPOTENCY_KEY);
        if (key == null) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > IdempotencyKey.LONGEST) {
            throw Refusal.invalid(
                    IDEMPOTENCY_KEY,
                    "must have 1 to %d characters".formatted(IdempotencyKey.LONGEST));
        }
        String asWhole = asked.type().id() + '\n' + asked.deadline() + '\n' + body;
        return Optional.of(
                new IdempotencyKey(
                        key, ArtifactKey.sha256(asWhole.getBytes(StandardCharsets.UTF_8))));
    }
}
