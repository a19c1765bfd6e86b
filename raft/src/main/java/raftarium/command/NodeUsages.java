package raftarium.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.flag;

import raftarium.condition.NodeSet;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.TimeRange;

import java.util.List;

/** How what is done to nodes, their clocks and their disks is typed. */
final class NodeUsages {
    /** The nodes that something is done to. */
    static final Part<NodeSet> NODES = argument("NODES", Kinds.NODES, "Which.");

    /** That nothing is waited for. */
    static final Part<Boolean> NO_WAIT = Part.denial("--no-wait", "Doesn't wait.");

    private static final Part<NodeSet> WHOSE = argument("NODES", Kinds.NODES, "Whose.");

    static final Chapter<Command> NODE = Chapter.of(
            "Cluster",
            Usage.of(
                    "crash",
                    List.of(
                            "Cuts the power of nodes: what was not synced is lost.",
                            "A node that is down already stays down."),
                    List.of("crash leader --torn"),
                    Shape.of(NodeCommand.Crash.class)
                            .with(NODES, NodeCommand.Crash::nodes)
                            .with(
                                    flag(
                                            "--torn",
                                            "In the middle of a write: a random part of what was"
                                                    + " not synced stays, cut anywhere."),
                                    NodeCommand.Crash::torn)
                            .makes(NodeCommand.Crash::new)),
            Usage.of(
                    "restart",
                    List.of(
                            "Starts nodes again from what is on their disks.",
                            "A node that runs is crashed first."),
                    List.of("restart down"),
                    Shape.of(NodeCommand.Restart.class)
                            .with(NODES, NodeCommand.Restart::nodes)
                            .makes(NodeCommand.Restart::new)),
            Usage.of(
                    "pause",
                    List.of("Has the processes of running nodes stand still; what comes for them"
                            + " waits."),
                    List.of("pause leader"),
                    Shape.of(NodeCommand.Pause.class)
                            .with(NODES, NodeCommand.Pause::nodes)
                            .makes(NodeCommand.Pause::new)),
            Usage.of(
                    "resume",
                    List.of("Has paused nodes go on."),
                    List.of("resume all"),
                    Shape.of(NodeCommand.Resume.class)
                            .with(NODES, NodeCommand.Resume::nodes)
                            .makes(NodeCommand.Resume::new)),
            Usage.of(
                    "timeout",
                    List.of("Has the election timers of nodes fire now. A leader refuses."),
                    List.of("timeout n3"),
                    Shape.of(NodeCommand.Timeout.class)
                            .with(NODES, NodeCommand.Timeout::nodes)
                            .makes(NodeCommand.Timeout::new)),
            Usage.of(
                    "transfer",
                    List.of(
                            "Hands leadership over to a node, for certain: it is brought up to"
                                    + " date first.",
                            "Waits until it leads, 10 s at most."),
                    List.of("transfer n2"),
                    Shape.of(NodeCommand.Transfer.class)
                            .with(
                                    argument("NODE", Kinds.NODES, "Who is to lead."),
                                    NodeCommand.Transfer::node)
                            .with(NO_WAIT, NodeCommand.Transfer::waits)
                            .makes(NodeCommand.Transfer::new)));

    static final Chapter<Command> CLOCK = Chapter.of(
            "Clocks",
            Usage.of(
                    "clock",
                    List.of(
                            "Has the clocks of nodes run fast or slow, or jump. Nodes know no other"
                                    + " time.",
                            "A restart doesn't set a clock right; --drift 0% mends the drift"
                                    + " alone."),
                    List.of("clock n2 --drift -2.5%", "clock leader --jump -50ms"),
                    Shape.of(ClockCommand.Drift.class)
                            .with(WHOSE, ClockCommand.Drift::nodes)
                            .with(
                                    Part.needed(
                                            "--drift",
                                            "P",
                                            Kinds.DRIFT,
                                            "How much too fast, -90% to 900%; negative: too slow."),
                                    ClockCommand.Drift::ppm)
                            .makes(ClockCommand.Drift::new),
                    Shape.of(ClockCommand.Jump.class)
                            .with(WHOSE, ClockCommand.Jump::nodes)
                            .with(
                                    Part.needed(
                                            "--jump",
                                            "D",
                                            Kinds.SHIFT,
                                            "How far ahead, or, negative, back; not to before 0."),
                                    ClockCommand.Jump::nanos)
                            .makes(ClockCommand.Jump::new)));

    private static final WordKind<Long> NTH = WordKind.of(
            text -> {
                if (!text.matches("[1-9]\\d{0,8}")) {
                    throw new MistakeException(
                            "which operation fails, 1 or more, expected, not '" + text + "'");
                }
                return Long.parseLong(text);
            },
            String::valueOf);

    static final Chapter<Command> DISK = Chapter.of(
            "Disks",
            Usage.of(
                    "fault",
                    List.of(
                            "Says how disks behave from now on, whatever runs on them.",
                            "slow D: a sync takes D, or D..D (by itself 100us..500us).",
                            "full, read-only: a node that has something to write fails: it has told"
                                    + " nobody what isn't on its disk. 'ok', then 'restart', and it"
                                    + " goes on.",
                            "error N: the Nth operation from now fails (default: the next).",
                            "corrupt: a bit of what is there flips, in FILE or anywhere but in the"
                                    + " newest batch; the node finds out when it starts from"
                                    + " there.",
                            "ok: ends all of these but the last: what is damaged stays damaged."),
                    List.of(
                            "fault disk leader full",
                            "fault disk n2 slow 20ms..50ms",
                            "fault disk n3 corrupt"),
                    Shape.of(DiskCommand.Slow.class)
                            .word("disk")
                            .with(WHOSE, DiskCommand.Slow::nodes)
                            .word("slow")
                            .with(
                                    argument("D", Kinds.TIMES, ""),
                                    slow -> new TimeRange(slow.minNanos(), slow.maxNanos()))
                            .makes((nodes, sync) ->
                                    new DiskCommand.Slow(nodes, sync.minNanos(), sync.maxNanos())),
                    Shape.of(DiskCommand.Full.class)
                            .word("disk")
                            .with(WHOSE, DiskCommand.Full::nodes)
                            .word("full")
                            .makes(DiskCommand.Full::new),
                    Shape.of(DiskCommand.ReadOnly.class)
                            .word("disk")
                            .with(WHOSE, DiskCommand.ReadOnly::nodes)
                            .word("read-only")
                            .makes(DiskCommand.ReadOnly::new),
                    Shape.of(DiskCommand.Failing.class)
                            .word("disk")
                            .with(WHOSE, DiskCommand.Failing::nodes)
                            .word("error")
                            .with(Part.optional("N", NTH, 1L, ""), DiskCommand.Failing::nth)
                            .makes(DiskCommand.Failing::new),
                    Shape.of(DiskCommand.Corrupt.class)
                            .word("disk")
                            .with(WHOSE, DiskCommand.Corrupt::nodes)
                            .word("corrupt")
                            .with(Part.optional("FILE", Kinds.TEXT, ""), DiskCommand.Corrupt::file)
                            .makes(DiskCommand.Corrupt::new),
                    Shape.of(DiskCommand.Mend.class)
                            .word("disk")
                            .with(WHOSE, DiskCommand.Mend::nodes)
                            .word("ok")
                            .makes(DiskCommand.Mend::new)));

    private NodeUsages() {}
}
