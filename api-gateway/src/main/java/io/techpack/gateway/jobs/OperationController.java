package io.techpack.gateway.jobs;

import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.request.ParsedRequest;
import io.techpack.gateway.request.RequestParser;
import io.techpack.gateway.request.RequestWarnings;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import io.techpack.product.TechPackJob;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The six operations: each submits a job and waits for it unless the client prefers not to. */
@RestController
@RequestMapping(path = Paths.BASE, consumes = MediaType.APPLICATION_JSON_VALUE)
class OperationController {

    private final JsonBodyReader bodies;
    private final RequestParser parser;
    private final JobSubmitter submitter;
    private final JobResponses responses;
    private final OperationResponses envelopes;
    private final RequestWarnings warned;
    private final Duration defaultWait;

    OperationController(
            JsonBodyReader bodies,
            RequestParser parser,
            JobSubmitter submitter,
            JobResponses responses,
            OperationResponses envelopes,
            RequestWarnings warned,
            GatewaySettings settings) {
        this.bodies = bodies;
        this.parser = parser;
        this.submitter = submitter;
        this.responses = responses;
        this.envelopes = envelopes;
        this.warned = warned;
        this.defaultWait = settings.waiting().operations();
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

    private ResponseEntity<?> run(TechPackJob type, Caller caller, HttpServletRequest request) {
        AccountId account = caller.account();
        JsonNode body = bodies.read(request);
        ParsedRequest parsed = parser.operation(type, body);
        // what it replaces stands until it has ended
        List<String> warnings = warned.of(account, parsed);
        JobView started = submitter.submit(account, parsed, body, true, request);
        Preferences preferences = responses.preferences(request);
        Duration wait = preferences.waitOr(defaultWait);
        JobView job = responses.awaited(started, wait, preferences, request);
        return job.status().ended() && wait.isPositive()
                ? envelopes.ended(job, preferences, warnings)
                : responses.job(HttpStatus.ACCEPTED, job, preferences, warnings);
    }
}
