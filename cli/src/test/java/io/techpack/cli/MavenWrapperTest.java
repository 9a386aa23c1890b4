package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This project's mvnw with a Maven that only says what it runs on, and JDKs of a few files. */
class MavenWrapperTest {

    @TempDir Path directory;

    @BeforeEach
    void makeMaven() throws IOException {
        Properties wrapper = new Properties();
        wrapper.load(
                new StringReader(
                        Files.readString(Path.of("../.mvn/wrapper/maven-wrapper.properties"))));
        String url = wrapper.getProperty("distributionUrl");
        String name = url.substring(url.lastIndexOf('/') + 1).replace("-bin.zip", "");
        Path maven =
                directory.resolve(
                        "maven/wrapper/dists/%s/%x/bin/mvn".formatted(name, url.hashCode()));
        script(maven, "echo \"Maven on $JAVA_HOME: $*\"");
    }

    @Test
    void maven_runs_on_a_jdk_25_in_a_usual_place_where_java_is_an_older_one() throws Exception {
        Path old = fakeJdk("java-17", "17.0.15");
        Path wanted = fakeJdk("java-25", "25.0.1");

        Ran ran = run(old, directory + "/java-*");

        assertThat(ran.output()).isEqualTo("Maven on " + wanted + ": verify -q");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void java_home_goes_before_the_usual_places() throws Exception {
        fakeJdk("java-25", "25.0.1");
        Path home = fakeJdk("mine", "25.0.2");

        assertThat(run(home, directory + "/java-*").output()).startsWith("Maven on " + home);
    }

    @Test
    void without_a_jdk_25_it_says_what_to_install() throws Exception {
        Ran ran = run(fakeJdk("java-17", "17.0.15"), "");

        assertThat(ran.output()).contains("No JDK 25 found").contains("https://adoptium.net");
        assertThat(ran.exit()).isEqualTo(1);
    }

    private record Ran(int exit, String output) {}

    private Ran run(Path home, String places) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Path.of("../mvnw").toString(), "verify", "-q")
                        .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.toString());
        Path java = fakeJdk("java of the path", "17.0.15");
        builder.environment().put("PATH", java + "/bin:/usr/bin:/bin");
        builder.environment().put("TECHPACK_JDK_PLACES", places);
        builder.environment().put("MAVEN_USER_HOME", directory.resolve("maven").toString());
        builder.environment().remove("MVNW_REPOURL");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path home = directory.resolve(name);
        script(home.resolve("bin/java"), "");
        script(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
