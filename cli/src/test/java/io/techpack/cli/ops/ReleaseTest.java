package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ops/release.sh on a repository of our own files, without the builds. */
class ReleaseTest {

    @TempDir Path repository;

    private record Ran(int exit, String said) {}

    @BeforeEach
    void commitOurFiles() throws Exception {
        List<Path> files = new ArrayList<>(List.of(Path.of("pom.xml"), Path.of("CHANGELOG.md")));
        try (Stream<Path> modules = Files.list(OpsFiles.ROOT);
                Stream<Path> ops = Files.walk(OpsFiles.OPS)) {
            modules.map(module -> OpsFiles.ROOT.relativize(module).resolve("pom.xml"))
                    .filter(pom -> Files.exists(OpsFiles.ROOT.resolve(pom)))
                    .forEach(files::add);
            ops.filter(Files::isRegularFile).map(OpsFiles.ROOT::relativize).forEach(files::add);
        }
        for (Path file : files) {
            Path copy = repository.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(OpsFiles.ROOT.resolve(file), copy);
        }
        changelog("# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n");
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("commit", "--quiet", "--message", "All");
    }

    @Test
    void one_command_tags_a_version_that_stands_everywhere_and_begins_the_next() throws Exception {
        Ran release = run("--no-build", "0.1.0");

        assertThat(release.exit()).as(release.said()).isZero();
        String date = git("log", "-1", "--format=%cs");
        assertThat(git("show", "v0.1.0:pom.xml"))
                .contains("<version>0.1.0</version>")
                .contains("<project.build.outputTimestamp>" + date + "T00:00:00Z<")
                .doesNotContain("SNAPSHOT");
        assertThat(git("show", "v0.1.0:worker-category/pom.xml")).doesNotContain("SNAPSHOT");
        assertThat(git("show", "v0.1.0:CHANGELOG.md")).contains("## 0.1.0 (" + date + ")\n");
        assertThat(git("show", "v0.1.0:ops/k8s/overlays/small/kustomization.yaml"))
                .contains("newTag: 0.1.0}");
        assertThat(git("show", "HEAD:cli/pom.xml")).contains("<version>0.2.0-SNAPSHOT</version>");
        assertThat(git("show", "HEAD:CHANGELOG.md"))
                .contains("## Unreleased\n\n## 0.1.0 (" + date + ")\n");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(git("log", "--format=%s")).isEqualTo("Begin 0.2.0\nRelease 0.1.0\nAll");
        assertThat(Files.isExecutable(repository.resolve("ops/release.sh"))).isTrue();
    }

    @Test
    void nothing_is_touched_where_it_must_not_be_made() throws Exception {
        assertThat(run("--no-build", "1.0").said()).contains("a version is MAJOR.MINOR.PATCH");
        assertThat(run("--no-build", "1.0.0; rm -rf /").exit()).isNotZero();
        git("tag", "v0.1.0");
        assertThat(run("--no-build", "0.1.0").said()).contains("there is a tag v0.1.0 already");
        changelog("# Changelog\n\n## Unreleased\n\n## 0.0.1 (2026-01-01)\n\n- Old.\n");
        assertThat(run("--no-build", "0.2.0").said()).contains("not committed");
        git("commit", "--quiet", "--all", "--message", "Nothing new");
        assertThat(run("--no-build", "0.2.0").said()).contains("says nothing below ## Unreleased");

        assertThat(git("log", "--format=%s")).isEqualTo("Nothing new\nAll");
        assertThat(git("status", "--porcelain")).isEmpty();
    }

    private void changelog(String text) throws IOException {
        Files.writeString(repository.resolve("CHANGELOG.md"), text);
    }

    private Ran run(String... arguments) throws Exception {
        return command(
                Stream.concat(Stream.of("bash", "ops/release.sh"), Arrays.stream(arguments))
                        .toList());
    }

    private String git(String... arguments) throws Exception {
        Ran git = command(Stream.concat(Stream.of("git"), Arrays.stream(arguments)).toList());
        assertThat(git.exit()).as(git.said()).isZero();
        return git.said();
    }

    private Ran command(List<String> line) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "GIT_AUTHOR_NAME", "test",
                                "GIT_AUTHOR_EMAIL", "test@example.org",
                                "GIT_COMMITTER_NAME", "test",
                                "GIT_COMMITTER_EMAIL", "test@example.org",
                                "GIT_CONFIG_GLOBAL", "/dev/null"));
        Process process = builder.start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Ran(process.waitFor(), said);
    }
}
