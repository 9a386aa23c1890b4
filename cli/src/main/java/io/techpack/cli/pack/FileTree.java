package io.techpack.cli.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done to files and folders as wholes. */
final class FileTree {

    private FileTree() {}

    /** With all that is in it; nothing if it is not there. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(FileTree::deleteOne);
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    static String reason(IOException fault) {
        return fault.getClass().getSimpleName().replace("Exception", "") + " " + fault.getMessage();
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
