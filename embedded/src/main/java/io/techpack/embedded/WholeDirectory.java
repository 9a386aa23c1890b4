package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Directories that are there in whole or not at all, whatever kills the process that makes them.
 */
final class WholeDirectory {

    interface Filling {
        void fill(Path unfinished) throws IOException;
    }

    private WholeDirectory() {}

    /**
     * Makes {@code target} unless it exists: filled under another name beside it, then renamed.
     * When two processes do so at once, one of the two equal results stays.
     */
    static void make(Path target, Filling filling) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        var parent = Files.createDirectories(target.toAbsolutePath().getParent());
        var unfinished = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
        try {
            filling.fill(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        } finally {
            delete(unfinished);
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (e instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw e;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                            throws IOException {
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
