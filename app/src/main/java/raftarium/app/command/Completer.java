package raftarium.app.command;

import raftarium.app.command.Completion.Proposal;
import raftarium.words.Expectations;
import raftarium.words.Expectations.Exactly;
import raftarium.words.Expectations.Kind;
import raftarium.words.Expectations.Offer;
import raftarium.words.Expectations.Some;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;

import java.util.ArrayList;
import java.util.List;

/**
 * Says what may stand at a place of a line: it has the parsers read what is before it, and asks
 * them. It carries nothing out, changes nothing, and may be asked by any thread.
 */
public final class Completer {
    /** What may stand there; what is behind the place doesn't count. */
    public Completion complete(String text, int place, KnownNames known) {
        String before = text.substring(0, place);
        Lexer.Read read = Lexer.read(before);
        List<Lexer.Token> tokens = read.tokens();
        Lexer.Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (read.openQuote().isPresent()) {
            return new Completion(place, List.of(), "");
        }
        if (last == null || last.end() != place) {
            return at(read.unended(), place, "", known);
        }
        List<Word> words = read.unended();
        Word typed = last.word();
        if (typed == null || typed.quoted()) {
            return new Completion(place, List.of(), "");
        }
        List<Word> others = words.subList(0, words.size() - 1);
        return within(others, typed, last.start(), known);
    }

    /** A word is being typed: as a whole, or what is behind its last comma, bar, = or (. */
    private Completion within(List<Word> others, Word typed, int start, KnownNames known) {
        String text = typed.text();
        int cut = Math.max(text.lastIndexOf(','), text.lastIndexOf('|')) + 1;
        int equals = text.startsWith("-") ? text.indexOf('=') + 1 : 0;
        if (cut > 0) {
            List<Word> words = with(others, typed, text.substring(0, cut));
            if (expectations(words).offersNodes()) {
                return at(words, start + cut, text.substring(cut), known);
            }
        } else if (equals > 0) {
            List<Word> words = with(others, typed, text.substring(0, equals));
            return at(words, start + equals, text.substring(equals), known);
        } else if (text.startsWith("(")) {
            int opened = text.length() - text.replaceFirst("^\\(+", "").length();
            List<Word> words = with(others, typed, text.substring(0, opened));
            return at(words, start + opened, text.substring(opened), known);
        }
        return at(others, start, text, known);
    }

    private static List<Word> with(List<Word> others, Word typed, String text) {
        List<Word> words = new ArrayList<>(others);
        words.add(new Word(text, false, typed.line(), typed.column()));
        return words;
    }

    private Completion at(List<Word> words, int start, String typed, KnownNames known) {
        Expectations expectations = expectations(words);
        List<Proposal> candidates = new ArrayList<>();
        for (Offer offer : expectations.offers()) {
            for (Proposal candidate : candidates(offer, typed, known)) {
                boolean isNew = candidates.stream()
                        .noneMatch(other -> other.text().equals(candidate.text()));
                if (isNew && candidate.text().startsWith(typed)) {
                    candidates.add(candidate);
                }
            }
        }
        return new Completion(start, candidates, hint(words, typed, candidates, expectations));
    }

    private String hint(
            List<Word> words, String typed, List<Proposal> candidates, Expectations expectations) {
        if (typed.isEmpty()) {
            return words.isEmpty() ? "" : expectations.said();
        }
        Vocabulary.CommandEntry entry = words.isEmpty() ? Vocabulary.find(typed) : null;
        if (entry == null && candidates.size() == 1) {
            String text = candidates.get(0).text();
            entry = words.isEmpty() ? Vocabulary.find(text) : null;
            return text.substring(typed.length()) + (entry == null ? "" : usage(entry));
        }
        return entry == null ? "" : usage(entry);
    }

    /** What follows a command's name. */
    private static String usage(Vocabulary.CommandEntry entry) {
        return entry.usage().line().substring(entry.name().length());
    }

    private Expectations expectations(List<Word> words) {
        Expectations expectations = new Expectations();
        try {
            statement(words, expectations);
        } catch (MistakeException mistake) {
            // At the end something is missing, which is what was asked; before it nothing is noted.
            return expectations;
        }
        return expectations;
    }

    private void statement(List<Word> words, Expectations expectations) throws MistakeException {
        if (words.isEmpty()) {
            expectations.kind(Kind.COMMAND);
            return;
        }
        Word name = words.get(0);
        List<Word> behind = words.subList(1, words.size());
        if (name.is("maybe") && !behind.isEmpty()) {
            statement(behind.subList(1, behind.size()), expectations);
            return;
        }
        Vocabulary.entry(name).usage().expect(name, behind, expectations);
    }

    private List<Proposal> candidates(Offer offer, String typed, KnownNames known) {
        if (offer instanceof Exactly word) {
            String meaning =
                    word.meaning().isEmpty() ? HelpTexts.meaning(word.text()) : word.meaning();
            return List.of(new Proposal(word.text(), meaning, true));
        }
        return switch (((Some) offer).kind()) {
            case COMMAND ->
                Vocabulary.names().stream()
                        .map(name -> whole(name, meaning(name)))
                        .toList();
            case TOPIC ->
                HelpTexts.topics().stream()
                        .map(name -> whole(name, meaning(name)))
                        .toList();
            case NODES -> NodeNames.of(typed, known.nodes(), false);
            case ENDS -> NodeNames.of(typed, known.nodes(), true);
            case NEW_NODE -> List.of(whole("n" + (known.nodes() + 1), "a new node"));
            case KEY ->
                known.keys().stream().map(key -> whole(Lexer.typed(key), "")).toList();
            case MESSAGE ->
                known.messages().stream()
                        .map(message -> whole(Long.toString(message.id()), message.words()))
                        .toList();
            case FILE -> FileNames.of(typed);
        };
    }

    private String meaning(String name) {
        Vocabulary.CommandEntry entry = Vocabulary.find(name);
        return entry == null ? "" : entry.usage().summary();
    }

    private static Proposal whole(String text, String meaning) {
        return new Proposal(text, meaning, true);
    }
}
