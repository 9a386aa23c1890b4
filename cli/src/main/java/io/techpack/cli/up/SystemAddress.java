package io.techpack.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the system on a data directory is called, kept there while it runs: commands of this
 * machine find one that is not at the usual address.
 */
public final class SystemAddress {

    private static final String FILE = "address";

    /** This machine alone: nobody is led elsewhere by a file. */
    private static final Pattern HERE = Pattern.compile("http://127\\.0\\.0\\.1:(\\d{1,5})");

    private SystemAddress() {}

    /** The address that is kept there, or empty if there is none that this user can read. */
    public static Optional<URI> find(Path data) {
        try {
            String kept = Files.readString(data.resolve(FILE)).strip();
            Matcher here = HERE.matcher(kept);
            return here.matches() && Integer.parseInt(here.group(1)) <= 65_535
                    ? Optional.of(URI.create(kept))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Keeps the address of the system that runs now. */
    static void keep(Path data, URI url) {
        try {
            Files.writeString(data.resolve(FILE), url + "\n");
        } catch (IOException fault) {
            throw new SystemStartException(
                    "The address cannot be kept in %s (%s).".formatted(data.resolve(FILE), fault),
                    fault);
        }
    }

    /** It runs no more. */
    static void forget(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
