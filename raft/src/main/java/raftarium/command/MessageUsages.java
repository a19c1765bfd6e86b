package raftarium.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.option;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kind;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.raft.Message;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How what is done to messages is typed. */
final class MessageUsages {
    private static final Part<Long> ID =
            argument("ID", Kinds.MESSAGE, "Which, by its id in 'messages'.");

    /** A message is called as in the paper, like its class; or it is of a client. */
    private static final List<String> NAMES = names();

    private static final WordKind<String> TYPE =
            WordKind.of(MessageUsages::type, type -> type).naming(NAMES);

    /** The ends of links: senders and receivers. */
    private record Ends(NodeSet from, NodeSet to) {}

    private static final Part<Ends> ENDS =
            Part.optional("A B", new EndsKind(), "Senders and receivers: nodes, or clients.");

    static final Chapter<Command> ALL = Chapter.of(
            "Messages",
            Usage.of(
                    "hold",
                    List.of(
                            "Keeps messages in flight, those on their way too, until 'release'.",
                            "Those from A to B; without A and B all, clients' too."),
                    List.of(
                            "hold leader all --type AppendEntries",
                            "hold clients n1,n2",
                            "hold --id 12"),
                    Shape.of(MessageCommand.HoldAll.class)
                            .with(ENDS, MessageUsages::ends)
                            .with(
                                    option(
                                            "--type",
                                            "TYPE",
                                            TYPE,
                                            "Only those, such as AppendEntries or"
                                                    + " RequestVoteReply."),
                                    MessageCommand.HoldAll::type)
                            .makes(MessageUsages::hold),
                    Shape.of(MessageCommand.HoldOne.class)
                            .with(
                                    Part.needed(
                                            "--id",
                                            "ID",
                                            Kinds.MESSAGE,
                                            "Only the one with that id, which is on its way."),
                                    MessageCommand.HoldOne::id)
                            .makes(MessageCommand.HoldOne::new)),
            Usage.of(
                    "release",
                    List.of(
                            "Ends all holds.",
                            "What was held arrives at once, in the order in which it was sent."),
                    List.of("release"),
                    Shape.of(MessageCommand.Release.class).makes(MessageCommand.Release::new)),
            Usage.of(
                    "deliver",
                    List.of("Has a message arrive at once, held or not."),
                    List.of("deliver 12"),
                    Shape.of(MessageCommand.Deliver.class)
                            .with(ID, MessageCommand.Deliver::id)
                            .makes(MessageCommand.Deliver::new)),
            Usage.of(
                    "drop",
                    List.of("Loses a message, held or not."),
                    List.of("drop 12"),
                    Shape.of(MessageCommand.Drop.class)
                            .with(ID, MessageCommand.Drop::id)
                            .makes(MessageCommand.Drop::new)),
            Usage.of(
                    "duplicate",
                    List.of(
                            "Sends a message once more, under an id of its own.",
                            "The copy arrives when the first does, or is held like it."),
                    List.of("duplicate 12"),
                    Shape.of(MessageCommand.Duplicate.class)
                            .with(ID, MessageCommand.Duplicate::id)
                            .makes(MessageCommand.Duplicate::new)));

    private MessageUsages() {}

    private static MessageCommand.HoldAll hold(@Nullable Ends ends, @Nullable String type) {
        return ends == null
                ? new MessageCommand.HoldAll(null, null, type)
                : new MessageCommand.HoldAll(ends.from, ends.to, type);
    }

    private static @Nullable Ends ends(MessageCommand.HoldAll hold) {
        return hold.from() == null || hold.to() == null ? null : new Ends(hold.from(), hold.to());
    }

    private static List<String> names() {
        Stream<Class<?>> messages = Arrays.stream(Message.class.getPermittedSubclasses());
        List<String> names = new ArrayList<>(messages.map(Class::getSimpleName).toList());
        names.addAll(List.of("Request", "Reply"));
        Collections.sort(names);
        return names;
    }

    /** Reads a name, in capitals or not. */
    private static String type(String text) throws MistakeException {
        for (String name : NAMES) {
            if (name.equalsIgnoreCase(text)) {
                return name;
            }
        }
        throw new MistakeException("unknown message '" + text + "'" + hint(text));
    }

    private static String hint(String text) {
        List<String> small =
                NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return Spelling.nearest(text.toLowerCase(Locale.ROOT), small)
                .map(name -> "; did you mean '" + NAMES.get(small.indexOf(name)) + "'?")
                .orElse("; one of " + String.join(", ", NAMES));
    }

    /** A B */
    private record EndsKind() implements Kind<Ends> {
        @Override
        public Ends read(Words words) throws MistakeException {
            NodeSet from = NodeSetParser.parseEnds(words);
            if (!words.hasNext()) {
                Kinds.ENDS.offer(words);
                words.say("B");
                throw new MistakeException("B is missing: 'hold " + from + " all' holds what "
                        + from + " sends to nodes");
            }
            return new Ends(from, NodeSetParser.parseEnds(words));
        }

        @Override
        public String print(Ends ends) {
            return ends.from + " " + ends.to;
        }

        @Override
        public void offer(Words words) {
            Kinds.ENDS.offer(words);
        }
    }
}
