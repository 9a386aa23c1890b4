package io.techpack.cli.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.baseviews.BaseViewsStage;
import io.techpack.category.CategoryStage;
import io.techpack.cli.up.OneProcessSystem;
import io.techpack.cli.up.OperatorKey;
import io.techpack.cli.up.SystemSettings;
import io.techpack.closeups.CloseUpsStage;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.sketches.SketchesStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tests of {@code web/app/e2e}: Playwright with the machine's own browser. Without Node.js,
 * the built page or a browser they are skipped, and say so. In two classes, so that they run beside
 * each other.
 */
abstract class BrowserTests {

    private static final Logger log = LoggerFactory.getLogger(BrowserTests.class);
    private static final Path APP = Path.of("..", "web", "app");
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final int CREDITS = 100_000;

    private static final List<Class<?>> STAGES =
            List.of(
                    GatedStages.class,
                    CategoryStage.class,
                    BaseViewsStage.class,
                    CloseUpsStage.class,
                    SketchesStage.class);

    /** The one that runs; a test may have it started anew. */
    private final AtomicReference<OneProcessSystem> running = new AtomicReference<>();

    private final AtomicLong seed = new AtomicLong();

    @TempDir Path directory;

    /** Those of the named files pass. */
    void pass(String... files) throws Exception {
        Optional<String> browser =
                Stream.concat(
                                Optional.ofNullable(System.getenv("CHROME_PATH")).stream(),
                                BROWSERS.stream())
                        .filter(each -> Files.isExecutable(Path.of(each)))
                        .findFirst();
        assumeTrue(
                browser.isPresent(),
                "skipped: there is no Chromium; install it, or set CHROME_PATH");
        Path playwright =
                APP.resolve("../node_modules/.bin/playwright").toAbsolutePath().normalize();
        assumeTrue(Files.exists(playwright), "skipped: the web client was built without Node.js");

        running.set(start(directory.resolve("data"), 0));
        try (ControlServer control = new ControlServer(this::control)) {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    playwright.toString(),
                                    "test",
                                    "--config",
                                    "playwright.config.ts",
                                    "--output",
                                    directory.resolve("results").toString()));
            command.addAll(List.of(files));
            ProcessBuilder run =
                    new ProcessBuilder(command).directory(APP.toFile()).redirectErrorStream(true);
            run.environment()
                    .putAll(
                            Map.of(
                                    "TECHPACK_URL", system().url().toString(),
                                    "TECHPACK_CONTROL", control.url().toString(),
                                    "TECHPACK_BROWSER", browser.get()));
            Process process = run.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // how long each took is in the report's output file
            log.info("{}", output);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).contains(" passed");
        } finally {
            GatedStages.openAll();
            system().close();
        }
    }

    private OneProcessSystem system() {
        return requireNonNull(running.get());
    }

    private static OneProcessSystem start(Path data, int port) {
        return OneProcessSystem.start(
                SystemSettings.in(data).withPort(port).withCredits(CREDITS), STAGES);
    }

    /** Photos that no test has had: what was seen once is known, and then it is free. */
    private String photos() throws IOException {
        Path photos = Files.createTempDirectory(directory, "photos");
        for (String view : List.of("front", "back", "side")) {
            Files.write(
                    photos.resolve("shirt-" + view + ".jpg"),
                    SampleGarments.draw(SampleKind.T_SHIRT, seed.incrementAndGet())
                            .picture()
                            .scaledToFit(480)
                            .jpeg(0.85));
        }
        return photos.toString();
    }

    /** One control; the browser's tests call it by HTTP. */
    private String control(String path) throws Exception {
        List<String> words = List.of(path.substring(1).split("/"));
        return switch (words.getFirst()) {
            case "gates" -> {
                if (words.size() == 1) {
                    GatedStages.openAll();
                } else if (words.get(2).equals("allow")) {
                    GatedStages.gate(words.get(1)).allow(Long.parseLong(words.get(3)));
                } else {
                    GatedStages.gate(words.get(1)).fail(words.get(3).replace('+', ' '));
                }
                yield "";
            }
            case "stop" -> {
                system().close();
                yield "";
            }
            case "start" -> {
                running.set(start(directory.resolve("data"), system().url().getPort()));
                yield "";
            }
            case "photos" -> photos();
            case "operator" -> OperatorKey.find(directory.resolve("data")).orElseThrow();
            default -> throw new IllegalArgumentException("there is no control " + path);
        };
    }
}
