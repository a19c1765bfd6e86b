package raftarium.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.flag;

import raftarium.condition.NodeSet;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kind;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.raft.MembershipRequest;
import raftarium.sim.Compaction;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.List;

/** How membership and compaction are typed. */
final class MemberUsages {
    private static final Part<NodeSet> ADDED =
            argument("NODES", Kinds.NEW_NODES, "The next new nodes, or some that were removed.");

    static final Chapter<Command> MEMBERS = Chapter.of(
            "Membership",
            Usage.of(
                    "add",
                    List.of(
                            "Adds nodes: new ones on empty disks, or some that were removed, as"
                                    + " they are.",
                            "They catch up as learners, and vote then, all in one joint step.",
                            "Waits until they do, 10 s at most."),
                    List.of("add n6", "add n7,n8"),
                    Shape.of(MemberCommand.class, MemberUsages::adds)
                            .with(ADDED, MemberCommand::nodes)
                            .with(
                                    flag(
                                            "--learner",
                                            "They get the log and don't vote until promoted."),
                                    one -> one.kind() == MembershipRequest.Kind.ADD_LEARNER)
                            .with(NodeUsages.NO_WAIT, MemberCommand::waits)
                            .makes((nodes, learner, waits) -> new MemberCommand(
                                    learner
                                            ? MembershipRequest.Kind.ADD_LEARNER
                                            : MembershipRequest.Kind.ADD,
                                    nodes,
                                    waits))),
            Usage.of(
                    "promote",
                    List.of(
                            "Has learners vote, once all of them have caught up, in one joint"
                                    + " step.",
                            "Waits until they do, 10 s at most."),
                    List.of("promote n6"),
                    shape(MembershipRequest.Kind.PROMOTE, Kinds.NODES, "Learners.")),
            Usage.of(
                    "remove",
                    List.of(
                            "Removes voters and learners from the cluster in one joint step; a"
                                    + " leader hands over at the end.",
                            "The machines go on, and can be added again. Waits until it is done, 10"
                                    + " s at most."),
                    List.of("remove n5", "remove n1,n2"),
                    shape(MembershipRequest.Kind.REMOVE, Kinds.NODES, "Which.")),
            Usage.of(
                    "members",
                    List.of(
                            "Has exactly these nodes be the cluster, and vote, from whatever is"
                                    + " there.",
                            "New ones are created and catch up as learners; then all change in one"
                                    + " joint step.",
                            "Waits until it is done, 10 s at most."),
                    List.of("members n1..n3,n6,n7", "members all except leader"),
                    shape(
                            MembershipRequest.Kind.EXACTLY,
                            Kinds.ALL_NODES,
                            "Which; the next new nodes too.")));

    private static final WordKind<Compaction> LIMIT =
            WordKind.of(MemberUsages::limit, MemberUsages::typed);

    static final Chapter<Command> COMPACTION = Chapter.of(
            "Compaction",
            Usage.of(
                    "compact",
                    List.of(
                            "Has nodes take a snapshot now and drop the log behind it.",
                            "compact every N: all do so by themselves, whenever N entries were"
                                    + " applied since the last, or the log has that size (64KiB,"
                                    + " 1MiB); by default every 100000.",
                            "compact off: none does so by itself."),
                    List.of("compact every 1000"),
                    Shape.of(CompactCommand.Now.class)
                            .with(NodeUsages.NODES, CompactCommand.Now::nodes)
                            .makes(CompactCommand.Now::new),
                    Shape.of(
                                    CompactCommand.Every.class,
                                    every -> !every.setting().equals(Compaction.OFF))
                            .word("every")
                            .with(
                                    argument("N", LIMIT, "Entries, or a size."),
                                    CompactCommand.Every::setting)
                            .makes(CompactCommand.Every::new),
                    Shape.of(CompactCommand.Every.class)
                            .word("off")
                            .makes(() -> new CompactCommand.Every(Compaction.OFF))));

    private MemberUsages() {}

    private static boolean adds(MemberCommand command) {
        return command.kind() == MembershipRequest.Kind.ADD
                || command.kind() == MembershipRequest.Kind.ADD_LEARNER;
    }

    private static Shape<MemberCommand> shape(
            MembershipRequest.Kind change, Kind<NodeSet> kind, String meaning) {
        return Shape.of(MemberCommand.class, command -> command.kind() == change)
                .with(argument("NODES", kind, meaning), MemberCommand::nodes)
                .with(NodeUsages.NO_WAIT, MemberCommand::waits)
                .makes((nodes, waits) -> new MemberCommand(change, nodes, waits));
    }

    private static Compaction limit(String text) throws MistakeException {
        boolean isNumber = text.matches("[1-9]\\d{0,12}");
        if (isNumber && Long.parseLong(text) <= 1L << 40) {
            return new Compaction(Long.parseLong(text), Long.MAX_VALUE);
        }
        return new Compaction(Long.MAX_VALUE, Quantities.bytes(text));
    }

    private static String typed(Compaction setting) {
        return setting.maxBytes() == Long.MAX_VALUE
                ? String.valueOf(setting.maxEntries())
                : setting.maxBytes() + "B";
    }
}
