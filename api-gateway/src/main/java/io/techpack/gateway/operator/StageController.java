package io.techpack.gateway.operator;

import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.gateway.operator.StageDocument.StageList;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.ledger.OperatorOrders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the stages are doing, for operators; paused and resumed. */
@RestController
@RequestMapping(Paths.ADMIN + "/stages")
class StageController {

    private static final Logger log = LoggerFactory.getLogger(StageController.class);
    private static final int LONGEST_REASON = 200;

    private final Snapshots snapshots;
    private final OperatorOrders orders;
    private final AuditLog actions;
    private final JobTypes types;
    private final JsonBodyReader bodies;

    StageController(
            Snapshots snapshots,
            OperatorOrders orders,
            AuditLog actions,
            JobTypes types,
            JsonBodyReader bodies) {
        this.snapshots = snapshots;
        this.orders = orders;
        this.actions = actions;
        this.types = types;
        this.bodies = bodies;
    }

    @GetMapping
    StageList stages() {
        return new StageList(snapshots.now().stages().stream().map(StageDocument::of).toList());
    }

    @PostMapping(path = "/{stage}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    StageDocument pause(
            @PathVariable String stage,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        Optional<String> reason = fields.optionalText("reason", LONGEST_REASON);
        fields.finish();
        Stage named = named(stage);
        String by = caller.described();
        boolean paused =
                actions.recording(
                        by,
                        () -> orders.pause(named, by, reason),
                        done -> done(done, Action.PAUSE_STAGE, stage, reason));
        if (paused) {
            log.info("stage {} is paused by {}: {}", stage, by, reason.orElse("no reason given"));
        }
        return ordered(named, paused);
    }

    @PostMapping("/{stage}/resume")
    StageDocument resume(@PathVariable String stage, @AuthenticationPrincipal Caller caller) {
        Stage named = named(stage);
        boolean resumed =
                actions.recording(
                        caller.described(),
                        () -> orders.resume(named),
                        done -> done(done, Action.RESUME_STAGE, stage, Optional.empty()));
        if (resumed) {
            log.info("stage {} is resumed by {}", stage, caller.described());
        }
        return ordered(named, resumed);
    }

    private static Optional<Done> done(
            boolean changed, Action action, String stage, Optional<String> reason) {
        return changed
                ? Optional.of(
                        new Done(
                                action,
                                stage,
                                reason.map(why -> Map.of("reason", why)).orElse(Map.of())))
                : Optional.empty();
    }

    private StageDocument ordered(Stage stage, boolean changed) {
        snapshots.forget();
        return snapshots.now().stages().stream()
                .filter(status -> status.stage() == stage)
                .findFirst()
                .map(status -> StageDocument.of(status).ordered(changed))
                .orElseThrow();
    }

    private Stage named(String id) {
        return types.findStage(id).orElseThrow(() -> Ids.unknown("Stage", id));
    }
}
