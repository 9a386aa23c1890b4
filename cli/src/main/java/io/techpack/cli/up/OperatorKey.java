package io.techpack.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's key of the system on a data directory, kept there for its owner alone: commands of
 * the same user on this machine are operators without being given a key.
 */
public final class OperatorKey {

    private static final String FILE = "operator.key";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OperatorKey() {}

    /** The key that is kept there, or empty if there is none that this user can read. */
    public static Optional<String> find(Path data) {
        try {
            return Optional.of(Files.readString(data.resolve(FILE)).strip())
                    .filter(key -> key.length() >= BYTES);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * The key that is kept there; a new one is made if there is none.
     *
     * @throws SystemStartException if it cannot be kept for its owner alone
     */
    static String provide(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (Files.exists(file)) {
                restrict(file);
            }
            Optional<String> known = find(data);
            return known.isPresent() ? known.get() : make(file);
        } catch (IOException fault) {
            throw new SystemStartException(
                    "The operator's key cannot be kept in %s (%s).".formatted(file, fault), fault);
        }
    }

    /** Whole or not at all: a file that is cut short is replaced. */
    private static String make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        // made for its owner alone from the start
        Path draft = Files.createTempFile(file.getParent(), FILE, ".new");
        restrict(draft);
        Files.writeString(draft, key + "\n");
        Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return key;
    }

    private static void restrict(Path file) throws IOException {
        // where there are no such permissions, the directory's own protect it
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }
}
