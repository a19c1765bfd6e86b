package raftarium.app.repl;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

import raftarium.app.command.Highlighting;

import java.util.List;

/** Colours a line as it is typed, and says dimly behind it what comes next. */
final class LineColors implements Highlighter {
    /** A hint in less room than this says nothing. */
    private static final int MIN_HINT = 6;

    /** Looks like a blank. */
    private static final char NO_BREAK = '\u00a0';

    private static final List<String> STYLES = List.of(
            LineReader.COMPLETION_STYLE_BACKGROUND,
            LineReader.COMPLETION_STYLE_LIST_BACKGROUND,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_GROUP,
            LineReader.COMPLETION_STYLE_LIST_GROUP,
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_LIST_STARTING);

    private final Exchange exchange;
    private final LineCompletion completion;
    private final boolean colors;
    private final boolean hints;
    private int promptColumns;

    /**
     * @param hints whether what comes next is said: that takes a sign that ASCII hasn't, since
     *     JLine breaks it off at a blank
     */
    LineColors(Exchange exchange, LineCompletion completion, boolean colors, boolean hints) {
        this.exchange = exchange;
        this.completion = completion;
        this.colors = colors;
        this.hints = hints;
    }

    /** That many columns stand before the line. */
    void setPromptColumns(int columns) {
        promptColumns = columns;
    }

    /** Has lists of candidates shown without colours. */
    static void clearStyles(LineReader reader) {
        STYLES.forEach(style -> reader.setVariable(style, "fg:default"));
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        if (!colors) {
            return new AttributedString(text);
        }
        reader.setTailTip(hints ? hint(reader, text) : "");
        AttributedStringBuilder line = new AttributedStringBuilder();
        int end = 0;
        for (Highlighting.Part part : exchange.interpreter().highlight(text)) {
            line.append(text.substring(end, part.start()));
            line.styled(style(part.kind()), text.substring(part.start(), part.end()));
            end = part.end();
        }
        return line.append(text.substring(end)).toAttributedString();
    }

    private String hint(LineReader reader, String text) {
        if (reader.getBuffer().cursor() != text.length()) {
            return "";
        }
        String hint = completion.at(text, text.length()).hint();
        int lineStart = text.lastIndexOf('\n') + 1;
        int before = lineStart == 0 ? promptColumns : PromptText.CONTINUED.length();
        int room = reader.getTerminal().getSize().getColumns()
                - before
                - (text.length() - lineStart)
                - 1;
        if (hint.isEmpty() || room < MIN_HINT) {
            return "";
        }
        String shown = hint.length() <= room ? hint : hint.substring(0, room - 3) + "...";
        // JLine takes away what is before a blank, on the guess that it has been typed.
        return shown.replace(' ', NO_BREAK);
    }

    /** Never red against green; a mistake is underlined, too. */
    private static AttributedStyle style(Highlighting.Kind kind) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (kind) {
            case COMMAND -> plain.bold();
            case OPTION -> plain.foreground(AttributedStyle.CYAN);
            case NODES -> plain.foreground(AttributedStyle.BRIGHT | AttributedStyle.BLUE);
            case QUANTITY -> plain.foreground(AttributedStyle.MAGENTA);
            case QUOTED -> plain.foreground(AttributedStyle.YELLOW);
            case COMMENT -> plain.faint();
            case MISTAKE -> plain.foreground(AttributedStyle.RED).underline();
        };
    }
}
