package io.techpack.cli.up;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the system is started.
 *
 * @param data everything it keeps lies below
 * @param port of the API on loopback; 0 takes a free one
 * @param credits that the demo account starts with, once per data directory
 * @param more properties of Spring, for tests
 */
public record SystemSettings(Path data, int port, int credits, Map<String, String> more) {

    public static final int USUAL_CREDITS = 1_000;

    public SystemSettings {
        data = data.toAbsolutePath().normalize();
        more = Map.copyOf(more);
        if (port < 0 || port > 65_535) {
            throw new SystemStartException(
                    "There is no port " + port + "; choose one up to 65535.");
        }
        if (credits < 0) {
            throw new IllegalArgumentException("the demo account cannot start with " + credits);
        }
    }

    public static SystemSettings in(Path data) {
        return new SystemSettings(data, 0, USUAL_CREDITS, Map.of());
    }

    public SystemSettings withPort(int number) {
        return new SystemSettings(data, number, credits, more);
    }

    public SystemSettings withCredits(int number) {
        return new SystemSettings(data, port, number, more);
    }

    public Path log() {
        return data.resolve("logs").resolve("techpack.log");
    }
}
