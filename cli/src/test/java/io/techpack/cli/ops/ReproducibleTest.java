package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service built twice from the committed files, each time in a place of its own. */
@Tag("long")
class ReproducibleTest {

    @TempDir Path directory;

    @Test
    void two_builds_of_one_commit_are_equal_byte_by_byte() throws Exception {
        Path one = built("one");
        Path two = built("two");

        List<Path> jars = jars(one);
        assertThat(jars).anyMatch(jar -> jar.toString().endsWith("-exec.jar"));
        for (Path jar : jars) {
            Path other = two.resolve(one.relativize(jar));
            assertThat(Files.mismatch(jar, other)).as(one.relativize(jar).toString()).isEqualTo(-1);
        }
        assertThat(one.resolve("worker-category/target/classes/META-INF/sbom/application.cdx.json"))
                .content()
                .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/org.postgresql/postgresql@");
    }

    private Path built(String name) throws Exception {
        Path place = directory.resolve(name);
        assumeTrue(
                run(OpsFiles.ROOT, List.of("git", "clone", "--quiet", ".", place.toString())).exit()
                        == 0,
                "not in a git repository");
        Ran build =
                run(
                        place,
                        List.of(
                                "./mvnw",
                                "--quiet",
                                "--batch-mode",
                                "-DskipTests",
                                "-Dweb.skip",
                                "-Dspotless.check.skip",
                                "package",
                                "--projects",
                                "worker-category",
                                "--also-make"));
        assertThat(build.exit()).as(build.said()).isZero();
        return place;
    }

    private static List<Path> jars(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().matches(".*/target/[^/]+\\.jar")).toList();
        }
    }

    private record Ran(int exit, String said) {}

    private static Ran run(Path place, List<String> line) throws Exception {
        Process process =
                new ProcessBuilder(line)
                        .directory(place.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
