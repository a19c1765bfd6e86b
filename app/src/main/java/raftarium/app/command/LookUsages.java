package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.option;
import static raftarium.grammar.Part.optional;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.DiskLook;
import raftarium.app.look.Fields;
import raftarium.app.look.LinkLook;
import raftarium.app.look.NodeLook;
import raftarium.app.look.Texts;
import raftarium.app.look.TraceExcerpt;
import raftarium.app.session.Session;
import raftarium.condition.NodeSet;
import raftarium.data.Digest;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.raft.Rules;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.trace.EventType;
import raftarium.trace.Packet;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What can be looked at. Nothing here changes anything, or enters the digest. */
final class LookUsages {
    private static final Part<@Nullable NodeSet> NODES =
            optional("NODES", Kinds.NODES, "Which (default: all).");

    /** What is noted is in no trace. */
    static final List<EventType> TRACED =
            List.copyOf(EnumSet.complementOf(EnumSet.of(EventType.NOTE)));

    static final Chapter<Order> LOOK = Chapter.of(
            "Looking",
            Usage.of(
                    "status",
                    List.of("Shows the cluster, and each node: role, term, vote, indexes."),
                    List.of("status leader"),
                    Shape.<Order>toRead()
                            .with(NODES)
                            .makes(nodes -> Order.look(context -> status(context, nodes)))),
            Usage.of(
                    "log",
                    List.of(
                            "Shows the logs of nodes: each entry as index/term and what it holds.",
                            "A * marks what is committed, as that node knows."),
                    List.of("log n1"),
                    Shape.<Order>toRead()
                            .with(NODES)
                            .with(last("How many entries of each (default: 20)."))
                            .makes((nodes, last) ->
                                    Order.look(context -> log(context, nodes, last)))),
            Usage.of(
                    "disk",
                    List.of(
                            "Shows what is on a node's disk: files, batches, records, with their"
                                    + " places.",
                            "! marks damage, ~ a torn tail; what a power cut would take isn't"
                                    + " synced yet."),
                    List.of("disk n1 --last 5"),
                    Shape.<Order>toRead()
                            .with(argument("NODES", Kinds.NODES, "Which."))
                            .with(last("How many batches of each (default: 20)."))
                            .makes((nodes, last) ->
                                    Order.look(context -> disk(context, nodes, last)))),
            Usage.of(
                    "show",
                    List.of("Shows all there is to know of a node: what it waits for, what it knows"
                            + " of its followers, what its state machine holds, its files."),
                    List.of("show leader"),
                    Shape.<Order>toRead()
                            .with(argument("NODE", Kinds.NODES, "Which; a set shows each."))
                            .with(last("How much of what its machine holds (default: 20)."))
                            .makes((nodes, last) ->
                                    Order.look(context -> show(context, nodes, last)))),
            Usage.of(
                    "links",
                    List.of(
                            "Shows which nodes reach which, and how links behave.",
                            "'link A B' says it of some, and changes it."),
                    List.of("links"),
                    Shape.<Order>toRead().makes(() -> Order.look(LookUsages::links))),
            Usage.of(
                    "trace",
                    List.of("Shows what happened, oldest first."),
                    List.of("trace --last 50 --node n2 --type vote-refused"),
                    Shape.<Order>toRead()
                            .with(last("How many events (default: 20)."))
                            .with(option("--node", "NODE", Kinds.NODES, "Only that node's."))
                            .with(option(
                                    "--type",
                                    "TYPE",
                                    Kinds.oneOf("event type", TRACED, EventType::key, type -> ""),
                                    "Only of that type, such as role-changed."))
                            .makes((last, node, type) ->
                                    Order.look(context -> trace(context, last, node, type)))),
            Usage.of(
                    "digest",
                    List.of(
                            "Shows the hash over the whole trace.",
                            "Same seed and same commands give the same, everywhere."),
                    List.of("digest"),
                    Shape.<Order>toRead().makes(() -> Order.look(LookUsages::digest))),
            Usage.of(
                    "note",
                    List.of(
                            "Shows a text to whoever watches.",
                            "It is kept where in time it was said: see 'back --to note'."),
                    List.of("note The old leader comes back."),
                    Shape.<Order>toRead()
                            .with(argument("TEXT", Kinds.REST, "The text."))
                            .makes(text -> Order.look(context -> note(context, text)))));

    static final Chapter<Order> MESSAGES = Chapter.of(
            "Messages",
            Usage.of(
                    "messages",
                    List.of("Lists what is in flight, each with its id."),
                    List.of("messages"),
                    Shape.<Order>toRead().makes(() -> Order.look(LookUsages::messages))));

    static final Chapter<Order> RULES = Chapter.of(
            "Rules",
            Usage.of(
                    "rules",
                    List.of("Lists each rule: what it says, its section, what happens with it"
                            + " off."),
                    List.of("rules"),
                    Shape.<Order>toRead().makes(() -> Order.look(LookUsages::rules))));

    private LookUsages() {}

    /** How much of something is shown. */
    static Part<Integer> last(String meaning) {
        return option("--last", "N", Kinds.POSITIVE, 20, meaning);
    }

    private static Reply status(CommandContext context, @Nullable NodeSet nodes)
            throws MistakeException {
        ClusterView view = context.session().view();
        List<NodeView> chosen = chosen(context, view, nodes);
        String head = nodes == null ? Texts.cluster(view) + "\n" : "";
        return Reply.ok(head + Texts.nodes(view, chosen), Fields.status(view, chosen));
    }

    private static Reply log(CommandContext context, @Nullable NodeSet nodes, int last)
            throws MistakeException {
        Session session = context.session();
        List<NodeView> chosen = chosen(context, session.view(), nodes);
        return Reply.ok(
                Texts.logs(session.simulation(), chosen, last),
                Fields.logs(session.simulation(), chosen, last));
    }

    private static Reply disk(CommandContext context, NodeSet nodes, int last)
            throws MistakeException {
        Session session = context.session();
        DiskLook look = new DiskLook(last);
        for (int id : nodes.looked(session.moment())) {
            look.add("n" + id, session.simulation().host(id).inspect());
        }
        return Reply.ok(look.text(), look.fields());
    }

    private static Reply show(CommandContext context, NodeSet nodes, int last)
            throws MistakeException {
        Session session = context.session();
        ClusterView view = session.view();
        NodeLook look = new NodeLook(session.simulation(), view, last);
        chosen(context, view, nodes).forEach(look::add);
        return Reply.ok(look.text(), look.fields());
    }

    private static Reply links(CommandContext context) throws MistakeException {
        LinkLook look = new LinkLook(context.simulation());
        return Reply.ok(look.text(), look.fields());
    }

    private static List<NodeView> chosen(
            CommandContext context, ClusterView view, @Nullable NodeSet nodes)
            throws MistakeException {
        List<NodeView> chosen = new ArrayList<>();
        List<Integer> ids = nodes == null ? List.of() : nodes.looked(context.moment());
        for (NodeView node : view.nodes()) {
            if (nodes == null || ids.contains(node.id())) {
                chosen.add(node);
            }
        }
        return chosen;
    }

    private static Reply trace(
            CommandContext context, int last, @Nullable NodeSet node, @Nullable EventType type)
            throws MistakeException {
        Session session = context.session();
        List<Integer> ids = node == null ? List.of() : node.looked(session.moment());
        TraceExcerpt excerpt = TraceExcerpt.newest(
                session.simulation(),
                last,
                event -> (node == null || ids.contains(event.node()))
                        && (type == null || type == event.type()));
        return Reply.ok(
                String.join("\n", excerpt.events().stream().map(Phrases::line).toList()),
                excerpt.fields());
    }

    private static Reply digest(CommandContext context) throws MistakeException {
        String digest = Digest.text(context.simulation().trace().digest());
        return Reply.ok(digest, Fields.of("digest", digest));
    }

    /** Where no session is open yet there is no time to note anything in. */
    private static Reply note(CommandContext context, String text) {
        Session session = context.playground().openSession();
        if (session != null) {
            session.timeline().note(text);
        }
        return Reply.ok(text);
    }

    private static Reply messages(CommandContext context) throws MistakeException {
        List<Packet> packets = context.simulation().inFlight();
        return Reply.ok(
                Texts.messages(packets, context.simulation().nowNanos()), Fields.messages(packets));
    }

    private static Reply rules(CommandContext context) throws MistakeException {
        Rules rules = context.simulation().rules();
        return Reply.ok(Texts.rules(rules), Fields.rules(rules));
    }
}
