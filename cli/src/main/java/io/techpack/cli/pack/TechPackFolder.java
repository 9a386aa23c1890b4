package io.techpack.cli.pack;

import io.techpack.cli.client.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * A folder with {@code index.html}, {@code tech-pack.json} and {@code pictures/}. It takes the
 * place of an earlier tech pack, and of nothing else. For one thread.
 */
public final class TechPackFolder {

    static final String DOCUMENT = "tech-pack.json";
    static final String PAGE = "index.html";
    static final String PICTURES = "pictures";

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
            throw new FolderRefused(where + " cannot be made: " + reason(fault));
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

    /** Writes the job's results with all their pictures; the old ones stay until all is fetched. */
    public void write(Job job, PictureSource source) throws IOException, InterruptedException {
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
            replaceBy(unfinished);
        } finally {
            delete(unfinished);
        }
    }

    private void replaceBy(Path unfinished) throws IOException {
        for (String part : List.of(PICTURES, DOCUMENT, PAGE)) {
            delete(folder.resolve(part));
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

    private static String reason(IOException fault) {
        return fault.getClass().getSimpleName().replace("Exception", "") + " " + fault.getMessage();
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(TechPackFolder::deleteOne);
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
