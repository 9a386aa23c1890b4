package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user whom PostgreSQL runs as. It refuses to run as root; so root takes the rights off: best
 * in a user namespace of its own, where files stay root's, or else as user nobody, who then owns
 * the data directory.
 *
 * @param prefix what to put before a command line
 * @param uid who owns the data directory, as this process sees it, or {@link #MINE}
 */
record PostgresAccount(List<String> prefix, int uid) {

    static final int MINE = -1;

    private static final int NOBODY = 65_534;

    static PostgresAccount choose() throws IOException {
        if (!isRoot()) {
            return new PostgresAccount(List.of(), MINE);
        }
        if (Command.succeeds("unshare", "-U", "true")) {
            return new PostgresAccount(List.of("unshare", "-U"), 0);
        }
        var nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (Command.run(Stream.concat(nobody.stream(), Stream.of("true")).toList(), "").exit()
                == 0) {
            return new PostgresAccount(nobody, NOBODY);
        }
        throw new EmbeddedServersException(
                "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works"
                        + " here to run it as somebody else. Run this program as an ordinary user.");
    }

    private static boolean isRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getAttribute(self, "unix:uid").equals(0)
                : "root".equals(System.getProperty("user.name"));
    }

    boolean isNobody() {
        return uid == NOBODY;
    }

    List<String> command(Path program, List<String> arguments) {
        var line = new ArrayList<>(prefix);
        line.add(program.toString());
        line.addAll(arguments);
        return line;
    }

    /**
     * Makes the directory and all below it this account's, and checks that the account can get
     * there.
     */
    void own(Path directory) throws IOException {
        if (uid == MINE) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (!Files.getAttribute(path, "unix:uid").equals(uid)) {
                    Files.setAttribute(path, "unix:uid", uid);
                    Files.setAttribute(path, "unix:gid", uid);
                }
            }
        }
        if (Command.run(command(Path.of("test"), List.of("-w", directory.toString())), "").exit()
                != 0) {
            throw new EmbeddedServersException(
                    "PostgreSQL, as user %d, cannot reach %s. Open the directories above it (chmod o+x), choose another one, or run as an ordinary user."
                            .formatted(uid, directory));
        }
    }
}
