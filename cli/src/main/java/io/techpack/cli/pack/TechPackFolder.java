package io.techpack.cli.pack;

import io.techpack.cli.client.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder with {@code index.html}, {@code tech-pack.json} and {@code pictures/}, and with the PDF
 * and the tables where the server makes them. It takes the place of an earlier tech pack, and of
 * nothing else. For one thread.
 */
public final class TechPackFolder {

    static final String DOCUMENT = "tech-pack.json";
    static final String PAGE = "index.html";
    static final String PICTURES = "pictures";

    private static final List<String> OF_THE_ARCHIVE =
            List.of("tech-pack.pdf", "measurements.csv", "measurements.xlsx");
    private static final List<String> PARTS =
            Stream.concat(Stream.of(PICTURES, DOCUMENT, PAGE), OF_THE_ARCHIVE.stream()).toList();

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    private TechPackFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks whether a tech pack can be written there, before anything is paid for one.
     *
     * @throws FolderRefused if the folder holds something else or cannot be written
     */
    public static TechPackFolder at(Path folder) {
        Path where = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(where)) {
                requireOurs(where);
            } else {
                Files.createDirectories(where);
            }
        } catch (IOException fault) {
            throw new FolderRefused(where + " cannot be made: " + FileTree.reason(fault));
        }
        if (!Files.isWritable(where)) {
            throw new FolderRefused(
                    where + " is not writable; choose another folder with --out DIR");
        }
        return new TechPackFolder(where);
    }

    public Path path() {
        return folder;
    }

    public Path page() {
        return folder.resolve(PAGE);
    }

    /**
     * Writes the job's results with all their pictures; the old ones stay until all is fetched.
     *
     * @param files of the product's archive, of which the document and the tables are written, too
     */
    public void write(Job job, PictureSource source, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        JsonNode document = job.document();
        if (document == null) {
            throw new IllegalArgumentException("job " + job.jobId() + " came without its document");
        }
        Path unfinished = Files.createTempDirectory(folder, ".unfinished-");
        try {
            PictureNames names = PictureNames.of(job);
            JsonNode local = names.localised(document);
            for (Map.Entry<String, String> picture : names.all().entrySet()) {
                Path file = unfinished.resolve(picture.getValue());
                Files.createDirectories(file.getParent());
                Files.write(file, source.get(picture.getKey()));
            }
            Files.write(unfinished.resolve(DOCUMENT), MAPPER.writeValueAsBytes(local));
            Files.writeString(unfinished.resolve(PAGE), IndexPage.of(Job.of(local)));
            for (String name : OF_THE_ARCHIVE) {
                byte[] file = files.get(name);
                if (file != null) {
                    Files.write(unfinished.resolve(name), file);
                }
            }
            replaceBy(unfinished);
        } finally {
            FileTree.delete(unfinished);
        }
    }

    private void replaceBy(Path unfinished) throws IOException {
        for (String part : PARTS) {
            FileTree.delete(folder.resolve(part));
            if (Files.exists(unfinished.resolve(part))) {
                Files.move(unfinished.resolve(part), folder.resolve(part));
            }
        }
    }

    private static void requireOurs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FolderRefused(folder + " is a file; choose a folder with --out DIR");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent() && !holdsTechPack(folder)) {
                throw new FolderRefused(
                        folder
                                + " holds other files and is left as it is;"
                                + " choose another folder with --out DIR");
            }
        }
    }

    private static boolean holdsTechPack(Path folder) throws IOException {
        Path document = folder.resolve(DOCUMENT);
        if (!Files.isRegularFile(document)) {
            return false;
        }
        try {
            return MAPPER.readTree(Files.readAllBytes(document)).has("jobId");
        } catch (JacksonException _) {
            return false;
        }
    }
}
