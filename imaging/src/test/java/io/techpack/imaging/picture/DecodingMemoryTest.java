package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.OwnJava;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much heap decoding takes, in a Java of its own whose heap is no larger. */
class DecodingMemoryTest {

    @TempDir Path folder;

    @Tag("long")
    @Test
    void four_photos_of_48_megapixels_at_once_are_decoded_in_300_megabytes() throws Exception {
        Path photo = folder.resolve("photo.jpg");
        Files.write(photo, photo(8064, 6048));

        assertThat(decoded(300, 4, photo)).isEqualTo("4032x3024 ".repeat(4));
    }

    @Test
    void a_heap_that_is_full_is_not_the_pictures_fault() throws Exception {
        Path photo = folder.resolve("photo.png");
        Files.write(photo, new TestPng(3900, 3900, 1, 0, false).pixels(new byte[3900 * 489]));
        Path webp = folder.resolve("photo.webp");
        Files.write(webp, TestWebp.flat(2400, 2400, 0xFF102030));

        assertThat(decoded(32, 1, photo)).isEqualTo("OutOfMemoryError ");
        assertThat(decoded(40, 1, webp)).isEqualTo("OutOfMemoryError ");
        assertThat(decoded(100, 1, photo)).isEqualTo("3900x3900 ");
        assertThat(decoded(100, 1, webp)).isEqualTo("2400x2400 ");
    }

    private static byte[] photo(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y += 16) {
            for (int x = 0; x < width; x += 16) {
                image.setRGB(x, y, 0x4060C0 + x * 3 + y);
            }
        }
        return Encoding.jpeg(image, 0.8);
    }

    private static String decoded(int megabytes, int atOnce, Path photo)
            throws IOException, InterruptedException {
        return OwnJava.run(
                megabytes, DecodingMemoryTest.class, photo.toString(), Integer.toString(atOnce));
    }

    /** Decodes a file several times at once, keeps the pictures, and prints their sizes. */
    public static void main(String[] arguments) throws Exception {
        PictureReader reader =
                new PictureReader(new PictureLimits(10_000_000, 256, 8192, 256L << 20));
        int atOnce = Integer.parseInt(arguments[1]);
        Callable<Picture> decoding = () -> reader.decode(Files.readAllBytes(Path.of(arguments[0])));
        List<Future<Picture>> decoded = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            for (int i = 0; i < atOnce; i++) {
                decoded.add(threads.submit(decoding));
            }
        }
        for (Future<Picture> picture : decoded) {
            System.out.print(
                    picture.state() == Future.State.SUCCESS
                            ? picture.resultNow().width() + "x" + picture.resultNow().height() + " "
                            : picture.exceptionNow().getClass().getSimpleName() + " ");
        }
    }
}
