package io.techpack.gateway.operations;

import io.techpack.gateway.address.Paths;
import io.techpack.gateway.body.JsonBody;
import io.techpack.gateway.jobs.JobAnswers;
import io.techpack.gateway.jobs.JobIntake;
import io.techpack.gateway.request.RequestParser;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.waiting.Preference;
import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.product.TechPackJob;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The guide's six operations: each is a job, and waits for it unless its client prefers not to. */
@RestController
@RequestMapping(path = Paths.BASE, consumes = MediaType.APPLICATION_JSON_VALUE)
class OperationController {

    private final JsonBody bodies;
    private final RequestParser orders;
    private final JobIntake intake;
    private final JobAnswers answers;
    private final OperationAnswers results;
    private final Duration usualWait;

    OperationController(
            JsonBody bodies,
            RequestParser orders,
            JobIntake intake,
            JobAnswers answers,
            OperationAnswers results,
            GatewaySettings settings) {
        this.bodies = bodies;
        this.orders = orders;
        this.intake = intake;
        this.answers = answers;
        this.results = results;
        this.usualWait = settings.waiting().operations();
    }

    @PostMapping("/category/detect")
    ResponseEntity<?> detectCategory(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return run(TechPackJob.CATEGORY_DETECTION, caller, request);
    }

    @PostMapping("/base-views/analyze")
    ResponseEntity<?> analyseBaseViews(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return run(TechPackJob.BASE_VIEW_ANALYSIS, caller, request);
    }

    @PostMapping("/close-ups/generate")
    ResponseEntity<?> generateCloseUps(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return run(TechPackJob.CLOSE_UP_GENERATION, caller, request);
    }

    @PostMapping("/sketches/generate")
    ResponseEntity<?> generateSketches(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return run(TechPackJob.SKETCH_GENERATION, caller, request);
    }

    @PostMapping("/edit")
    ResponseEntity<?> edit(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return run(TechPackJob.FIELD_EDIT, caller, request);
    }

    @PostMapping("/regenerate")
    ResponseEntity<?> regenerate(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return run(TechPackJob.VIEW_REGENERATION, caller, request);
    }

    private ResponseEntity<?> run(JobType type, Caller caller, HttpServletRequest request) {
        AccountId account = caller.account();
        JsonNode body = bodies.read(request);
        JobView begun = intake.submit(account, orders.operation(type, body), body, request);
        Preference preference = answers.preference(request);
        Duration wait = preference.waitingInsteadOf(usualWait);
        JobView job = answers.awaited(begun, wait);
        return job.status().ended() && wait.isPositive()
                ? results.ended(job, preference)
                : answers.accepted(job, preference);
    }
}
