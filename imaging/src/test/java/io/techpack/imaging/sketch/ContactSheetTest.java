package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Draws {@code target/contact-sheet.jpg}: forty photos of all classes, each with the front that the
 * engine draws of it and the class that it takes it for, in red where that is wrong. It is there to
 * be looked at; {@code docs/contact-sheet.jpg} is a copy.
 */
@Tag("photos")
class ContactSheetTest {

    private static final int PHOTOS = 40;
    private static final int COLUMNS = 8;
    private static final int CELL = 150;
    private static final int LINE = 18;

    @Test
    void forty_photos_have_their_flats_beside_them() throws Exception {
        Path folder = Path.of(System.getProperty("techpack.photos", ""));
        assumeTrue(
                Files.isRegularFile(folder.resolve("labels.tsv")),
                "no labelled photos; name their folder with -Dtechpack.photos");
        List<String[]> all =
                Files.readAllLines(folder.resolve("labels.tsv")).stream()
                        .map(line -> line.split("\t", -1))
                        .sorted(
                                Comparator.<String[], String>comparing(columns -> columns[1])
                                        .thenComparing(columns -> columns[0]))
                        .toList();
        int rows = PHOTOS / COLUMNS;
        BufferedImage sheet =
                new BufferedImage(
                        COLUMNS * 2 * CELL, rows * (CELL + LINE), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        PictureReader reader = new PictureReader(PictureLimits.STANDARD);
        for (int i = 0; i < PHOTOS; i++) {
            // spread over all classes
            String[] columns = all.get(i * all.size() / PHOTOS);
            Picture photo = reader.decode(Files.readAllBytes(folder.resolve(columns[0])));
            int left = i % COLUMNS * 2 * CELL;
            draw(graphics, photo, columns[1], left, i / COLUMNS * (CELL + LINE));
        }
        graphics.dispose();
        byte[] jpeg = Picture.of(sheet).jpeg(0.85);
        Files.write(Path.of("target", "contact-sheet.jpg"), jpeg);
        assertThat(jpeg.length).isLessThan(1_500_000);
    }

    private static void draw(Graphics2D graphics, Picture photo, String label, int left, int top)
            throws Exception {
        Garment garment = GarmentReader.read(photo);
        CategoryGuess guess = garment.category();
        Picture small = photo.scaledToFit(CELL - 8).over(0xFFFFFF);
        graphics.drawImage(
                small.toImage(),
                left + (CELL - small.width()) / 2,
                top + (CELL - small.height()) / 2,
                null);
        var spec = garment.flatSpec(guess.kind(), ViewSide.FRONT, Optional.empty());
        var flat = FlatTemplate.draw(spec, ViewSide.FRONT);
        if (flat.isPresent()) {
            DisplayList list =
                    new DisplayList(
                            CELL, CELL, "Front", FlatCell.of(flat.orElseThrow(), 0, 0, CELL));
            graphics.drawImage(
                    ImageIO.read(new ByteArrayInputStream(Rasterizer.png(list))),
                    left + CELL,
                    top,
                    CELL,
                    CELL,
                    null);
        }
        boolean right = guess.kind() == GarmentClass.labelled(label).orElseThrow();
        graphics.setColor(right ? Color.DARK_GRAY : new Color(0xB3261E));
        graphics.drawString(
                "%s %.2f"
                                .formatted(
                                        guess.kind().name().toLowerCase(Locale.ROOT),
                                        guess.confidence())
                        + (right ? "" : " (is: " + label + ")"),
                left + 6,
                top + CELL + 10);
    }
}
