package io.techpack.gateway.operator;

import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.gateway.operator.WorkerDocument.WorkerList;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.WorkerId;
import io.techpack.ledger.OperatorOrders;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The worker processes, for operators; drained, and let claim again. */
@RestController
@RequestMapping(Paths.ADMIN + "/workers")
class WorkerController {

    private static final Logger log = LoggerFactory.getLogger(WorkerController.class);

    private final Snapshots snapshots;
    private final OperatorOrders orders;
    private final AuditLog actions;

    WorkerController(Snapshots snapshots, OperatorOrders orders, AuditLog actions) {
        this.snapshots = snapshots;
        this.orders = orders;
        this.actions = actions;
    }

    @GetMapping
    WorkerList workers() {
        return new WorkerList(snapshots.now().workers().stream().map(WorkerDocument::of).toList());
    }

    @PostMapping("/{id}/drain")
    WorkerDocument drain(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return ordered(id, true, caller);
    }

    @PostMapping("/{id}/resume")
    WorkerDocument resume(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return ordered(id, false, caller);
    }

    private WorkerDocument ordered(String id, boolean draining, Caller caller) {
        WorkerId worker =
                Ids.find(id).map(WorkerId::new).orElseThrow(() -> Ids.unknown("Worker", id));
        boolean found =
                actions.recording(
                        caller.described(),
                        () -> orders.drain(worker, draining),
                        done ->
                                done
                                        ? Optional.of(
                                                new Done(
                                                        draining
                                                                ? Action.DRAIN_WORKER
                                                                : Action.RESUME_WORKER,
                                                        id,
                                                        Map.of()))
                                        : Optional.empty());
        if (found) {
            log.info(
                    "worker {} is {} by {}",
                    worker,
                    draining ? "drained" : "let claim again",
                    caller.described());
        }
        snapshots.forget();
        return snapshots.now().workers().stream()
                .filter(each -> found && each.id().equals(worker))
                .findFirst()
                .map(WorkerDocument::of)
                .orElseThrow(() -> Ids.unknown("A living worker", id));
    }
}
