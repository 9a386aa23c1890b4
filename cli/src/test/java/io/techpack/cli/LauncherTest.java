package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside a project of a few empty files, a build and a Java that only take notes. */
class LauncherTest {

    @TempDir Path directory;
    private Path project;
    private Path jdk;
    private Path builds;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(directory.resolve("a project"));
        Files.copy(Path.of("..", "techpack"), project.resolve("techpack"));
        executable(project.resolve("techpack"));
        builds = directory.resolve("builds");
        file("pom.xml", "");
        file("cli/pom.xml", "");
        file("cli/src/main/A.java", "");
        script(
                project.resolve("mvnw"),
                """
                echo build >> "%s"
                mkdir -p cli/target/lib
                touch cli/target/cli-1.jar cli/target/lib/b.jar
                """
                        .formatted(builds));
        jdk = fakeJdk("jdk", "25.0.2");
    }

    @Test
    void without_a_jdk_25_it_says_what_to_install() throws Exception {
        Ran ran = launch(fakeJdk("old", "21.0.1"), project, "up");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.output()).contains("No JDK 25 found").contains("https://adoptium.net");
        assertThat(builds).doesNotExist();
    }

    @Test
    void the_first_run_builds_and_the_second_does_not() throws Exception {
        Ran first = launch(jdk, project, "jobs", "--status", "failed");
        Ran second = launch(jdk, project, "jobs");

        assertThat(first.output())
                .contains("Building Techpack")
                .contains("io.techpack.cli.Techpack jobs --status failed");
        assertThat(second.output()).doesNotContain("Building").contains("Techpack jobs");
        assertThat(Files.readAllLines(builds)).hasSize(1);
    }

    @Test
    void a_source_that_is_newer_than_the_build_is_built_again() throws Exception {
        launch(jdk, project, "jobs");
        Files.setLastModifiedTime(
                project.resolve("cli/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(launch(jdk, project, "jobs").output()).contains("Building Techpack");
        assertThat(Files.readAllLines(builds)).hasSize(2);
    }

    @Test
    void two_at_once_build_once() throws Exception {
        script(
                project.resolve("mvnw"),
                """
                echo build >> "%s"
                while [ ! -e "%s" ]; do sleep 0.05; done
                mkdir -p cli/target/lib
                touch cli/target/cli-1.jar cli/target/lib/b.jar
                """
                        .formatted(builds, directory.resolve("go")));
        Process first = start(jdk, project, "jobs");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(builds));
        Process second = start(jdk, project, "jobs");
        assertThat(second.errorReader().readLine()).contains("Waiting for another build");
        Files.createFile(directory.resolve("go"));

        assertThat(result(first).exit()).isZero();
        assertThat(result(second).exit()).isZero();
        assertThat(Files.readAllLines(builds)).hasSize(1);
    }

    @Test
    void the_lock_of_a_builder_that_died_is_taken_over() throws Exception {
        file("target/launcher/lock/pid", "999999999");

        assertThat(launch(jdk, project, "jobs").exit()).isZero();
        assertThat(Files.readAllLines(builds)).hasSize(1);
    }

    @Test
    void a_failed_build_says_so_and_is_tried_again_next_time() throws Exception {
        script(project.resolve("mvnw"), "echo COMPILATION ERROR\nexit 1\n");

        Ran ran = launch(jdk, project, "jobs");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.output()).contains("COMPILATION ERROR").contains("The build failed");
        assertThat(project.resolve("target/launcher/built")).doesNotExist();
        assertThat(project.resolve("target/launcher/lock")).doesNotExist();
    }

    @Test
    void it_works_through_a_symbolic_link_from_elsewhere() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("tp"), project.resolve("techpack"));

        Process process = builder(jdk, link, "jobs").directory(directory.toFile()).start();

        assertThat(result(process).output())
                .contains(project.toRealPath() + "/cli/target/lib/b.jar");
    }

    private record Ran(int exit, String output) {}

    private Ran launch(Path home, Path where, String... arguments) throws Exception {
        return result(start(home, where, arguments));
    }

    private Process start(Path home, Path where, String... arguments) throws IOException {
        return builder(home, where.resolve("techpack"), arguments).start();
    }

    private ProcessBuilder builder(Path home, Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("TECHPACK_JDK_PLACES", "");
        builder.environment().put("PATH", "/usr/bin:/bin");
        return builder;
    }

    private static Ran result(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes());
        output += new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "echo \"$@\"\n");
        script(home.resolve("bin/javac"), "");
        return home;
    }

    private void file(String name, String content) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + body);
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
