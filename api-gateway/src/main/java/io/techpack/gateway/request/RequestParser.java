package io.techpack.gateway.request;

import io.techpack.gateway.fetch.UrlPoster;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.job.AccountId;
import io.techpack.product.TechPackJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Parses the requests for jobs; each type of job has its own fields. Thread-safe. */
@Component
public final class RequestParser {

    private static final long LONGEST_DEADLINE = Duration.ofDays(365).toSeconds();
    private static final String TYPES =
            "tech-pack, category, base-views, close-ups, sketches, edit, regenerate";

    private final PictureRequests pictures;
    private final AnalysisRequests analyses;
    private final RevisionRequests revisions;
    private final RevisionCache known;
    private final PictureLinks links;
    private final UrlPoster webhooks;

    RequestParser(
            PictureRequests pictures,
            AnalysisRequests analyses,
            RevisionRequests revisions,
            RevisionCache known,
            PictureLinks links,
            UrlPoster webhooks) {
        this.pictures = pictures;
        this.analyses = analyses;
        this.revisions = revisions;
        this.known = known;
        this.links = links;
        this.webhooks = webhooks;
    }

    /**
     * Reads the body of an operation.
     *
     * @throws io.techpack.gateway.response.ApiException that tells every fault
     */
    public ParsedRequest operation(TechPackJob type, JsonNode body) {
        Fields fields = Fields.of(body);
        Optional<String> webhookUrl = CommonFields.webhookUrl(fields, webhooks::fault);
        InputResolver resolver = resolver(type, fields, this::anyPicture);
        fields.finish();
        return new ParsedRequest(
                type, Optional.empty(), webhookUrl, CommonFields.unknownKind(body), resolver);
    }

    /**
     * Reads the body of a job, which says its type.
     *
     * @throws io.techpack.gateway.response.ApiException that tells every fault
     */
    public ParsedRequest job(JsonNode body) {
        return job(body, this::anyPicture);
    }

    /**
     * The same of one job of many, whose links to pictures must lead to the account's artifacts.
     *
     * @throws io.techpack.gateway.response.ApiException that tells every fault
     */
    public ParsedRequest jobOfMany(JsonNode body) {
        return job(body, this::storedPicture);
    }

    /** Looks up the revisions of many requests at once, for when each of them is resolved. */
    public void lookUp(AccountId account, List<ParsedRequest> requests) {
        List<UUID> ids =
                requests.stream().flatMap(each -> each.revisions().stream()).distinct().toList();
        if (!ids.isEmpty()) {
            known.lookUp(account, ids);
        }
    }

    private ParsedRequest job(JsonNode body, PictureSource source) {
        Fields fields = Fields.of(body);
        Optional<TechPackJob> type = fields.choice("type", TechPackJob::find, TYPES);
        Optional<Duration> deadline =
                fields.optionalNumber("deadlineSeconds", 1, LONGEST_DEADLINE)
                        .map(Duration::ofSeconds);
        Optional<String> webhookUrl = CommonFields.webhookUrl(fields, webhooks::fault);
        if (type.isEmpty()) {
            // which other fields are right depends on the type
            fields.throwIfInvalid();
        }
        InputResolver resolver = resolver(type.orElseThrow(), fields, source);
        fields.finish();
        return new ParsedRequest(
                type.orElseThrow(), deadline, webhookUrl, CommonFields.unknownKind(body), resolver);
    }

    private PictureLinks.Linked anyPicture(AccountId account, String field, String link) {
        return links.resolve(account, field, link);
    }

    private PictureLinks.Linked storedPicture(AccountId account, String field, String link) {
        return links.stored(account, field, link);
    }

    private InputResolver resolver(TechPackJob type, Fields fields, PictureSource source) {
        return switch (type) {
            case TECH_PACK -> pictures.techPack(fields);
            case CATEGORY_DETECTION -> pictures.category(fields, source);
            case BASE_VIEW_ANALYSIS -> pictures.baseViews(fields);
            case CLOSE_UP_GENERATION -> analyses.closeUps(fields);
            case SKETCH_GENERATION -> analyses.sketches(fields);
            case FIELD_EDIT -> revisions.edit(fields, source);
            case VIEW_REGENERATION -> revisions.regenerate(fields);
        };
    }
}
