package raftarium.app.script;

import org.jspecify.annotations.Nullable;

import raftarium.words.Shown;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A test suite as XML, with no more than the schema of Jenkins' xUnit plug-in allows: the file is
 * an attribute of the suite, and where a case stands is in its name. What no XML may hold is
 * replaced.
 */
final class JunitXml {
    /**
     * What is wrong with a case.
     *
     * @param element failure, or error if it is a mistake
     */
    record Wrong(String element, String message, String text) {}

    /** Something that is expected, as often as it is. */
    static final class Case {
        private final String name;
        private long times;
        private long failures;
        private @Nullable Wrong wrong;

        Case(String name) {
            this.name = name;
        }

        /** Once more; null: it holds. */
        void add(@Nullable Wrong other) {
            times++;
            failures += other == null ? 0 : 1;
            wrong = wrong == null ? other : wrong;
        }

        private boolean isA(String element) {
            return wrong != null && wrong.element.equals(element);
        }
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitXml() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /**
     * A suite, with a line's end behind it.
     *
     * @param name what it is called
     */
    static String suite(String name, ScriptSource source, Summary summary, Collection<Case> cases) {
        try {
            JunitXml suite = new JunitXml();
            suite.write(name, source, summary, cases);
            suite.xml.flush();
            return suite.text + "\n";
        } catch (XMLStreamException never) {
            throw new IllegalStateException("a text in memory can be written to", never);
        }
    }

    private void write(String name, ScriptSource source, Summary summary, Collection<Case> cases)
            throws XMLStreamException {
        String classname = source.stem().replace('\\', '/').replace('/', '.');
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("file", source.name());
        attribute("tests", cases.size());
        attribute("failures", cases.stream().filter(one -> one.isA("failure")).count());
        attribute("errors", cases.stream().filter(one -> one.isA("error")).count());
        attribute("skipped", 0);
        attribute("time", seconds(summary.wallMillis()));
        xml.writeCharacters("\n  ");
        xml.writeStartElement("properties");
        property("seed", Long.toString(summary.seed()));
        property("digest", summary.digest());
        property("virtual_ns", Long.toString(summary.virtualNanos()));
        xml.writeEndElement();
        for (Case one : cases) {
            xml.writeCharacters("\n  ");
            write(one, classname);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void write(Case one, String classname) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", one.name);
        attribute("classname", classname);
        attribute("time", seconds(0));
        Wrong wrong = one.wrong;
        if (wrong != null) {
            xml.writeStartElement(wrong.element);
            attribute("message", wrong.message.replace('\n', ' '));
            String often = one.failures + " of " + one.times + " times";
            String text = Shown.text(wrong.text);
            xml.writeCharacters(valid(one.times == 1 ? text : text + "\n" + often));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void attribute(String name, long value) throws XMLStreamException {
        attribute(name, Long.toString(value));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(Shown.line(value)));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000);
    }

    /** Puts a replacement character where XML 1.0 allows none such. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean isValid = point == '\t'
                    || point == '\n'
                    || point >= ' ' && point < 0xD800
                    || point > 0xDFFF && point < 0xFFFE
                    || point > 0xFFFF;
            valid.appendCodePoint(isValid ? point : 0xFFFD);
        });
        return valid.toString();
    }
}
