import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Builds the page with the machine's Node.js into {@code target/classes/techpack-web}, or tests it. Maven runs it from this
 * folder's parent.
 *
 * <p>Without Node.js it says so once and ends well: the gateway is built without the page, which it says when it is asked
 * for it. With the environment variable {@code TECHPACK_WEB=required}, as CI should set it, that is an error. What has not
 * changed is not built again.
 */
final class WebBuild {

    private static final int[] LEAST_NODE = {20, 19};

    private static final Path TARGET = Path.of("target");
    private static final Path PAGE = TARGET.resolve("classes/techpack-web");
    private static final Path BUILT = TARGET.resolve("built");
    private static final Path INSTALLED = Path.of("node_modules/.installed");
    private static final Path LOCK = Path.of("package-lock.json");

    private static final Set<String> NOT_SOURCES = Set.of("node_modules", "dist", "target", "test-results");

    private WebBuild() {}

    public static void main(String[] arguments) throws Exception {
        String found = node();
        if (found != null) {
            String sentence = "The web client is left out: " + found
                    + " Install Node.js " + LEAST_NODE[0] + "." + LEAST_NODE[1] + " or newer to have it.";
            if ("required".equals(System.getenv("TECHPACK_WEB"))) {
                throw new IllegalStateException(sentence);
            }
            System.out.println("[WARNING] " + sentence);
            return;
        }
        if (arguments[0].equals("test")) {
            run("npm", "run", "check");
            run("npm", "test");
        } else {
            build();
        }
    }

    private static void build() throws Exception {
        String sources = digest(sources());
        if (Files.exists(PAGE.resolve("index.html")) && sources.equals(read(BUILT))) {
            return;
        }
        install();
        run("npm", "run", "build");
        delete(PAGE);
        copy(Path.of("app/dist"), PAGE);
        Files.writeString(BUILT, sources);
    }

    /** Installs exactly what the lock says, if that is not there already. */
    private static void install() throws Exception {
        String wanted = digest(List.of(LOCK));
        if (!wanted.equals(read(INSTALLED))) {
            run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            Files.writeString(INSTALLED, wanted);
        }
    }

    /** Why Node.js cannot be used, or null where it can. */
    private static String node() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            if (process.waitFor() != 0 || !version.matches("v\\d+\\.\\d+\\..*")) {
                return "node --version says '" + version + "'.";
            }
            String[] parts = version.substring(1).split("\\.");
            int major = Integer.parseInt(parts[0]);
            boolean enough = major > LEAST_NODE[0]
                    || major == LEAST_NODE[0] && Integer.parseInt(parts[1]) >= LEAST_NODE[1];
            return enough ? null : "Node.js is " + version + ".";
        } catch (IOException absent) {
            return "there is no Node.js.";
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        if (System.getProperty("os.name").startsWith("Windows")) {
            words.set(0, command[0] + ".cmd");
        }
        int exit = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit + "; what it said is above.");
        }
    }

    private static List<Path> sources() throws IOException {
        Set<Path> files = new TreeSet<>();
        Files.walkFileTree(Path.of("."), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // made by the build itself
                if (!file.endsWith("client/src/schema.ts")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.add(Path.of("../docs/openapi.json"));
        return List.copyOf(files);
    }

    private static String digest(List<Path> files) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files) {
            digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(each -> {
                try {
                    Path there = to.resolve(from.relativize(each).toString());
                    if (Files.isDirectory(each)) {
                        Files.createDirectories(there);
                    } else {
                        Files.copy(each, there, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
        }
    }
}
