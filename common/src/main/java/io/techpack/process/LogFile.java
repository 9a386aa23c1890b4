package io.techpack.process;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends this process's log to a file, before anything logs: for commands, whose console is for
 * people. It shows only our own warnings and errors.
 */
public final class LogFile {

    private LogFile() {}

    /** To be called once, by the first thread of the process. */
    public static void open(Path file) {
        // read once by Logback; Spring Boot's own logging set-up would begin too late for Kafka
        System.setProperty("techpack.log", file.toString());
        System.setProperty("logback.configurationFile", "io/techpack/process/logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LogEscaping.install();
        LoggerFactory.getILoggerFactory(); // now, before several threads want it at once
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // Tomcat logs through the JDK
        SLF4JBridgeHandler.install();
    }
}
