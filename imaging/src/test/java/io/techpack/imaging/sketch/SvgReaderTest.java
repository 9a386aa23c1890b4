package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.sketch.DrawCommand.Anchor;
import io.techpack.imaging.sketch.DrawCommand.Group;
import io.techpack.imaging.sketch.DrawCommand.Shape;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import io.techpack.imaging.sketch.DrawCommand.Text;
import java.awt.geom.Path2D;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgReaderTest {

    @Test
    void what_was_written_is_read_back_command_by_command() {
        DisplayList list = new DisplayList(1400, 1000, "Tee <&\"> 男装, FRONT", commands());

        DisplayList read = SvgReader.read(bytes(SvgWriter.svg(list))).orElseThrow();

        assertThat(SvgWriter.svg(read)).isEqualTo(SvgWriter.svg(list));
        assertThat(read.title()).isEqualTo(list.title());
        assertThat(read.commands()).hasSize(3);
        Group group = (Group) read.commands().get(1);
        assertThat(group.value()).isEqualTo("chest_width");
        assertThat(group.hidden()).isFalse();
        assertThat(group.commands()).containsExactly(text("A \n & B", Anchor.END, true));
        assertThat(((Group) read.commands().get(2)).hidden()).isTrue();
    }

    @Test
    void the_figure_of_a_sheet_is_told_from_its_legend() {
        DisplayList sheet = new DisplayList(Sheet.WIDTH, Sheet.HEIGHT, "t", List.of());
        assertThat(sheet.figure().getMaxX()).isLessThan(Legend.LEFT);
        assertThat(new DisplayList(10, 20, "t", List.of()).figure().getHeight()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<image href=\"file:///etc/passwd\"/>",
                "<use href=\"#a\"/>",
                "<a href=\"javascript:alert(1)\"/>",
                "<path d=\"m1 1\" fill=\"none\"/>",
                "<path d=\"M1 1A1 1 0 0 0 1 1\" fill=\"none\"/>",
                "<path d=\"L1 1\" fill=\"none\"/>",
                "<path d=\"M1 1L2\" fill=\"none\"/>",
                "<path d=\"M1e99 1\" fill=\"none\"/>",
                "<path d=\"MNaN 1\" fill=\"none\"/>",
                "<path d=\"M1 1\" fill=\"url(#x)\"/>",
                "<path d=\"M1 1\" fill=\"none\" stroke=\"#000000\" stroke-width=\"-\"/>",
                "<path d=\"M1 1\" fill=\"none\" stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray=\"1\"/>",
                "<path fill=\"none\"/>",
                "<text x=\"1\" y=\"1\" font-size=\"9\" fill=\"#000000\">A</text>",
                "<text x=\"1\" y=\"1\" font-size=\"9\" fill=\"#000000\" text-anchor=\"up\">A</text>",
                "<g onclick=\"alert(1)\"/>",
                "<g/>",
                "loose text",
            })
    void what_we_would_not_have_written_is_no_drawing_of_ours(String foreign) {
        assertThat(read(foreign)).isEmpty();
    }

    @Test
    void neither_are_other_documents_or_none() {
        assertThat(SvgReader.read(new byte[0])).isEmpty();
        assertThat(SvgReader.read(bytes("{}"))).isEmpty();
        assertThat(SvgReader.read(bytes("<html/>"))).isEmpty();
        assertThat(SvgReader.read(new byte[4_000_001])).isEmpty();
        assertThat(
                        SvgReader.read(
                                bytes(
                                        """
                                        <!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                                        <svg viewBox="0 0 9 9"><title>&x;</title><rect/></svg>\
                                        """)))
                .isEmpty();
        String deep = "<g id=\"a\">".repeat(40) + "</g>".repeat(40);
        assertThat(read(deep)).isEmpty();
        assertThat(read("")).isPresent();
    }

    private static Optional<DisplayList> read(String content) {
        return SvgReader.read(
                bytes(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><title>t</title><rect/>"
                                + content
                                + "</svg>"));
    }

    private static List<DrawCommand> commands() {
        Path2D path = new Path2D.Double();
        path.moveTo(1, 2);
        path.lineTo(-3.2, 1_000_000);
        path.quadTo(1, 2, 3, 4);
        path.curveTo(1, 2, 3, 4, 5, 7.5);
        path.closePath();
        return List.of(
                new Shape(path, Optional.of(0xFF07), Optional.of(Stroke.dashed(7, 1.5, 4, 2))),
                new Group(
                        "data-measure",
                        "chest_width",
                        false,
                        List.of(text("A \n & B", Anchor.END, true))),
                new Group(
                        "id",
                        "trace",
                        true,
                        List.of(
                                new Shape(
                                        path, Optional.empty(), Optional.of(Stroke.solid(7, 1))))));
    }

    private static Text text(String text, Anchor anchor, boolean bold) {
        return new Text(text, 1.5, 2, 12.5, 0x16161A, anchor, bold);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
