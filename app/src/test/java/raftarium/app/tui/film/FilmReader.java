package raftarium.app.tui.film;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** An SVG of the cockpit, as a reader of XML has it. */
final class FilmReader {
    private final Document document;

    FilmReader(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException trouble) {
            throw new AssertionError("not well-formed: " + trouble.getMessage(), trouble);
        }
    }

    /** The elements of that name. */
    List<Element> elements(String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int place = 0; place < found.getLength(); place++) {
            elements.add((Element) found.item(place));
        }
        return elements;
    }

    /** The names of all elements. */
    List<String> names() {
        return elements("*").stream().map(Element::getTagName).distinct().toList();
    }

    /** What is written where, of what is seen when nothing moves. */
    List<String> still(int columns, int rows) {
        return texts(columns, rows, true, 0);
    }

    /** The same of what is seen in that frame of so many. */
    List<String> frame(int frame, int columns, int rows) {
        return texts(columns, rows, false, frame);
    }

    private List<String> texts(int columns, int rows, boolean isStill, int frame) {
        char[][] cells = new char[rows][columns];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        for (Element text : elements("text")) {
            Node parent = text.getParentNode();
            String group = parent instanceof Element one && one.getTagName().equals("g")
                    ? one.getAttribute("class")
                    : "";
            if (group.isEmpty() || (isStill ? group.endsWith(" e") : isSeen(group, frame))) {
                write(cells, text);
            }
        }
        return Stream.of(cells).map(row -> new String(row).stripTrailing()).toList();
    }

    /** Its classes say where it begins, and how long it is. */
    private static boolean isSeen(String group, int frame) {
        String[] classes = group.split(" ");
        int begin = Integer.parseInt(classes[0].substring(1));
        int length = Integer.parseInt(classes[1].substring(1));
        return frame >= begin && frame < begin + length;
    }

    private static void write(char[][] cells, Element text) {
        String[] x = text.getAttribute("x").split(" ");
        String[] y = text.getAttribute("y").split(" ");
        String letters = text.getTextContent();
        for (int place = 0; place < letters.length(); place++) {
            boolean isPlaced = place < x.length;
            int column = (Integer.parseInt(x[isPlaced ? place : x.length - 1]) - 9) / 9
                    + (isPlaced ? 0 : place - x.length + 1);
            int row = (Integer.parseInt(y[Math.min(place, y.length - 1)]) - 9) / 18;
            cells[row][column] = letters.charAt(place);
        }
    }
}
