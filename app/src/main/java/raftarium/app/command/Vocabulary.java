package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import raftarium.app.session.MachineLoader;
import raftarium.app.session.SessionException;
import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.machine.MachineType;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The table of all commands: one for the prompt, for scripts and for the cockpit. */
final class Vocabulary {
    /** Options that several commands share; what was read is copied before the next is read. */
    interface Mixed {
        Object copy();
    }

    /**
     * A command.
     *
     * @param group the object whose method it is
     * @param line how Picocli reads it, by way of its {@code parent}
     */
    record Entry(String name, Object group, Method method, CommandLine line, CommandLine parent) {}

    /** No character: nobody types it. */
    private static final String SHIELD = "\uFFFF";

    /**
     * Commands that belong together, as methods of an object. Picocli takes far longer to find out
     * how they are read than a script takes to run, so that is done once one of them is needed.
     */
    private static final class Group {
        private final Object commands;
        private final TreeMap<String, Entry> entries = new TreeMap<>();

        Group(Object commands) {
            this.commands = commands;
        }

        String name() {
            return commands.getClass().getAnnotation(CommandLine.Command.class).name();
        }

        List<String> names() {
            return Arrays.stream(commands.getClass().getDeclaredMethods())
                    .map(method -> method.getAnnotation(CommandLine.Command.class))
                    .filter(Objects::nonNull)
                    .map(CommandLine.Command::name)
                    .toList();
        }

        Entry entry(String name) {
            if (entries.isEmpty()) {
                CommandLine parent = configured(new CommandLine(commands));
                parent.getSubcommands()
                        .forEach((key, line) -> entries.put(
                                key,
                                new Entry(
                                        key,
                                        commands,
                                        (Method) line.getCommandSpec().userObject(),
                                        line,
                                        parent)));
            }
            return Objects.requireNonNull(entries.get(name), name);
        }
    }

    private final TreeMap<String, Group> commands = new TreeMap<>();
    private final List<String> groups = new ArrayList<>();

    Vocabulary(Desk desk) {
        for (Object group : List.of(
                new ClusterCommands(desk),
                new ClockCommands(),
                new FaultCommands(),
                new MembershipCommands(),
                new CompactionCommands(),
                new NetworkCommands(desk),
                new MessageCommands(desk),
                new ClientCommands(),
                new MachineCommands(),
                new TimeCommands(desk),
                new TravelCommands(desk),
                new LookCommands(desk),
                new HistoryCommands(desk),
                new WhyCommands(desk),
                new CheckCommands(),
                new RuleCommands(desk),
                new ScriptCommands(desk, this))) {
            add(new Group(group));
        }
    }

    private void add(Group group) {
        groups.add(group.name());
        group.names().forEach(name -> commands.put(name, group));
    }

    /** The names of all commands. */
    Set<String> names() {
        return commands.keySet();
    }

    /** The groups, in the order in which help shows them. */
    List<String> groups() {
        return groups;
    }

    List<Entry> entries() {
        return commands.entrySet().stream()
                .map(command -> command.getValue().entry(command.getKey()))
                .toList();
    }

    @Nullable
    Entry find(String name) {
        Group group = commands.get(name);
        return group == null ? null : group.entry(name);
    }

    /** The command of that name, or a mistake that names the nearest one. */
    Entry entry(Word word) throws MistakeException {
        Entry entry = word.quoted() ? null : find(word.text());
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

    String help(@Nullable String command) throws MistakeException {
        return HelpTexts.of(this, command);
    }

    /** Has Picocli read our words as our types. */
    static CommandLine configured(CommandLine line) {
        line.setExpandAtFiles(false);
        line.setOverwrittenOptionsAllowed(false);
        line.registerConverter(String.class, Vocabulary::plain);
        ITypeConverter<Integer> integer = converter(Vocabulary::integer);
        ITypeConverter<Long> number =
                converter(text -> Quantities.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
        line.registerConverter(int.class, integer);
        line.registerConverter(Integer.class, integer);
        line.registerConverter(long.class, number);
        line.registerConverter(Long.class, number);
        line.registerConverter(NodeSet.class, converter(Vocabulary::nodeSet));
        line.registerConverter(Quantities.Time.class, converter(Quantities::time));
        line.registerConverter(
                Quantities.ByteSize.class,
                converter(text -> new Quantities.ByteSize(Quantities.size(text))));
        line.registerConverter(Quantities.TimeRange.class, converter(Quantities::timeRange));
        line.registerConverter(Quantities.Shift.class, converter(Quantities::shift));
        line.registerConverter(Quantities.Drift.class, converter(Quantities::drift));
        line.registerConverter(Quantities.Chance.class, converter(Quantities::chance));
        line.registerConverter(TimeCommands.Speed.class, converter(TimeCommands.Speed::parse));
        line.registerConverter(MachineType.class, converter(Vocabulary::machine));
        line.registerConverter(MessageType.class, converter(MessageType::parse));
        Choice.ALL.forEach(choice -> choice.register(line));
        line.getCommandSpec().parser().collectErrors(false).toggleBooleanFlags(false);
        return line;
    }

    /** A word for Picocli, which must not take one that was quoted for an option. */
    static String shielded(Word word) {
        return word.quoted() && word.text().startsWith("-") ? SHIELD + word.text() : word.text();
    }

    /** Takes away what {@link #shielded} has put before a word. */
    static String plain(String text) {
        return text.replace(SHIELD, "");
    }

    private static int integer(String text) throws MistakeException {
        return Math.toIntExact(Quantities.whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    private static NodeSet nodeSet(String text) throws MistakeException {
        List<Word> words = new ArrayList<>();
        for (String part : text.split(" ")) {
            words.add(new Word(part, false, 0, 0));
        }
        Words reader = new Words(new Word(text, false, 0, 0), words);
        NodeSet set = NodeSetParser.parseEnds(reader);
        reader.end();
        return set;
    }

    private static MachineType machine(String text) throws MistakeException {
        try {
            return MachineLoader.load(text);
        } catch (SessionException none) {
            List<String> names =
                    MachineType.BUILT_IN.stream().map(MachineType::name).toList();
            throw new MistakeException(none.getMessage() + Spelling.hint(text, names));
        }
    }

    /** Reads a text as something, or says why not. */
    interface Reader<T> {
        T read(String text) throws MistakeException;
    }

    static <T> ITypeConverter<T> converter(Reader<T> reader) {
        return text -> {
            try {
                return reader.read(text);
            } catch (MistakeException mistake) {
                throw new TypeConversionException(mistake.what());
            }
        };
    }
}
