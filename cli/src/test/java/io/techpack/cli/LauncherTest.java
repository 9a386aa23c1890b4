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
    private Path pathJava;
    private Path builds;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(directory.resolve("a project"));
        Files.copy(Path.of("..", "techpack"), project.resolve("techpack"));
        executable(project.resolve("techpack"));
        Path finder = Path.of(".mvn", "find-jdk.sh");
        Files.createDirectory(project.resolve(".mvn"));
        Files.copy(Path.of("..").resolve(finder), project.resolve(finder));
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
        pathJava = fakeJdk("java of the path", "17.0.15");
    }

    @Test
    void without_a_jdk_25_it_says_what_to_install() throws Exception {
        Ran ran = launch(fakeJdk("old", "21.0.1"), project, "up");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.output()).contains("No JDK 25 found").contains("https://adoptium.net");
        assertThat(builds).doesNotExist();
    }

    @Test
    void a_java_home_without_a_jdk_is_named() throws Exception {
        Ran ran = launch(directory.resolve("nowhere"), project, "up");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.output()).contains("JAVA_HOME is " + directory.resolve("nowhere"));
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
    void the_first_server_command_of_a_build_makes_a_class_cache_and_says_so() throws Exception {
        Path cache = project.resolve("target/launcher/classes.aot");
        script(jdk.resolve("bin/java"), cacheMakingJava());

        Ran client = launch(jdk, project, "jobs");
        Ran first = launch(jdk, project, "up");
        Ran second = launch(jdk, project, "demo");

        assertThat(client.output()).doesNotContain("class cache");
        assertThat(first.output()).contains("Making a class cache").contains("Techpack up");
        assertThat(cache).exists();
        assertThat(second.output())
                .doesNotContain("Making a class cache")
                .contains("-XX:AOTCache=" + cache.toRealPath());
    }

    @Test
    void a_new_build_has_a_new_class_cache() throws Exception {
        script(jdk.resolve("bin/java"), cacheMakingJava());
        launch(jdk, project, "up");
        Files.setLastModifiedTime(
                project.resolve("cli/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(launch(jdk, project, "up").output()).contains("Making a class cache");
    }

    @Test
    void a_class_cache_that_cannot_be_made_stops_nothing_and_is_tried_once() throws Exception {
        Ran first = launch(jdk, project, "up");
        Ran second = launch(jdk, project, "up");

        assertThat(first.exit()).isZero();
        assertThat(first.output()).contains("It could not be made").contains("Techpack up");
        assertThat(second.output()).doesNotContain("class cache").contains("Techpack up");
    }

    @Test
    void a_class_cache_of_a_demo_that_failed_is_not_used() throws Exception {
        script(jdk.resolve("bin/java"), cacheMakingJava() + "exit 1\n");

        Ran ran = launch(jdk, project, "up");

        assertThat(ran.output()).contains("It could not be made");
        assertThat(project.resolve("target/launcher/classes.aot")).doesNotExist();
    }

    @Test
    void what_was_renamed_does_not_stay_in_the_build() throws Exception {
        file("cli/target/classes/db/V1__renamed.sql", "");

        launch(jdk, project, "jobs");

        assertThat(project.resolve("cli/target/classes/db")).doesNotExist();
    }

    @Test
    void no_class_cache_is_made_where_it_is_turned_off() throws Exception {
        ProcessBuilder builder = builder(jdk, project.resolve("techpack"), "up");
        builder.environment().put("TECHPACK_AOT", "off");

        assertThat(result(builder.start()).output())
                .doesNotContain("class cache")
                .contains("Techpack up");
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
        builder.environment().put("PATH", pathJava + "/bin:/usr/bin:/bin");
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

    /** Takes notes like the other fake, and makes the cache that it is asked for. */
    private static String cacheMakingJava() {
        return """
        echo "$@"
        for option in "$@"; do
            case $option in
                -XX:AOTCacheOutput=*) echo cache > "${option#*=}" ;;
            esac
        done
        """;
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
