package io.techpack.gateway.openapi;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The document as TypeScript sees it: its types compile, and a client that relies on them. Only
 * where there is Node, and where npm can fetch two packages; they stay beside their lock file, so
 * that they are fetched once.
 */
class TypeScriptTest {

    private static final Path SOURCES = Path.of("src", "test", "typescript");
    private static final Path WORK = Path.of("target", "typescript");
    private static final String CLIENT = "client.ts";
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL);
    private static final int MINUTES = 3;

    private record Ran(int status, String output) {}

    @Test
    void the_document_becomes_types_with_which_a_client_compiles() throws Exception {
        assumeTrue(isNodeNewEnough(), "skipped: there is no Node of 20.19 or later");
        Files.createDirectories(WORK);
        Files.copy(SOURCES.resolve(CLIENT), WORK.resolve(CLIENT), REPLACE_EXISTING);
        Ran fetched = fetch();
        assumeTrue(fetched.status() == 0, "skipped: npm cannot fetch: " + fetched.output());

        Ran types =
                run(
                        WORK,
                        tool("openapi-typescript"),
                        Contract.FILE.toAbsolutePath().normalize().toString(),
                        "--output",
                        "contract.d.ts");
        assertThat(types.status()).as(types.output()).isZero();
        Ran compiled =
                run(
                        WORK,
                        tool("tsc"),
                        "--noEmit",
                        "--strict",
                        "--target",
                        "es2022",
                        "--module",
                        "esnext",
                        "--moduleResolution",
                        "bundler",
                        "--lib",
                        "es2022,dom",
                        CLIENT,
                        "contract.d.ts");
        assertThat(compiled.status()).as(compiled.output()).isZero();
    }

    private static boolean isNodeNewEnough() throws InterruptedException {
        try {
            Matcher version = VERSION.matcher(run(Path.of("."), "node", "--version").output());
            if (!version.matches()) {
                return false;
            }
            int major = Integer.parseInt(version.group(1));
            return major > 20 || (major == 20 && Integer.parseInt(version.group(2)) >= 19);
        } catch (IOException _) {
            return false;
        }
    }

    /** What the lock file says, unless it is there from a run before. */
    private static Ran fetch() throws IOException, InterruptedException {
        Path lock = SOURCES.resolve("package-lock.json");
        Path fetched = SOURCES.resolve("node_modules").resolve("fetched.json");
        if (Files.exists(fetched) && Files.mismatch(lock, fetched) < 0) {
            return new Ran(0, "");
        }
        Ran ran = run(SOURCES, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        if (ran.status() == 0) {
            Files.copy(lock, fetched);
        }
        return ran;
    }

    private static String tool(String name) {
        return SOURCES.resolve("node_modules")
                .resolve(".bin")
                .resolve(name)
                .toAbsolutePath()
                .toString();
    }

    private static Ran run(Path directory, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("techpack-typescript", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Ran(-1, "took more than %d minutes".formatted(MINUTES));
            }
            return new Ran(
                    process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
        } finally {
            Files.delete(output);
        }
    }
}
