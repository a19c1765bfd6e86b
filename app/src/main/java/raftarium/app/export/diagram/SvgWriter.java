package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Fill;
import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Item.Words;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes a scene as SVG. Text stays text, in whatever monospaced font the viewer has. */
final class SvgWriter {
    static final String FONTS = "ui-monospace,'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,"
            + "'Liberation Mono',monospace";

    private final Function<Paint, String> colors;

    /** What its patterns' names begin with: in a page they must be its own. */
    private final String prefix;

    private final StringBuilder svg = new StringBuilder();

    /**
     * A writer.
     *
     * @param colors how a colour is written
     */
    SvgWriter(Function<Paint, String> colors, String prefix) {
        this.colors = colors;
        this.prefix = prefix;
    }

    /**
     * A scene of that size.
     *
     * @param title what it shows, {@code description} the same in some sentences
     */
    String write(Scene scene, double width, double height, String title, String description) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
        number(width);
        svg.append("\" height=\"");
        number(height);
        svg.append("\" viewBox=\"0 0 ");
        number(width);
        svg.append(' ');
        number(height);
        svg.append("\" role=\"img\" font-family=\"").append(FONTS);
        svg.append("\" xml:space=\"preserve\">\n<title>").append(escaped(title));
        svg.append("</title>\n<desc>").append(escaped(description)).append("</desc>\n");
        patterns(scene);
        svg.append("<rect width=\"100%\" height=\"100%\"");
        color("fill", Paint.GROUND);
        svg.append("/>\n");
        scene.items().forEach(this::item);
        return svg.append("</svg>\n").toString();
    }

    private void item(Item item) {
        if (item instanceof Stroke stroke) {
            stroke(stroke);
        } else if (item instanceof Box box) {
            box(box);
        } else if (item instanceof Outline outline) {
            outline(outline);
        } else if (item instanceof Words words) {
            words(words);
        }
    }

    private void stroke(Stroke stroke) {
        svg.append("<path d=\"M");
        point(stroke.x1(), stroke.y1());
        svg.append('L');
        point(stroke.x2(), stroke.y2());
        svg.append('"');
        border(stroke.paint(), stroke.width(), stroke.dash());
        opacity(stroke.opacity());
        svg.append("/>\n");
    }

    private void box(Box box) {
        double inset = box.width() / 2;
        Area area = box.area();
        svg.append("<rect");
        attribute("x", area.x() + inset);
        attribute("y", area.y() + inset);
        attribute("width", Math.max(0.1, area.width() - 2 * inset));
        attribute("height", Math.max(0.1, area.height() - 2 * inset));
        if (box.how() == Fill.PLAIN) {
            color("fill", box.fill());
        } else {
            svg.append(" fill=\"url(#").append(pattern(box.fill(), box.how())).append(")\"");
        }
        if (box.border() != Paint.NONE) {
            border(box.border(), box.width(), box.dash());
        }
        svg.append("/>\n");
    }

    private void outline(Outline outline) {
        svg.append("<path d=\"").append(outline.path()).append('"');
        color("fill", outline.fill());
        if (outline.border() != Paint.NONE) {
            border(outline.border(), outline.width(), Dash.SOLID);
        }
        opacity(outline.opacity());
        svg.append("/>\n");
    }

    private void words(Words words) {
        svg.append("<text");
        attribute("x", words.x());
        attribute("y", words.y());
        attribute("font-size", words.size());
        if (words.bold()) {
            svg.append(" font-weight=\"700\"");
        }
        color("fill", words.paint());
        if (words.edged()) {
            color("stroke", Paint.GROUND);
            attribute("stroke-width", words.size() / 5);
            svg.append(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        svg.append('>').append(escaped(words.text())).append("</text>\n");
    }

    private void patterns(Scene scene) {
        Set<String> made = new TreeSet<>();
        svg.append("<defs>\n");
        for (Item item : scene.items()) {
            if (item instanceof Box box && box.how() != Fill.PLAIN) {
                String id = pattern(box.fill(), box.how());
                if (made.add(id)) {
                    define(id, box);
                }
            }
        }
        svg.append("</defs>\n");
    }

    private void define(String id, Box box) {
        boolean stripes = box.how() == Fill.STRIPES;
        double size = stripes ? 14 : 8;
        svg.append("<pattern id=\"").append(id).append("\" patternUnits=\"userSpaceOnUse\"");
        attribute("width", size);
        attribute("height", size);
        svg.append(stripes ? " patternTransform=\"rotate(45)\">" : ">").append("<rect");
        attribute("width", size);
        attribute("height", size);
        color("fill", Paint.GROUND);
        svg.append("/><path d=\"");
        svg.append(stripes ? "M0 0H8.5V14H0Z" : "M0 0H4V4H0ZM4 4H8V8H4Z").append('"');
        color("fill", box.fill());
        svg.append("/></pattern>\n");
    }

    private String pattern(Paint paint, Fill how) {
        return prefix + (how == Fill.STRIPES ? "stripes" : "checks") + paint.ordinal();
    }

    private void border(Paint paint, double width, Dash dash) {
        color("stroke", paint);
        attribute("stroke-width", width);
        if (dash != Dash.SOLID) {
            double on = dash == Dash.DASHED ? 2.5 * width + 2 : 1.2 * width;
            svg.append(" stroke-dasharray=\"");
            number(on);
            svg.append(' ');
            number(dash == Dash.DASHED ? 0.8 * on : 2 * width + 2);
            svg.append('"');
        }
    }

    private void color(String name, Paint paint) {
        svg.append(' ').append(name).append("=\"").append(colors.apply(paint)).append('"');
    }

    private void opacity(double opacity) {
        if (opacity < 1) {
            attribute("opacity", opacity);
        }
    }

    private void attribute(String name, double value) {
        svg.append(' ').append(name).append("=\"");
        number(value);
        svg.append('"');
    }

    private void point(double x, double y) {
        number(x);
        svg.append(' ');
        number(y);
    }

    private void number(double value) {
        svg.append(number10(value));
    }

    /** To a tenth of a pixel, without what says nothing. */
    static String number10(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    /** As text of XML; what no document may hold is a question mark. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(letter) ? letter : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int letter) {
        return letter >= ' '
                && !(letter >= 0x7f && letter < 0xa0)
                && !(letter >= 0xd800 && letter < 0xe000)
                && (letter & 0xfffe) != 0xfffe;
    }
}
