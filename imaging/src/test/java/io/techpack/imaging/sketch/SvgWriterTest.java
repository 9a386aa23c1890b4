package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.sketch.DrawCommand.Anchor;
import io.techpack.imaging.sketch.DrawCommand.Shape;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import io.techpack.imaging.sketch.DrawCommand.Text;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgWriterTest {

    private static final String ALPHABET = "<>&\"'/]-!?;#xA0= ağß№\t\n\r\u0000\u0008\u001f\ufffe";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</text><script>alert(1)</script>",
                "a & b && c",
                "\" onload=\"alert(1)",
                "it's",
                "]]> <!-- <![CDATA[ <?xml",
                "&amp; &#0; &unknown;",
                "emoji 👕 and ⅞ №",
                ""
            })
    void hostile_text_comes_back_letter_by_letter(String text) throws Exception {
        assertThat(textOf(text)).isEqualTo(text);
        assertThat(titleOf(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0008b",
                "a\u000bb",
                "a\u001fb",
                "a\ufffeb",
                "a\uffffb",
                "a\ud800b",
                "a\udfffb",
                "a\udc00\ud800b"
            })
    void what_xml_does_not_allow_is_dropped(String text) throws Exception {
        assertThat(textOf(text)).isEqualTo("ab");
    }

    @RepeatedTest(100)
    void any_text_at_all_gives_well_formed_xml(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(
                    random.nextInt(3) == 0
                            ? (char) random.nextInt(0x10000)
                            : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        StringBuilder expected = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .forEach(expected::appendCodePoint);
        // a parser reads every kind of line end as a line feed
        String lines = expected.toString().replace("\r\n", "\n").replace('\r', '\n');
        assertThat(textOf(text.toString())).isEqualTo(lines);
    }

    @Test
    void escaping_touches_markup_only() {
        assertThat(SvgWriter.escaped("a<b>&\"'👕")).isEqualTo("a&lt;b&gt;&amp;&quot;'👕");
    }

    @Test
    void a_path_is_written_with_all_its_segments_to_a_tenth() throws Exception {
        Path2D path = new Path2D.Double();
        path.moveTo(1, 2.04);
        path.lineTo(-3.25, 1e6);
        path.quadTo(1, 2, 3, 4);
        path.curveTo(1, 2, 3, 4, 5, 6.96);
        path.closePath();
        Element element = path(new Shape(path, Optional.empty(), Optional.empty()));
        assertThat(element.getAttribute("d")).isEqualTo("M1 2L-3.2 1000000Q1 2 3 4C1 2 3 4 5 7Z");
        assertThat(element.getAttribute("fill")).isEqualTo("none");
        assertThat(element.hasAttribute("stroke")).isFalse();
    }

    @Test
    void fill_and_stroke_are_written_as_asked_for() throws Exception {
        Path2D path = new Path2D.Double();
        path.moveTo(0, 0);
        Element dashed =
                path(
                        new Shape(
                                path,
                                Optional.of(0x00FF07),
                                Optional.of(Stroke.dashed(7, 1.5, 4, 2))));
        assertThat(dashed.getAttribute("fill")).isEqualTo("#00ff07");
        assertThat(dashed.getAttribute("stroke")).isEqualTo("#000007");
        assertThat(dashed.getAttribute("stroke-width")).isEqualTo("1.5");
        assertThat(dashed.getAttribute("stroke-dasharray")).isEqualTo("4 2");
        Element solid = path(new Shape(path, Optional.empty(), Optional.of(Stroke.solid(7, 1))));
        assertThat(solid.hasAttribute("stroke-dasharray")).isFalse();
    }

    @Test
    void a_text_stands_where_its_anchor_says() throws Exception {
        for (Anchor anchor : Anchor.values()) {
            Text text = new Text("A", 10.06, 20, 12.5, 0x16161A, anchor, anchor == Anchor.END);
            Element element = element(list("t", text), "text");
            assertThat(element.getAttribute("text-anchor")).isEqualToIgnoringCase(anchor.name());
            assertThat(element.getAttribute("x")).isEqualTo("10.1");
            assertThat(element.getAttribute("font-size")).isEqualTo("12.5");
            assertThat(element.getAttribute("font-weight"))
                    .isEqualTo(anchor == Anchor.END ? "bold" : "");
        }
    }

    @Test
    void commands_are_written_in_order_on_a_page_of_the_given_size() throws Exception {
        Path2D path = new Path2D.Double();
        path.moveTo(0, 0);
        DisplayList list =
                new DisplayList(
                        140,
                        100,
                        "t",
                        List.of(
                                text("first"),
                                new Shape(path, Optional.empty(), Optional.empty()),
                                text("second")));
        Element root = parsed(list).getDocumentElement();
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 140 100");
        assertThat(root.getTextContent().strip()).matches("(?s)t\\s+first\\s+second");
        assertThat(SvgWriter.svg(list)).isEqualTo(SvgWriter.svg(list)).endsWith("</svg>\n");
    }

    private static String textOf(String text) throws Exception {
        return element(list("title", text(text)), "text").getTextContent();
    }

    private static String titleOf(String title) throws Exception {
        return element(list(title, text("x")), "title").getTextContent();
    }

    private static Element path(Shape shape) throws Exception {
        return element(list("t", shape), "path");
    }

    private static Text text(String text) {
        return new Text(text, 0, 0, 10, 0, Anchor.START, false);
    }

    private static DisplayList list(String title, DrawCommand command) {
        return new DisplayList(100, 100, title, List.of(command));
    }

    private static Element element(DisplayList list, String name) throws Exception {
        return (Element) parsed(list).getElementsByTagName(name).item(0);
    }

    private static Document parsed(DisplayList list) throws Exception {
        byte[] svg = SvgWriter.svg(list).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg));
    }
}
