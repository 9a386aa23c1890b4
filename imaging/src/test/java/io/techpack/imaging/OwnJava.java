package io.techpack.imaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class's {@code main} in a Java of its own, whose heap is no larger than is said. */
public final class OwnJava {

    private OwnJava() {}

    /** What it printed, errors included, once it has ended. */
    public static String run(int megabytes, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + megabytes + "m",
                                "-XX:+UseSerialGC",
                                "-Djava.awt.headless=true",
                                "-cp",
                                classPath,
                                main.getName()));
        command.addAll(List.of(arguments));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return said;
    }
}
