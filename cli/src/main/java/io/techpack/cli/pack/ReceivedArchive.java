package io.techpack.cli.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a tech pack's ZIP, as a server sent it. */
public final class ReceivedArchive {

    static final String MANIFEST = "manifest.json";

    private static final int MOST_FILES = 500;

    /** What a server of ours calls them: at most one folder, and nothing that leads out of it. */
    private static final Pattern NAME =
            Pattern.compile("([a-z-]{1,40}/)?[a-z0-9-]{1,120}\\.[a-z]{3,4}");

    private ReceivedArchive() {}

    /**
     * By their names.
     *
     * @throws IOException if it is no such archive
     */
    public static Map<String, byte[]> read(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (!NAME.matcher(entry.getName()).matches() || files.size() >= MOST_FILES) {
                    throw new IOException("The server's ZIP holds a file that no tech pack has.");
                }
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        if (!files.containsKey(MANIFEST)) {
            throw new IOException("The server's answer is not the ZIP of a tech pack.");
        }
        return files;
    }
}
