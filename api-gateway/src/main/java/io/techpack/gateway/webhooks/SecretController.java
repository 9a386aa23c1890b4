package io.techpack.gateway.webhooks;

import io.techpack.gateway.security.Caller;
import io.techpack.gateway.settings.WebhookSettings;
import io.techpack.gateway.webhooks.WebhookDocument.Signing;
import io.techpack.webhook.Webhooks;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The secrets by which the caller's receivers check what they get. */
@RestController
@RequestMapping(WebhookController.PATH)
class SecretController {

    /** Only of characters of an id: {@code deliveries} is no webhook. */
    private static final String WEBHOOK = "/{id:[0-9a-fA-F-]+}";

    private final Webhooks webhooks;
    private final WebhookSettings settings;

    SecretController(Webhooks webhooks, WebhookSettings settings) {
        this.webhooks = webhooks;
        this.settings = settings;
    }

    /** Signs what goes to the {@code webhookUrl} of any of the caller's jobs. */
    @GetMapping("/secret")
    ResponseEntity<Signing> ofJobs(@AuthenticationPrincipal Caller caller) {
        return shown(webhooks.secretsOfJobs(caller.account()));
    }

    @PostMapping("/rotate-secret")
    ResponseEntity<Signing> rotateOfJobs(@AuthenticationPrincipal Caller caller) {
        return shown(webhooks.rotateOfJobs(caller.account(), settings.secretGrace()));
    }

    @GetMapping(WEBHOOK + "/secret")
    ResponseEntity<Signing> ofWebhook(
            @AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return webhooks.secrets(caller.account(), WebhookController.webhook(id))
                .map(SecretController::shown)
                .orElseThrow(() -> WebhookController.unknown(id));
    }

    @PostMapping(WEBHOOK + "/rotate-secret")
    ResponseEntity<Signing> rotate(
            @AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return webhooks.rotate(
                        caller.account(), WebhookController.webhook(id), settings.secretGrace())
                .map(SecretController::shown)
                .orElseThrow(() -> WebhookController.unknown(id));
    }

    private static ResponseEntity<Signing> shown(Webhooks.Secrets secrets) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Signing.of(secrets));
    }
}
