package io.techpack.trials.torture;

import io.techpack.trials.TrialException;
import io.techpack.trials.client.ApiRequest;
import io.techpack.trials.client.ApiResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Gives the orders of an operator, again and again until they are answered. Thread-safe. */
record Operator(RetryingClient client) {

    private static final int NOT_FOUND = 404;

    /** Returns when no attempt at the stage begins any more. */
    void pause(String stage) throws InterruptedException {
        order("/admin/stages/" + stage + "/pause");
    }

    void resume(String stage) throws InterruptedException {
        order("/admin/stages/" + stage + "/resume");
    }

    /** The id of the living worker with that process id, if it has said that it is there. */
    Optional<String> worker(long pid) throws InterruptedException {
        return client.send(ApiRequest.get("/admin/workers").key(ProcessGroup.ADMIN_KEY))
                .filter(ApiResponse::successful)
                .flatMap(answer ->
                        answer.json()
                                .path("workers")
                                .valueStream()
                                .filter(worker -> worker.path("alive").asBoolean(false))
                                .filter(worker ->
                                        worker.path("name").asString("").endsWith(":" + pid))
                                .map(worker -> worker.path("workerId").asString(""))
                                .findFirst());
    }

    void drain(String worker) throws InterruptedException {
        order("/admin/workers/" + worker + "/drain");
    }

    void undrain(String worker) throws InterruptedException {
        order("/admin/workers/" + worker + "/resume");
    }

    /** A worker that has died meanwhile takes none. */
    private void order(String path) throws InterruptedException {
        JsonNode body = SimulatedAccount.object();
        Optional<ApiResponse> answer =
                client.send(ApiRequest.post(path, body).key(ProcessGroup.ADMIN_KEY));
        if (answer.isPresent()
                && !answer.get().successful()
                && answer.get().status() != NOT_FOUND) {
            throw new TrialException(
                    "The gateway refuses POST %s with %d.".formatted(path, answer.get().status()));
        }
    }
}
