package raftarium.app.repl;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

import raftarium.app.command.Completion;
import raftarium.app.command.KnownNames;
import raftarium.app.session.Playground;
import raftarium.words.Shown;

import java.util.List;

/** Gives JLine what the commands say may stand there, and has it read on within blocks. */
final class LineCompletion implements Parser, Completer {
    private final Exchange exchange;
    private final raftarium.app.command.Completer completer;
    private final Playground playground;

    LineCompletion(Exchange exchange, Playground playground) {
        this.exchange = exchange;
        this.playground = playground;
        completer = exchange.interpreter().completer();
    }

    /** What may stand there. */
    Completion at(String text, int place) {
        return completer.complete(text, place, KnownNames.of(playground.openSession()));
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && exchange.isOpen(line)) {
            throw new EOFError(-1, cursor, "the block goes on");
        }
        int place = Math.max(0, Math.min(cursor, line.length()));
        int start = context == ParseContext.COMPLETE ? at(line, place).start() : 0;
        return new Typed(line, place, line.substring(start, place));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<Completion.Proposal> found = at(line.line(), line.cursor()).candidates();
        // With a meaning each takes a row of its own.
        boolean fits = found.size() <= reader.getTerminal().getSize().getRows() / 2;
        int order = 0;
        for (Completion.Proposal one : found) {
            String meaning = fits && !one.meaning().isEmpty() ? Shown.line(one.meaning()) : null;
            candidates.add(new Candidate(
                    one.text(),
                    Shown.line(one.text()),
                    null,
                    meaning,
                    null,
                    null,
                    one.whole(),
                    order++));
        }
    }

    /** A line with the word that is completed, up to where the cursor is. */
    private record Typed(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
