package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.TestGarments;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.sample.SampleKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TechnicalDrawingTest {

    private static final String NASTY = "Tee <b>\"A&B\"</b> \u0000\u0007 ' № 1";

    @ParameterizedTest
    @EnumSource(ViewSide.class)
    void the_svg_is_xml_and_prints_every_callout_and_dimension(ViewSide view) throws Exception {
        for (SampleKind kind : SampleKind.values()) {
            TechnicalDrawing drawing = draw(kind, view, NASTY);
            Document document =
                    DocumentBuilderFactory.newDefaultNSInstance()
                            .newDocumentBuilder()
                            .parse(
                                    new ByteArrayInputStream(
                                            drawing.svg().getBytes(StandardCharsets.UTF_8)));
            assertThat(drawing.callouts()).isNotEmpty();
            for (Callout callout : drawing.callouts()) {
                assertThat(texts(document, Integer.toString(callout.number())))
                        .as("%s %s callout %d in badge and legend", kind, view, callout.number())
                        .isEqualTo(2);
            }
            assertThat(texts(document, Integer.toString(drawing.callouts().size() + 1))).isZero();
            for (int i = 0; i < drawing.dimensions().size(); i++) {
                assertThat(texts(document, DimensionLayer.letterOf(i))).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ViewSide.class)
    void the_png_shows_lines_on_white(ViewSide view) throws Exception {
        BufferedImage image =
                ImageIO.read(
                        new ByteArrayInputStream(draw(SampleKind.HOODIE, view, "Hoodie").png()));
        assertThat(image.getWidth()).isEqualTo(2100);
        assertThat(image.getHeight()).isEqualTo(1500);
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                dark += (image.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
            }
        }
        assertThat(dark / (image.getWidth() * image.getHeight() / 4.0)).isBetween(0.002, 0.1);
    }

    @Test
    void each_view_says_how_it_came_about() throws InterruptedException {
        assertThat(draw(SampleKind.DRESS, ViewSide.FRONT, "d").provenance()).contains("traced");
        assertThat(draw(SampleKind.DRESS, ViewSide.BACK, "d").provenance()).contains("inferred");
        assertThat(draw(SampleKind.DRESS, ViewSide.SIDE, "d").provenance()).contains("schematic");
    }

    @Test
    void a_photo_of_the_back_makes_the_back_the_traced_one() throws InterruptedException {
        TechnicalDrawing back =
                TestGarments.read(SampleKind.T_SHIRT)
                        .drawing(
                                GarmentClass.T_SHIRT,
                                new SketchRequest(ViewSide.BACK, ViewSide.BACK, "t"),
                                Optional.empty());
        assertThat(back.provenance()).startsWith("Back view, traced");
        assertThat(back.svg()).contains("BACK (traced)");
    }

    @Test
    void numbers_do_not_overlap_and_leaders_do_not_cross() throws InterruptedException {
        for (SampleKind kind : SampleKind.values()) {
            Figure figure =
                    TracedFigure.of(
                            TestGarments.read(kind).anatomy(kind.garmentClass()), ViewSide.FRONT);
            CalloutLayer layer =
                    new CalloutLayer(
                            figure,
                            Feature.of(kind.garmentClass(), ViewSide.FRONT),
                            Placement.of(figure));
            for (CalloutLayer.Placed one : layer.placed()) {
                for (CalloutLayer.Placed other : layer.placed()) {
                    if (!one.equals(other)) {
                        assertThat(one.badge().distance(other.badge())).isGreaterThan(30);
                        assertThat(
                                        Geometry.cross(
                                                one.target(),
                                                one.badge(),
                                                other.target(),
                                                other.badge()))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void every_class_can_be_drawn_from_every_side() throws InterruptedException {
        for (GarmentClass kind : GarmentClass.values()) {
            for (ViewSide view : ViewSide.values()) {
                TechnicalDrawing drawing =
                        TestGarments.read(SampleKind.TROUSERS)
                                .drawing(
                                        kind,
                                        new SketchRequest(view, ViewSide.FRONT, "x".repeat(300)),
                                        Optional.empty());
                assertThat(drawing.svg()).endsWith("</svg>\n");
            }
        }
    }

    private static TechnicalDrawing draw(SampleKind kind, ViewSide view, String title)
            throws InterruptedException {
        return TestGarments.read(kind)
                .drawing(
                        kind.garmentClass(),
                        new SketchRequest(view, ViewSide.FRONT, title),
                        Optional.empty());
    }

    private static int texts(Document document, String content) {
        NodeList nodes = document.getElementsByTagName("text");
        int count = 0;
        for (int i = 0; i < nodes.getLength(); i++) {
            count += ((Element) nodes.item(i)).getTextContent().equals(content) ? 1 : 0;
        }
        return count;
    }
}
