package io.techpack.gateway.webhooks;

import io.techpack.gateway.fetch.UrlPoster;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.settings.WebhookSettings;
import io.techpack.webhook.Webhooks;
import io.techpack.webhook.Webhooks.Change;
import io.techpack.webhook.Webhooks.Event;
import io.techpack.webhook.Webhooks.Webhook;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's webhooks. */
@RestController
@RequestMapping(WebhookController.PATH)
class WebhookController {

    static final String PATH = Paths.BASE + "/webhooks";

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_DESCRIPTION = 200;

    private final Webhooks webhooks;
    private final UrlPoster poster;
    private final JsonBodyReader bodies;
    private final PublicUrls urls;
    private final WebhookSettings settings;

    WebhookController(
            Webhooks webhooks,
            UrlPoster poster,
            JsonBodyReader bodies,
            PublicUrls urls,
            WebhookSettings settings) {
        this.webhooks = webhooks;
        this.poster = poster;
        this.bodies = bodies;
        this.urls = urls;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WebhookDocument> add(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        String url = checked(fields, fields.text("url", LONGEST_URL));
        Change draft = rest(fields, url);
        fields.finish();
        Webhook added =
                webhooks.add(caller.account(), draft, settings.most())
                        .orElseThrow(() ->
                                ApiException.of(
                                        ErrorCode.CONFLICT,
                                        "This account has %d webhooks, as many as it may have; delete one first."
                                                .formatted(settings.most())));
        String secret =
                webhooks.secrets(caller.account(), added.id())
                        .map(Webhooks.Secrets::current)
                        .orElse(null);
        return ResponseEntity.created(URI.create(urls.of(PATH + "/" + added.id())))
                .body(WebhookDocument.of(added, secret));
    }

    @GetMapping
    WebhookDocument.All all(@AuthenticationPrincipal Caller caller) {
        return new WebhookDocument.All(
                webhooks.all(caller.account()).stream().map(WebhookDocument::of).toList());
    }

    @GetMapping("/{id}")
    WebhookDocument show(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return found(id, webhooks.find(caller.account(), webhook(id)));
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    WebhookDocument change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            HttpServletRequest request) {
        UUID webhook = webhook(id);
        Fields fields = Fields.of(bodies.read(request));
        Optional<String> url = fields.optionalText("url", LONGEST_URL);
        url.ifPresent(text -> checked(fields, text));
        Change change = rest(fields, url.orElse(null));
        fields.finish();
        return found(id, webhooks.change(caller.account(), webhook, change));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        if (!webhooks.delete(caller.account(), webhook(id))) {
            throw unknown(id);
        }
    }

    private String checked(Fields fields, String url) {
        if (!url.isEmpty()) {
            poster.fault(url).ifPresent(message -> fields.reject("url", message));
        }
        return url;
    }

    private static Change rest(Fields fields, @org.jspecify.annotations.Nullable String url) {
        List<Event> events =
                fields.optionalChoices(
                        "events",
                        Event.values().length,
                        Event::find,
                        "job.succeeded, job.failed, job.canceled");
        return new Change(
                url,
                fields.optionalText("description", LONGEST_DESCRIPTION).orElse(null),
                events.isEmpty() ? null : Set.copyOf(events),
                fields.optionalFlag("enabled").orElse(null));
    }

    static UUID webhook(String id) {
        return Ids.find(id).orElseThrow(() -> unknown(id));
    }

    private static WebhookDocument found(String id, Optional<Webhook> webhook) {
        return webhook.map(WebhookDocument::of).orElseThrow(() -> unknown(id));
    }

    static ApiException unknown(String id) {
        return Ids.unknown("Webhook", id);
    }
}
