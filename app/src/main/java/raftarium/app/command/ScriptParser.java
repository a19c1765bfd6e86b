package raftarium.app.command;

import raftarium.condition.Condition;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.Chance;
import raftarium.words.Word;
import raftarium.words.Words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads a whole script before any of it is carried out, and finds all the mistakes that can be
 * found then.
 */
final class ScriptParser {
    /** How deep blocks may stand in each other. */
    private static final int MAX_DEPTH = 64;

    /**
     * What a text is: its statements, or its mistakes.
     *
     * @param unclosed those of the mistakes that an end behind the text would mend
     * @param open whether the text ends within a block or a quote
     */
    record Parsed(
            List<Statement> statements,
            List<MistakeException> mistakes,
            List<MistakeException> unclosed,
            boolean open) {}

    /** How many mistakes are listed. */
    private static final int MAX_MISTAKES = 1_000;

    /** How deep files may source each other. */
    private static final int MAX_SOURCED_DEPTH = 16;

    /** How many files a text may source, itself and through others. */
    private static final int MAX_SOURCED = 1_000;

    private final List<List<Word>> lines;

    /** How many files were sourced so far, by the whole of it. */
    private final AtomicInteger sourced;

    /** Where the text is from, behind those that source it. */
    private final List<LineOrigin> origins;

    private final List<MistakeException> mistakes = new ArrayList<>();
    private final List<MistakeException> unclosed = new ArrayList<>();
    private int position;
    private int depth;
    /** Blocks are too deep, or mistakes too many: the rest isn't looked at. */
    private boolean givenUp;

    /** Whether the text ends within a block. */
    private boolean open;

    private ScriptParser(List<List<Word>> lines, AtomicInteger sourced, List<LineOrigin> origins) {
        this.lines = lines;
        this.sourced = sourced;
        this.origins = origins;
    }

    static Parsed parse(String text, LineOrigin origin) {
        return parse(text, new AtomicInteger(), List.of(origin));
    }

    private static Parsed parse(String text, AtomicInteger sourced, List<LineOrigin> origins) {
        Lexer.Read read = Lexer.read(text);
        if (read.statements().size() > Lexer.MAX_STATEMENTS) {
            return new Parsed(
                    List.of(),
                    List.of(tooLong(read.statements().get(Lexer.MAX_STATEMENTS))),
                    List.of(),
                    false);
        }
        ScriptParser parser = new ScriptParser(read.statements(), sourced, origins);
        List<Statement> statements = parser.body(false);
        List<MistakeException> mistakes = new ArrayList<>(parser.mistakes);
        if (read.openQuote().isPresent()) {
            // A block that isn't closed may well be, behind the quote.
            mistakes.removeAll(parser.unclosed);
            mistakes.add(read.openQuote().get());
        }
        if (mistakes.stream().noneMatch(MistakeException::isSourced)) {
            mistakes.sort(Comparator.comparingInt(MistakeException::line)
                    .thenComparingInt(MistakeException::column));
        }
        return new Parsed(
                mistakes.isEmpty() ? statements : List.of(),
                List.copyOf(mistakes),
                List.copyOf(parser.unclosed),
                parser.open || read.openQuote().isPresent());
    }

    private static MistakeException tooLong(List<Word> statement) {
        return new MistakeException(
                "a script has at most " + Lexer.MAX_STATEMENTS
                        + " commands: repeat them, or run several scripts",
                statement.get(0));
    }

    /** The statements up to the end of the text, or of the block, whose word is left to be read. */
    private List<Statement> body(boolean inBlock) {
        List<Statement> body = new ArrayList<>();
        while (position < lines.size()) {
            List<Word> words = lines.get(position);
            Word first = words.get(0);
            boolean closes = first.is("end") || first.is("else");
            if (closes && inBlock) {
                return body;
            }
            position++;
            try {
                if (closes) {
                    throw new MistakeException(
                            "'" + first.text() + "' without a repeat or if before it", first);
                }
                body.add(statement(words));
            } catch (MistakeException mistake) {
                mistakes.add(mistake.at(first));
            }
            if (mistakes.size() > MAX_MISTAKES && position < lines.size()) {
                giveUp(lines.get(position).get(0));
            }
        }
        return body;
    }

    /** More mistakes than anybody reads: what follows is not looked at. */
    private void giveUp(Word next) {
        position = lines.size();
        givenUp = true;
        mistakes.add(
                new MistakeException("too many mistakes: what follows wasn't looked at", next));
    }

    private Statement statement(List<Word> words) throws MistakeException {
        Word first = words.get(0);
        if (words.size() > Lexer.MAX_WORDS) {
            throw new MistakeException(
                    "a command has at most " + Lexer.MAX_WORDS + " words",
                    words.get(Lexer.MAX_WORDS));
        }
        if (first.is("repeat")) {
            return repeat(words);
        } else if (first.is("if")) {
            return when(words);
        } else if (first.is("maybe")) {
            return maybe(words);
        } else if (first.is("source")) {
            return source(words);
        } else if (first.is("open")) {
            return open(words);
        }
        return new Statement.Single(Invocation.of(words));
    }

    /** A session is looked for beside the script. */
    private Statement open(List<Word> words) throws MistakeException {
        KeepUsages.OPEN.read(behind(words));
        Path directory = origins.get(origins.size() - 1).directory();
        Order order = KeepUsages.open(directory, words.get(1).text());
        return new Statement.Single(new Invocation(order, words));
    }

    private Statement repeat(List<Word> words) throws MistakeException {
        long times = 0;
        try {
            times = ScriptUsages.REPEAT.read(behind(words));
        } catch (MistakeException mistake) {
            mistakes.add(mistake);
        }
        List<Statement> body = block(words.get(0));
        close(words.get(0), "end");
        return new Statement.Repeat(words, times, body);
    }

    /** The words behind the first one. */
    private static Words behind(List<Word> words) {
        return new Words(words.get(0), words.subList(1, words.size()));
    }

    private Statement when(List<Word> words) throws MistakeException {
        Condition condition = new Condition.And(List.of());
        try {
            condition = ScriptUsages.IF.read(behind(words)).condition();
        } catch (MistakeException mistake) {
            mistakes.add(mistake);
        }
        List<Statement> then = block(words.get(0));
        List<Statement> otherwise = List.of();
        if (position < lines.size() && lines.get(position).get(0).is("else")) {
            close(words.get(0), "else");
            otherwise = block(words.get(0));
        }
        close(words.get(0), "end");
        return new Statement.If(words, condition, then, otherwise);
    }

    private List<Statement> block(Word opening) throws MistakeException {
        if (++depth > MAX_DEPTH) {
            position = lines.size();
            givenUp = true;
            throw new MistakeException("blocks stand at most " + MAX_DEPTH + " deep", opening);
        }
        List<Statement> body = body(true);
        depth--;
        return body;
    }

    private void close(Word opening, String word) throws MistakeException {
        if (givenUp) {
            return;
        }
        if (position == lines.size()) {
            open = true;
            MistakeException mistake =
                    new MistakeException("this " + opening.text() + " has no end", opening);
            unclosed.add(mistake);
            throw mistake;
        }
        List<Word> line = lines.get(position++);
        if (!line.get(0).is(word)) {
            throw new MistakeException(
                    "'" + word + "' expected, not '" + line.get(0).text() + "'", line.get(0));
        }
        (word.equals("end") ? ScriptUsages.END : ScriptUsages.ELSE).read(behind(line));
    }

    private Statement maybe(List<Word> words) throws MistakeException {
        Chance chance = ScriptUsages.MAYBE.read(behind(words));
        List<Word> command = words.subList(2, words.size());
        return new Statement.Maybe(words, chance, Invocation.of(command));
    }

    /** Its file is read now, so that its mistakes are found before anything is carried out. */
    private Statement source(List<Word> words) throws MistakeException {
        ScriptUsages.SOURCE.read(behind(words));
        Word name = words.get(1);
        if (origins.size() > MAX_SOURCED_DEPTH) {
            throw new MistakeException(
                    "files source each other at most " + MAX_SOURCED_DEPTH + " deep", name);
        } else if (sourced.incrementAndGet() > MAX_SOURCED) {
            throw new MistakeException(
                    "at most " + MAX_SOURCED + " files are sourced, in all", name);
        }
        LineOrigin.Named file = named(name);
        List<LineOrigin> within = new ArrayList<>(origins);
        within.add(file.origin());
        Parsed parsed = parse(file.text(), sourced, within);
        for (MistakeException mistake : parsed.mistakes) {
            mistakes.add(mistake.in(file.name()));
        }
        return new Statement.Source(words, file.name(), parsed.statements);
    }

    private LineOrigin.Named named(Word name) throws MistakeException {
        LineOrigin.Named file;
        try {
            file = origins.get(origins.size() - 1).find(name.text());
        } catch (ScriptText.UnreadableException unreadable) {
            throw new MistakeException(String.valueOf(unreadable.getMessage()), name);
        }
        String identity = file.origin().identity();
        if (origins.stream().anyMatch(outer -> outer.identity().equals(identity))) {
            throw new MistakeException(
                    file.name() + " would source itself, which would never end", name);
        }
        return file;
    }
}
