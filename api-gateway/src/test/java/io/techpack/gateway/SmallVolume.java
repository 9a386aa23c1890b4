package io.techpack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A small file system of its own, which can be filled. */
record SmallVolume(Path path) implements AutoCloseable {

    /**
     * Mounts it below the directory, empty; skips the test where that is not allowed.
     *
     * @param size such as {@code 128m}
     */
    static SmallVolume mounted(Path directory, String size)
            throws IOException, InterruptedException {
        Path volume = Files.createDirectory(directory.resolve("volume"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", volume.toString()),
                "only root may mount a small file system");
        Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwx------"));
        return new SmallVolume(volume);
    }

    private Path filler() {
        return path.resolve("filler");
    }

    /** Leaves no byte free. */
    void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** Makes room again. */
    void free() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "--lazy", path.toString());
    }

    private static boolean run(String... line) throws IOException, InterruptedException {
        return new ProcessBuilder(line).inheritIO().start().waitFor() == 0;
    }
}
