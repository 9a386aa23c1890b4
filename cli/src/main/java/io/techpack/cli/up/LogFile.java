package io.techpack.cli.up;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends this process's log to a file, before anything logs. The console hears only warnings of our
 * own and errors.
 */
public final class LogFile {

    private LogFile() {}

    public static void open(Path file) {
        // read once by Logback; Spring Boot's own logging set-up would begin too late for Kafka
        System.setProperty("techpack.log", file.toString());
        System.setProperty("logback.configurationFile", "io/techpack/cli/up/logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LoggerFactory.getILoggerFactory(); // now, before several threads want it at once
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // Tomcat logs through the JDK
        SLF4JBridgeHandler.install();
    }
}
