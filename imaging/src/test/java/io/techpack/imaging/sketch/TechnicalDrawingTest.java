package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.TestGarments;
import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sample.SampleKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
            for (var dimension : drawing.dimensions()) {
                String key = dimension.measured().measure().key();
                assertThat(drawing.svg().split("data-measure=\"" + key + "\"", -1))
                        .as("arrow and row of %s", key)
                        .hasSize(3);
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
        assertThat(draw(SampleKind.DRESS, ViewSide.FRONT, "d").provenance())
                .startsWith("Front view, drawn from a specification");
        assertThat(draw(SampleKind.DRESS, ViewSide.BACK, "d").provenance())
                .startsWith("Back view inferred, drawn from a specification");
        assertThat(
                        TestGarments.read(SampleKind.DRESS)
                                .drawing(
                                        GarmentClass.OBJECT,
                                        new SketchRequest(ViewSide.FRONT, ViewSide.FRONT, "o"),
                                        Optional.empty())
                                .provenance())
                .contains("traced outline");
    }

    @Test
    void the_trace_of_the_photographed_side_is_there_to_be_laid_over_and_not_shown()
            throws InterruptedException {
        assertThat(draw(SampleKind.T_SHIRT, ViewSide.FRONT, "t").svg())
                .containsOnlyOnce("<g id=\"trace\" display=\"none\">");
        assertThat(draw(SampleKind.T_SHIRT, ViewSide.BACK, "t").svg()).doesNotContain("trace\"");
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void leaders_cross_neither_one_another_nor_a_dimension_and_all_stays_on_the_sheet(
            GarmentClass kind) throws InterruptedException {
        for (ViewSide side : ViewSide.values()) {
            FlatSpec spec = FlatTemplate.usual(kind);
            Figure figure =
                    DrawingComposer.figure(
                            TestGarments.read(SampleKind.T_SHIRT).anatomy(kind),
                            spec,
                            new SketchRequest(side, ViewSide.FRONT, "t"));
            List<Dimension> dimensions =
                    figure.flat().measures().stream()
                            .map(measured -> new Dimension(measured, measured.length(), 1, 1))
                            .toList();
            Placement placement = Placement.of(figure);
            DimensionLayer arrows = new DimensionLayer(dimensions, placement);
            CalloutLayer layer =
                    new CalloutLayer(figure, Feature.of(spec, side), placement, arrows.segments());
            for (CalloutLayer.Placed one : layer.placed()) {
                for (CalloutLayer.Placed other : layer.placed()) {
                    assertThat(
                                    Geometry.cross(
                                            one.target(),
                                            one.badge(),
                                            other.target(),
                                            other.badge()))
                            .as("%s %s", kind, side)
                            .isFalse();
                }
                for (Point[] arrow : arrows.segments()) {
                    assertThat(Geometry.cross(one.target(), one.badge(), arrow[0], arrow[1]))
                            .as("%s %s: %s", kind, side, one.feature().name())
                            .isFalse();
                }
            }
            Pen pen = new Pen();
            arrows.draw(pen, layer);
            layer.draw(pen);
            everyTextIsOnTheSheet(pen.commands());
        }
    }

    private static void everyTextIsOnTheSheet(List<DrawCommand> commands) {
        for (DrawCommand command : commands) {
            switch (command) {
                case DrawCommand.Shape shape -> {}
                case DrawCommand.Text text -> {
                    assertThat(text.x()).isBetween(10.0, 905.0);
                    assertThat(text.y()).isBetween(94.0, Sheet.HEIGHT - 10.0);
                }
                case DrawCommand.Group group -> everyTextIsOnTheSheet(group.commands());
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
