package io.techpack.gateway.webhooks;

import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.webhook.Webhooks;
import io.techpack.webhook.Webhooks.Delivery;
import io.techpack.webhook.Webhooks.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's receivers were told, are told or are still to be told. */
@RestController
@RequestMapping(WebhookController.PATH + "/deliveries")
class DeliveryController {

    private static final Set<String> STATUSES = Set.of("pending", "delivered", "failed");

    private final Webhooks webhooks;
    private final Pages pages;

    DeliveryController(Webhooks webhooks, Pages pages) {
        this.webhooks = webhooks;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<DeliveryDocument.Page> page(
            @AuthenticationPrincipal Caller caller,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        Cursors cursors = new Cursors("deliveries", caller.account().toString());
        PageQuery query = new PageQuery(parameters);
        Filter filter =
                new Filter(
                        query.value("webhookId", Ids::find, "must be the id of a webhook")
                                .orElse(null),
                        query.value(
                                        "jobId",
                                        text -> Ids.find(text).map(JobId::new),
                                        "must be the id of a job")
                                .orElse(null),
                        query.value(
                                        "status",
                                        text -> Optional.of(text).filter(STATUSES::contains),
                                        "must be pending, delivered or failed")
                                .orElse(null),
                        query.cursor(cursors, Ids::find).orElse(null));
        int limit = query.limit();
        query.finish();
        Page<Delivery> page =
                Page.of(
                        webhooks.deliveries(caller.account(), filter, limit + 1),
                        limit,
                        last -> cursors.of(last.id().toString()));
        return pages.response(
                request,
                page.next(),
                new DeliveryDocument.Page(page.shown(DeliveryDocument::of), page.nextCursor()));
    }

    @GetMapping("/{id}")
    DeliveryDocument show(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return document(caller.account(), delivery(id));
    }

    @PostMapping("/{id}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryDocument redeliver(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        UUID delivery = delivery(id);
        return switch (webhooks.redeliver(caller.account(), delivery)) {
            case DUE -> document(caller.account(), delivery);
            case UNWANTED ->
                    throw ApiException.of(
                            ErrorCode.CONFLICT,
                            "The webhook of delivery %s is disabled or was deleted; enable it first."
                                    .formatted(delivery));
            case UNKNOWN -> throw unknown(id);
        };
    }

    private DeliveryDocument document(AccountId account, UUID id) {
        Delivery delivery =
                webhooks.delivery(account, id).orElseThrow(() -> unknown(id.toString()));
        return DeliveryDocument.of(delivery, webhooks.attempts(account, id));
    }

    private static UUID delivery(String id) {
        return Ids.find(id).orElseThrow(() -> unknown(id));
    }

    private static ApiException unknown(String id) {
        return Ids.unknown("Delivery", id);
    }
}
