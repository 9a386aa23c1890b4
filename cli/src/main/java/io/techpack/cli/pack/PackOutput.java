package io.techpack.cli.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a product's tech pack is written: a PDF, a ZIP, or a folder with the ZIP's files, by how
 * the name ends. It takes the place of an earlier one, and a folder of nothing else. For one
 * thread.
 */
public final class PackOutput {

    /** What is asked of the server. */
    public enum Form {
        PDF,
        ZIP,
        FOLDER;

        /** The file that the server makes. */
        public String extension() {
            return this == PDF ? "pdf" : "zip";
        }
    }

    /** All that is in an archive; other files of the folder are the user's. */
    private static final List<String> PARTS =
            List.of(
                    "views",
                    "close-ups",
                    "sketches",
                    "measurements.csv",
                    "measurements.xlsx",
                    "tech-pack.pdf",
                    ReceivedArchive.MANIFEST);

    /** What names a kind of file; a folder may be called shirt-1.2. */
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z][A-Za-z0-9]{0,4}$");

    private final Path path;
    private final Form form;

    private PackOutput(Path path, Form form) {
        this.path = path;
        this.form = form;
    }

    /**
     * Looks whether it can be written there, before anything is asked of a server.
     *
     * @throws FolderRefused if not
     */
    public static PackOutput at(Path where) {
        Path path = where.toAbsolutePath().normalize();
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        Form form =
                name.endsWith(".pdf") ? Form.PDF : name.endsWith(".zip") ? Form.ZIP : Form.FOLDER;
        PackOutput output = new PackOutput(path, form);
        try {
            output.check();
            output.probe();
        } catch (IOException fault) {
            throw new FolderRefused(path + " cannot be written: " + FileTree.reason(fault));
        }
        return output;
    }

    public Path path() {
        return path;
    }

    public Form form() {
        return form;
    }

    private void check() throws IOException {
        if (form == Form.FOLDER) {
            Matcher ending = ENDING.matcher(String.valueOf(path.getFileName()));
            if (ending.find() && !Files.exists(path)) {
                throw new FolderRefused(
                        "%s: no %s can be made; choose a name that ends in .pdf or .zip, or a folder's without an ending"
                                .formatted(path, ending.group()));
            }
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new FolderRefused(
                        path + " is a file; choose a folder, or a name that ends in .pdf or .zip");
            }
            if (Files.isDirectory(path) && !isOurs()) {
                throw new FolderRefused(
                        path + " holds other files and is left as it is; choose another folder");
            }
        } else if (Files.isDirectory(path)) {
            throw new FolderRefused(path + " is a folder; choose the name of a file");
        }
    }

    /** Whether files can be made there shows only where one is made: in /proc nobody can. */
    private void probe() throws IOException {
        Path folder = path.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new FolderRefused(path + " is no place for a file; choose another");
        }
        if (!Files.isDirectory(folder)) {
            throw new FolderRefused(
                    "%s cannot be written: %s is a file; choose another folder"
                            .formatted(path, folder));
        }
        try {
            Files.delete(Files.createTempFile(folder, ".unfinished-", ""));
        } catch (IOException _) {
            throw new FolderRefused(
                    "%s cannot be written: no file can be made in %s; choose another folder"
                            .formatted(path, folder));
        }
    }

    private boolean isOurs() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty()
                    || Files.isRegularFile(path.resolve(ReceivedArchive.MANIFEST))
                            && Files.isRegularFile(path.resolve("tech-pack.pdf"));
        }
    }

    /** Writes what the server sent; what was there before stays until all of it is. */
    public void write(byte[] file) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(path + " is no place for a file");
        }
        Files.createDirectories(parent);
        if (form == Form.FOLDER) {
            writeFolder(ReceivedArchive.read(file), parent);
        } else {
            writeFile(file, parent);
        }
    }

    private void writeFile(byte[] file, Path parent) throws IOException {
        Path unfinished = Files.createTempFile(parent, ".unfinished-", "");
        try {
            Files.write(unfinished, file);
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void writeFolder(Map<String, byte[]> files, Path parent) throws IOException {
        Path unfinished = Files.createTempDirectory(parent, ".unfinished-");
        try {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                Path file = unfinished.resolve(each.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, each.getValue());
            }
            Files.createDirectories(path);
            for (String part : PARTS) {
                FileTree.delete(path.resolve(part));
                if (Files.exists(unfinished.resolve(part))) {
                    Files.move(unfinished.resolve(part), path.resolve(part));
                }
            }
        } finally {
            FileTree.delete(unfinished);
        }
    }
}
