package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.command.Command;
import raftarium.words.MistakeException;
import raftarium.words.Word;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * A command with its arguments, ready to be carried out, as often as needed.
 *
 * @param words the statement as typed
 */
record Invocation(Vocabulary.Entry entry, List<@Nullable Object> arguments, List<Word> words) {
    /** A {@link Command} that is to be given; or a {@link Reply}, if it does no more than look. */
    Object carryOut() throws MistakeException {
        try {
            return entry.method().invoke(entry.group(), arguments.toArray());
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof MistakeException mistake) {
                throw mistake.at(words.get(0));
            } else if (cause instanceof RuntimeException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(cause);
        } catch (IllegalAccessException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Whether it only looks, so that what it says is what it is for. */
    boolean looks() {
        return entry.group() instanceof LookCommands
                || entry.group() instanceof HistoryCommands
                || entry.group() instanceof WhyCommands
                || entry.name().equals("rules")
                || entry.name().equals("messages")
                || entry.name().equals("help")
                || entry.name().equals("tui")
                || entry.name().equals("link") && setsNothing();
    }

    private boolean setsNothing() {
        return words.stream()
                .allMatch(word ->
                        word.quoted() || !word.text().startsWith("--") || word.is("--one-way"));
    }
}
