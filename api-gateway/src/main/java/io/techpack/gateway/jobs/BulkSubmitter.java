package io.techpack.gateway.jobs;

import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.request.ParsedRequest;
import io.techpack.gateway.request.RequestParser;
import io.techpack.gateway.request.RequestWarnings;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.NotAccepted;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.ledger.Admission;
import io.techpack.ledger.BulkAdmission;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.ledger.Submission.IdempotencyKey;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Submits many requests as jobs: their revisions are looked up by one query, and what is accepted
 * is stored in one transaction. Thread-safe.
 */
@Component
final class BulkSubmitter {

    static final String KEY = "idempotencyKey";

    private final RequestParser parser;
    private final JobSubmitter submitter;
    private final Ledger ledger;
    private final JobQueries queries;
    private final JobDocuments documents;
    private final RequestWarnings warned;

    BulkSubmitter(
            RequestParser parser,
            JobSubmitter submitter,
            Ledger ledger,
            JobQueries queries,
            JobDocuments documents,
            RequestWarnings warned) {
        this.parser = parser;
        this.submitter = submitter;
        this.ledger = ledger;
        this.queries = queries;
        this.documents = documents;
        this.warned = warned;
    }

    /** One of the batch, as far as it has come: what it lacks is null. */
    private static final class Place {

        private final int index;
        private @Nullable ParsedRequest parsed;
        private Optional<IdempotencyKey> key = Optional.empty();
        private @Nullable Submission submission;
        private @Nullable Admission admission;
        private @Nullable ApiException refusal;
        private List<String> warnings = List.of();

        private Place(int index) {
            this.index = index;
        }

        /** Does the next step, unless one before has failed. */
        private void unlessRefused(Runnable step) {
            if (refusal == null) {
                try {
                    step.run();
                } catch (ApiException refused) {
                    refusal = refused;
                }
            }
        }

        private String path() {
            return "jobs[%d]".formatted(index);
        }
    }

    /**
     * Stores and charges each job for which there are credits, or finds the one that the same
     * request has created before; the others are refused, each as it would be by itself.
     *
     * @throws ApiException if all are to be stored and one is refused, which it names; nothing is
     *     stored then
     */
    BulkDocument submit(AccountId account, BulkRequest batch, HttpServletRequest request) {
        List<Place> places = new ArrayList<>();
        for (JsonNode body : batch.jobs()) {
            Place place = new Place(places.size());
            place.unlessRefused(() -> parse(place, body));
            places.add(place);
        }
        resolve(account, places, request);
        if (batch.atomic()) {
            submitAll(account, places);
        } else {
            submitEach(account, places);
        }
        return shown(account, places, request.getRequestURI());
    }

    private void parse(Place place, JsonNode body) {
        JsonBodyReader.requireLegible(body);
        JsonNode job = body;
        Optional<String> key = Optional.empty();
        if (body instanceof ObjectNode object && object.has(KEY)) {
            key = key(object.get(KEY));
            ObjectNode rest = object.deepCopy();
            rest.remove(KEY);
            job = rest;
        }
        ParsedRequest parsed = parser.jobOfMany(job);
        JsonNode withoutKey = job;
        place.key =
                key.map(each ->
                        JobSubmitter.idempotencyKey(
                                KEY, each, parsed, parsed.deadline(), withoutKey));
        place.parsed = parsed;
    }

    private static Optional<String> key(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw ApiException.invalid(KEY, "must be a string");
        }
        return Optional.of(value.asString());
    }

    private void submitAll(AccountId account, List<Place> places) {
        for (Place place : places) {
            if (place.refusal != null) {
                throw place.refusal.at(place.path());
            }
        }
        switch (NotAccepted.unless(() -> ledger.submitAll(submissions(places)))) {
            case BulkAdmission.Admitted admitted -> admit(places, admitted.each());
            case BulkAdmission.Refused(int index, Admission.Refusal why, long taken) -> {
                ApiException refused =
                        why instanceof Admission.InsufficientCredits poor
                                ? submitter.unaffordable(poor, taken, account)
                                : submitter.refused(why, account);
                throw refused.at(places.get(index).path());
            }
        }
    }

    private void submitEach(AccountId account, List<Place> places) {
        List<Place> good = places.stream().filter(each -> each.refusal == null).toList();
        if (!good.isEmpty()) {
            admit(good, NotAccepted.unless(() -> ledger.submitEach(submissions(good))));
        }
        for (Place place : good) {
            if (place.admission instanceof Admission.Refusal why) {
                place.refusal = submitter.refused(why, account);
            }
        }
    }

    private void resolve(AccountId account, List<Place> places, HttpServletRequest request) {
        List<ParsedRequest> legible =
                places.stream().map(each -> each.parsed).filter(Objects::nonNull).toList();
        NotAccepted.unless(() -> {
            parser.lookUp(account, legible);
            places.forEach(place ->
                    place.unlessRefused(() -> {
                        ParsedRequest parsed = Objects.requireNonNull(place.parsed);
                        place.warnings = warned.of(account, parsed);
                        place.submission =
                                submitter.submission(
                                        account, parsed, parsed.deadline(), place.key, request);
                    }));
            return legible;
        });
    }

    private static List<Submission> submissions(List<Place> places) {
        return places.stream().map(each -> Objects.requireNonNull(each.submission)).toList();
    }

    private static void admit(List<Place> places, List<Admission> admissions) {
        for (int i = 0; i < places.size(); i++) {
            places.get(i).admission = admissions.get(i);
        }
    }

    private BulkDocument shown(AccountId account, List<Place> places, String uri) {
        List<JobId> before = new ArrayList<>();
        for (Place place : places) {
            if (place.admission instanceof Admission.Repeated repeated) {
                before.add(repeated.job());
            }
        }
        Map<JobId, JobView> known =
                before.isEmpty()
                        ? Map.of()
                        : queries.all(account, before).stream()
                                .collect(Collectors.toMap(JobView::id, Function.identity()));
        List<BulkDocument.Entry> entries = new ArrayList<>();
        for (Place place : places) {
            place.unlessRefused(() -> entries.add(accepted(place, known)));
            if (place.refusal != null) {
                entries.add(
                        BulkDocument.Entry.refused(
                                place.refusal, "%s#/jobs/%d".formatted(uri, place.index)));
            }
        }
        return BulkDocument.of(entries);
    }

    private BulkDocument.Entry accepted(Place place, Map<JobId, JobView> known) {
        JobView job =
                switch (Objects.requireNonNull(place.admission)) {
                    case Admission.Accepted accepted ->
                            JobView.accepted(
                                    Objects.requireNonNull(place.submission), accepted.at());
                    case Admission.Repeated repeated ->
                            Optional.ofNullable(known.get(repeated.job()))
                                    .orElseThrow(
                                            () -> ApiException.notFound("Job " + repeated.job()));
                    case Admission.Refusal refused ->
                            throw new IllegalStateException("accepted, and refused: " + refused);
                };
        return BulkDocument.Entry.accepted(documents.summary(job), place.warnings);
    }
}
