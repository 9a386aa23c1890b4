package io.techpack.imaging.sketch;

import io.techpack.imaging.sketch.DrawCommand.Anchor;
import io.techpack.imaging.sketch.DrawCommand.Group;
import io.techpack.imaging.sketch.DrawCommand.Shape;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import io.techpack.imaging.sketch.DrawCommand.Text;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads back what {@link SvgWriter} wrote. The bytes may be anybody's: whatever the writer would
 * not have written, be it a script, a link or only another way to draw, makes it no drawing of
 * ours. Any thread.
 */
public final class SvgReader {

    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_COMMANDS = 100_000;
    private static final int DEEPEST = 16;
    private static final Pattern VIEW_BOX = Pattern.compile("0 0 ([1-9]\\d{0,4}) ([1-9]\\d{0,4})");
    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    private final XMLStreamReader xml;
    private int count;

    private SvgReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Says that the document is not one of ours; never leaves this class. */
    private static final class Foreign extends Exception {

        Foreign(String what) {
            super(what, null, false, false);
        }
    }

    /** The drawing, or empty if these bytes are none of ours. */
    public static Optional<DisplayList> read(byte[] svg) {
        if (svg.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            XMLStreamReader xml =
                    factory.createXMLStreamReader(new ByteArrayInputStream(svg), "UTF-8");
            try {
                return Optional.of(new SvgReader(xml).document());
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | Foreign _) {
            return Optional.empty();
        }
    }

    private DisplayList document() throws XMLStreamException, Foreign {
        xml.nextTag();
        require(xml.getLocalName().equals("svg"));
        Matcher box = VIEW_BOX.matcher(attribute("viewBox"));
        require(box.matches());
        xml.nextTag();
        require(xml.getLocalName().equals("title"));
        String title = xml.getElementText();
        xml.nextTag();
        require(xml.getLocalName().equals("rect"));
        skipEmpty();
        return new DisplayList(
                Integer.parseInt(box.group(1)), Integer.parseInt(box.group(2)), title, commands(0));
    }

    /** Up to the end of the element that they are in. */
    private List<DrawCommand> commands(int depth) throws XMLStreamException, Foreign {
        require(depth < DEEPEST);
        List<DrawCommand> commands = new ArrayList<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            require(++count <= MOST_COMMANDS);
            commands.add(
                    switch (xml.getLocalName()) {
                        case "path" -> shape();
                        case "text" -> text();
                        case "g" -> group(depth);
                        default -> throw new Foreign(xml.getLocalName());
                    });
        }
        return commands;
    }

    private Group group(int depth) throws XMLStreamException, Foreign {
        String name = xml.getAttributeCount() == 0 ? "" : xml.getAttributeLocalName(0);
        require(name.equals("id") || name.equals("data-callout") || name.equals("data-measure"));
        String value = xml.getAttributeValue(0);
        boolean hidden = "none".equals(xml.getAttributeValue(null, "display"));
        return new Group(name, value, hidden, commands(depth + 1));
    }

    private Shape shape() throws XMLStreamException, Foreign {
        String fill = attribute("fill");
        String stroke = xml.getAttributeValue(null, "stroke");
        Shape shape =
                new Shape(
                        SvgPath.parse(attribute("d")).orElseThrow(() -> new Foreign("path")),
                        fill.equals("none") ? Optional.empty() : Optional.of(colour(fill)),
                        stroke == null ? Optional.empty() : Optional.of(stroke(colour(stroke))));
        skipEmpty();
        return shape;
    }

    private Stroke stroke(int rgb) throws Foreign {
        double width = number("stroke-width");
        String dashes = xml.getAttributeValue(null, "stroke-dasharray");
        if (dashes == null) {
            return Stroke.solid(rgb, width);
        }
        String[] parts = dashes.split(" ", -1);
        require(parts.length == 2);
        return Stroke.dashed(rgb, width, number(parts[0], ""), number(parts[1], ""));
    }

    private Text text() throws XMLStreamException, Foreign {
        double x = number("x");
        double y = number("y");
        double size = number("font-size");
        int rgb = colour(attribute("fill"));
        Anchor anchor =
                switch (attribute("text-anchor")) {
                    case "start" -> Anchor.START;
                    case "middle" -> Anchor.MIDDLE;
                    case "end" -> Anchor.END;
                    default -> throw new Foreign("text-anchor");
                };
        boolean bold = "bold".equals(xml.getAttributeValue(null, "font-weight"));
        return new Text(xml.getElementText(), x, y, size, rgb, anchor, bold);
    }

    private void skipEmpty() throws XMLStreamException, Foreign {
        require(xml.nextTag() == XMLStreamReader.END_ELEMENT);
    }

    private String attribute(String name) throws Foreign {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw new Foreign(name);
        }
        return value;
    }

    private double number(String attribute) throws Foreign {
        return number(attribute(attribute), attribute);
    }

    private static double number(String text, String attribute) throws Foreign {
        return SvgPath.number(text).orElseThrow(() -> new Foreign(attribute));
    }

    private static int colour(String text) throws Foreign {
        require(HEX.matcher(text).matches());
        return Integer.parseInt(text.substring(1), 16);
    }

    private static void require(boolean ours) throws Foreign {
        if (!ours) {
            throw new Foreign("not written by us");
        }
    }
}
