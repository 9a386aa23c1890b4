package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.cli.render.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCommandsTest extends CommandTestBase {

    private static final String UPLOAD = "POST /products/linen-shirt/revisions";
    private static final String JOB = "GET /jobs/" + ContractResponses.JOB;

    @TempDir Path directory;

    @Test
    void a_photo_is_uploaded_and_its_job_followed_by_long_polls_to_the_end() throws IOException {
        serveRevision();
        server.on("POST /jobs", 202, ContractResponses.accepted())
                .on(JOB, 200, Map.of("ETag", "\"3\""), ContractResponses.running(3))
                .on(JOB, 304, Map.of("ETag", "\"3\""), "")
                .on(
                        JOB,
                        200,
                        Map.of("ETag", "\"17\""),
                        ContractResponses.succeeded(server.url(), "shirt"));

        CommandRun run =
                CommandRun.techpack(
                        "submit", "--url", server.url(), photo("linen-shirt-front.jpg"));

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("APPAREL / t-shirt, 87 % sure")
                .contains("Ink navy 62 %")
                .contains("neckline  shows the rib")
                .contains("front sketch  1 callout")
                .contains("Cost: 6 credits. 3 credits of 9 given back (base-views: cached).");
        assertThat(server.received().get(0).body())
                .contains("name=\"viewType\"\r\n\r\nfront\r\n")
                .contains("filename=\"linen-shirt-front.jpg\"");
        assertThat(server.received().get(1).body())
                .contains("\"type\":\"tech-pack\"")
                .contains("\"productId\":\"linen-shirt\"")
                .contains("\"revisionIds\":[\"r-1\"]");
        assertThat(server.received().get(1).headers())
                .containsEntry("prefer", "respond-async")
                .containsKey("idempotency-key");
        assertThat(server.received().get(2).headers()).doesNotContainKey("if-none-match");
        assertThat(server.received().get(3).headers())
                .containsEntry("if-none-match", "\"3\"")
                .containsEntry("prefer", "wait=20");
    }

    @Test
    void a_submission_without_waiting_says_how_to_follow_the_job() throws IOException {
        serveRevision();
        server.on("POST /jobs", 202, ContractResponses.accepted());

        CommandRun run =
                CommandRun.techpack(
                        "submit",
                        "--url",
                        server.url(),
                        "--no-wait",
                        photo("linen-shirt-front.jpg"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("./techpack watch " + ContractResponses.JOB);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void the_raw_answer_is_printed_where_json_is_asked_for() {
        server.on(JOB, 200, ContractResponses.succeeded(server.url(), "shirt"));

        CommandRun run =
                CommandRun.techpack(
                        "watch", "--json", "--url", server.url(), ContractResponses.JOB);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("{\"jobId\":\"" + ContractResponses.JOB).endsWith("}\n");
    }

    @Test
    void a_failed_job_says_why_and_what_came_back_and_exits_with_1() {
        server.on(JOB, 200, ContractResponses.failed());

        CommandRun run = CommandRun.techpack("watch", "--url", server.url(), ContractResponses.JOB);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("take the photo against a plain background. (UNPROCESSABLE_IMAGE)")
                .contains("9 credits of 9 given back (base-views: the step failed)");
    }

    @Test
    void a_refusal_is_told_by_its_sentence_its_code_and_its_fields() throws IOException {
        serveRevision();
        server.on(
                "POST /jobs",
                400,
                """
                {"success":false,"error":"The request has a fault.","code":"INVALID_REQUEST",
                 "errors":[{"field":"shotCount","message":"is 99; it is 6 to 10"}]}
                """);

        CommandRun run =
                CommandRun.techpack(
                        "submit",
                        "--url",
                        server.url(),
                        "--shots",
                        "99",
                        photo("linen-shirt-front.jpg"));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("The request has a fault. (INVALID_REQUEST)")
                .contains("shotCount: is 99; it is 6 to 10");
    }

    @Test
    void too_few_credits_are_told_by_the_servers_sentence() throws IOException {
        serveRevision();
        server.on(
                "POST /jobs",
                402,
                "{\"success\":false,\"error\":\"This costs 9 credits, the balance is 8.\",\"code\":\"INSUFFICIENT_CREDITS\"}");

        CommandRun run =
                CommandRun.techpack(
                        "submit", "--url", server.url(), photo("linen-shirt-front.jpg"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("This costs 9 credits, the balance is 8. (INSUFFICIENT_CREDITS)");
    }

    @Test
    void a_server_that_is_not_there_exits_with_3_and_says_how_to_start_one() {
        server.close();

        CommandRun run = CommandRun.techpack("jobs", "--url", server.url());

        assertThat(run.exit()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err())
                .contains("Nothing answers at " + server.url())
                .contains("./techpack up");
    }

    @Test
    void an_answer_that_is_not_ours_is_told_as_such() {
        server.on("POST /jobs/x/cancel", 200, Map.of("Content-Type", "text/html"), "<html/>");

        CommandRun run = CommandRun.techpack("cancel", "--url", server.url(), "x");

        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("does not speak Techpack's API");
    }

    @Test
    void a_step_that_is_paid_and_lacks_something_is_told() {
        server.on(
                JOB,
                200,
                ContractResponses.succeeded(server.url(), "shirt")
                        .replace(
                                "\"step\":\"close-ups\",\"charged\":3,\"refunded\":0,\"reason\":null",
                                "\"step\":\"close-ups\",\"charged\":3,\"refunded\":0,\"reason\":\"7 of 8 made\""));

        CommandRun run = CommandRun.techpack("watch", "--url", server.url(), ContractResponses.JOB);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("close-ups: 7 of 8 made.");
    }

    @Test
    void the_key_is_sent_and_never_printed() {
        server.on(
                "GET /credits",
                401,
                "{\"success\":false,\"error\":\"The key is unknown or revoked.\",\"code\":\"UNAUTHENTICATED\"}");

        CommandRun run =
                CommandRun.techpack("credits", "--url", server.url(), "--key", "tp_abc_topsecret");

        assertThat(run.exit()).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(server.received().getFirst().headers())
                .containsEntry("authorization", "Bearer tp_abc_topsecret");
        assertThat(run.all()).doesNotContain("topsecret").contains("unknown or revoked");
    }

    @Test
    void a_key_that_cannot_be_one_is_a_usage_error_and_is_not_printed() {
        CommandRun run =
                CommandRun.techpack("credits", "--url", server.url(), "--key", "top\nsecret");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.all()).doesNotContain("secret");
    }

    @Test
    void jobs_are_listed_as_a_table_by_the_filters_given() {
        server.on(
                "GET /jobs?status=failed&limit=5",
                200,
                "{\"jobs\":[" + ContractResponses.failed() + "],\"nextCursor\":null}");

        CommandRun run =
                CommandRun.techpack(
                        "jobs", "--url", server.url(), "--status", "failed", "--limit", "5");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("JOB").contains(ContractResponses.JOB).contains("failed");
    }

    @Test
    void a_busy_server_is_asked_again_when_it_says() {
        server.on(JOB, 429, Map.of("Retry-After", "0"), "{}")
                .on(JOB, 503, Map.of("Retry-After", "0"), "{}")
                .on(JOB, 200, ContractResponses.succeeded(server.url(), "shirt"));

        assertThat(
                        CommandRun.techpack("watch", "--url", server.url(), ContractResponses.JOB)
                                .exit())
                .isZero();
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void a_missing_photo_is_told_by_its_name() {
        CommandRun run =
                CommandRun.techpack(
                        "submit", "--url", server.url(), directory.resolve("gone.jpg").toString());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("There is no file").contains("gone.jpg");
    }

    @Test
    void a_folder_in_the_place_of_a_photo_is_told_before_anything_starts() {
        CommandRun run = CommandRun.techpack("demo", "front=" + directory);

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(directory + " is a folder");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_folder_in_the_place_of_a_photo_is_told_before_the_server_is_asked() {
        CommandRun run = CommandRun.techpack("submit", "--url", server.url(), "front=" + directory);

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "techpack: %s is a folder; name the photos in it.\n".formatted(directory));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_demo_of_a_missing_photo_starts_nothing() {
        CommandRun run = CommandRun.techpack("demo", directory.resolve("gone.jpg").toString());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("There is no file").contains("gone.jpg");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_finished_tech_pack_is_written_with_all_its_pictures() {
        server.on(JOB, 200, ContractResponses.succeeded(server.url(), "shirt"));
        for (int number = 1; number <= 6; number++) {
            for (String extension : new String[] {"jpg", "png", "svg"}) {
                String path =
                        "/artifacts/" + ContractResponses.KEY.formatted(number) + "." + extension;
                server.on("GET " + path, 200, Map.of(), "picture " + number);
            }
        }
        Path out = directory.resolve("pack");

        CommandRun run =
                CommandRun.techpack(
                        "watch",
                        "--url",
                        server.url(),
                        "--out",
                        out.toString(),
                        ContractResponses.JOB);

        assertThat(run.exit()).isZero();
        assertThat(out.resolve("pictures/front.jpg")).hasContent("picture 1");
        assertThat(out.resolve("pictures/thumbnails/front.jpg")).hasContent("picture 2");
        assertThat(out.resolve("pictures/close-up-01-collar.jpg")).hasContent("picture 3");
        assertThat(out.resolve("pictures/sketch-front.png")).hasContent("picture 5");
        assertThat(out.resolve("pictures/sketch-front.svg")).hasContent("picture 6");
    }

    @Test
    void a_folder_with_other_files_is_refused_before_anything_is_asked_of_the_server()
            throws IOException {
        Files.writeString(directory.resolve("thesis.txt"), "years of work");

        CommandRun run =
                CommandRun.techpack(
                        "submit",
                        "--url",
                        server.url(),
                        "--out",
                        directory.toString(),
                        "front=" + photo("x.jpg"));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("holds other files and is left as it is");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void people_at_a_terminal_see_bars_that_are_drawn_again() {
        server.on(JOB, 200, Map.of("ETag", "\"3\""), ContractResponses.running(3))
                .on(JOB, 200, ContractResponses.succeeded(server.url(), "shirt"));
        Terminal terminal = new Terminal(true, true, true, true, 100);

        CommandRun run =
                CommandRun.techpack(
                        terminal, "watch", "--url", server.url(), ContractResponses.JOB);

        assertThat(run.out())
                .contains("\u001b[3A\r\u001b[0J")
                .contains("█")
                .contains("\u001b[48;2;26;35;72m");
    }

    private void serveRevision() {
        server.on(
                UPLOAD,
                201,
                "{\"revisionId\":\"r-1\",\"productId\":\"linen-shirt\",\"viewType\":\"front\",\"imageUrl\":\"x\",\"width\":800,\"height\":800}");
    }

    private String photo(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "jpeg").toString();
    }
}
