package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Address;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * A sequence diagram for Mermaid: messages where they arrive or are lost, and notes of what nodes
 * and people do. Heartbeats that change nothing are counted. Renderers take 50,000 characters: it
 * ends before, and says what is left out.
 */
final class MermaidExport {
    /** So much is written at most, and then one note more. */
    private static final int MAX_CHARACTERS = 45_000;

    /** So much is written of a text. */
    private static final int MAX_TEXT = 160;

    /** What means nothing else in a text, beside letters and digits. */
    private static final String PLAIN = ".,:!?()'+-*/=_|";

    private MermaidExport() {}

    /** Writes it. */
    static @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Diagram diagram = new Diagram(source, out);
        diagram.begin();
        if (!source.tell(new MermaidEvents(source, diagram))) {
            return null;
        }
        return diagram.end();
    }

    /** What is written: lines, and how many of them have no room. */
    static final class Diagram {
        private final ExportSource source;
        private final Writer out;
        private final String allNodes;
        private int characters;
        private long lines;
        private long leftOut;
        private long leftOutFrom;

        Diagram(ExportSource source, Writer out) {
            this.source = source;
            this.out = out;
            String first = Address.name(source.nodes().first());
            String last = Address.name(source.nodes().last());
            allNodes = first.equals(last) ? first : first + "," + last;
        }

        private void begin() {
            write("sequenceDiagram\n");
            write("  accTitle: " + escaped(source.title()) + "\n");
            source.nodes().forEach(node -> write("  participant " + Address.name(node) + "\n"));
        }

        /** A message that arrives, or doesn't. */
        void arrow(long nanos, String from, String way, String to, String text) {
            line(nanos, from + way + to + ": " + escaped(text));
        }

        /** Something that happens at a node, or several. */
        void note(long nanos, String who, String text) {
            String when = Quantities.seconds(nanos) + " ";
            line(nanos, "Note over " + who + ": " + escaped(when + text));
        }

        /** Something that happens to all. */
        void noteOfAll(long nanos, String text) {
            note(nanos, allNodes, text);
        }

        private void line(long nanos, String text) {
            if (leftOut > 0 || characters + text.length() > MAX_CHARACTERS) {
                leftOutFrom = leftOut == 0 ? nanos : leftOutFrom;
                leftOut++;
            } else {
                write("  " + text + "\n");
                lines++;
            }
        }

        private Exported end() {
            Violation violation = source.session().simulation().violation();
            if (violation != null) {
                write("  Note over " + allNodes + ": "
                        + escaped("! " + violation.property() + " is broken: " + violation.detail())
                        + "\n");
            }
            if (leftOut == 0) {
                return new Exported(lines, "line", List.of());
            }
            String rest = leftOut + " lines from " + Quantities.seconds(leftOutFrom)
                    + " on are left out: a diagram has 50,000 characters at most; --from, --to,"
                    + " --nodes and --types choose";
            write("  Note over " + allNodes + ": " + escaped(rest) + "\n");
            return new Exported(lines, "line", List.of(rest));
        }

        private void write(String text) {
            characters += text.length();
            try {
                out.write(text);
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }

        /** What would end a line, or begin a comment, a number of a letter, or a tag. */
        private static String escaped(String text) {
            StringBuilder escaped = new StringBuilder();
            text.codePoints().limit(MAX_TEXT).forEach(letter -> {
                boolean isPlain = Character.isLetterOrDigit(letter)
                        || letter == ' '
                        || letter < 128 && PLAIN.indexOf(letter) >= 0;
                if (isPlain) {
                    escaped.appendCodePoint(letter);
                } else {
                    escaped.append(Character.isISOControl(letter) ? " " : "#" + letter + ";");
                }
            });
            return text.codePointCount(0, text.length()) <= MAX_TEXT
                    ? escaped.toString()
                    : escaped.append(" ...").toString();
        }
    }
}
