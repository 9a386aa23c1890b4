package io.techpack.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** New files that a power cut cannot leave half written once the call has returned. */
final class DurableFile {

    private DurableFile() {}

    static void copy(InputStream content, Path target) throws IOException {
        try (var channel = FileChannel.open(target, CREATE_NEW, WRITE)) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(false);
        }
    }

    /** Writes a file that only its owner may read, in whole or not at all. */
    static void writeSecret(String secret, Path target) throws IOException {
        var unfinished = target.resolveSibling("." + target.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            new ByteArrayInputStream(secret.getBytes(UTF_8))
                    .transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        Files.move(unfinished, target);
    }
}
