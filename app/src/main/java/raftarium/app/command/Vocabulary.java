package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.command.Command;
import raftarium.command.Commands;
import raftarium.command.NetworkCommand;
import raftarium.command.StepGoal;
import raftarium.command.TimeCommand;
import raftarium.grammar.Chapter;
import raftarium.grammar.Usage;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of all commands: one for the prompt, for scripts and for the cockpit. */
final class Vocabulary {
    /**
     * A command.
     *
     * @param chapter the title of the chapter that it is in
     */
    record CommandEntry(String chapter, Usage<?> usage) {
        String name() {
            return usage.word();
        }

        /** What the words behind its name say is to be done. */
        Order read(Words words) throws MistakeException {
            Object read = usage.read(words);
            if (read instanceof Order order) {
                return order;
            } else if (read instanceof NetworkCommand.Link link && link.change().isNothing()) {
                return Order.look(context -> Reply.ok(link.looked(context.moment())));
            } else if (read instanceof TimeCommand.StepTo step && step.goal() == StepGoal.NOTE) {
                return Order.travel(context -> Travels.onToNote(context, step.times()));
            } else if (read instanceof Command command) {
                return new Order.Give(command);
            }
            // A word that holds scripts together stands alone.
            return Order.session(
                    context -> Reply.mistake("'" + usage.word() + "' is out of place"));
        }
    }

    /** Those of the cluster, and those of the program, in the order in which help shows them. */
    private static final List<Chapter<?>> CHAPTERS = Stream.<Chapter<?>>concat(
                    Commands.CHAPTERS.stream(),
                    Stream.of(
                            SessionUsages.CLUSTER,
                            SessionUsages.TIME,
                            TravelUsages.ALL,
                            FutureUsages.ALL,
                            LookUsages.LOOK,
                            LookUsages.MESSAGES,
                            LookUsages.RULES,
                            KeepUsages.ALL,
                            HistoryUsages.ALL,
                            ExportUsages.ALL,
                            WhyUsages.ALL,
                            ScriptUsages.ALL))
            .toList();

    private static final TreeMap<String, CommandEntry> ENTRIES = new TreeMap<>();

    static {
        for (Chapter<?> chapter : CHAPTERS) {
            for (Usage<?> usage : chapter.usages()) {
                ENTRIES.put(usage.word(), new CommandEntry(chapter.title(), usage));
            }
        }
    }

    /** What hands are used to type for {@code exit}. */
    private static final List<String> EXITS = List.of("quit", ":q");

    private Vocabulary() {}

    /** The names of all commands, sorted. */
    static Set<String> names() {
        return ENTRIES.keySet();
    }

    /** The titles of the chapters. */
    static Collection<String> chapters() {
        Set<String> titles = new LinkedHashSet<>();
        CHAPTERS.forEach(chapter -> titles.add(chapter.title()));
        return titles;
    }

    static Collection<CommandEntry> entries() {
        return ENTRIES.values();
    }

    static @Nullable CommandEntry find(String name) {
        return ENTRIES.get(EXITS.contains(name) ? "exit" : name);
    }

    /** The command of that name, or a mistake that names the nearest one. */
    static CommandEntry entry(Word word) throws MistakeException {
        CommandEntry entry = word.quoted() ? null : find(word.text());
        if (entry == null) {
            String hint = Spelling.hint(word.text(), names());
            throw new MistakeException(
                    "unknown command '"
                            + word.text()
                            + "'"
                            + (hint.isEmpty() ? "; 'help' lists them" : hint),
                    word);
        }
        return entry;
    }
}
