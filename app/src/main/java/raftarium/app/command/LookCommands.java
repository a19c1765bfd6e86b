package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.DiskLook;
import raftarium.app.look.Fields;
import raftarium.app.look.LinkLook;
import raftarium.app.look.NodeLook;
import raftarium.app.look.Texts;
import raftarium.app.session.Session;
import raftarium.condition.NodeSet;
import raftarium.sim.ClusterView;
import raftarium.sim.Digest;
import raftarium.sim.Event;
import raftarium.sim.EventType;
import raftarium.sim.NodeView;
import raftarium.sim.Trace;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;

/** What can be looked at. Nothing here changes anything, or enters the digest. */
@Command(name = "Looking")
final class LookCommands {
    private final Desk desk;

    LookCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "status",
            description = "Shows the cluster, and each node: role, term, vote, indexes.",
            footer = "Example: status leader")
    Reply status(
            @Parameters(paramLabel = "NODES", arity = "0..1", description = "Which (default: all).")
                    @Nullable
                    NodeSet nodes)
            throws MistakeException {
        ClusterView view = desk.session().view();
        List<NodeView> chosen = chosen(view, nodes);
        String head = nodes == null ? Texts.cluster(view) + "\n" : "";
        return Reply.ok(head + Texts.nodes(view, chosen), Fields.status(view, chosen));
    }

    @Command(
            name = "log",
            description = {
                "Shows the logs of nodes: each entry as index/term and what it holds.",
                "A * marks what is committed, as that node knows."
            },
            footer = "Example: log n1")
    Reply log(
            @Parameters(paramLabel = "NODES", arity = "0..1", description = "Which (default: all).")
                    @Nullable
                    NodeSet nodes,
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many entries of each (default: 20).")
                    int last)
            throws MistakeException {
        atLeastOne(last);
        Session session = desk.session();
        List<NodeView> chosen = chosen(session.view(), nodes);
        return Reply.ok(
                Texts.logs(session.simulation(), chosen, last),
                Fields.logs(session.simulation(), chosen, last));
    }

    @Command(
            name = "disk",
            description = {
                "Shows what is on a node's disk: files, batches, records, with their places.",
                "! marks damage, ~ a torn tail; what a power cut would take isn't synced yet."
            },
            footer = "Example: disk n1 --last 5")
    Reply disk(
            @Parameters(paramLabel = "NODES", description = "Which.") NodeSet nodes,
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many batches of each (default: 20).")
                    int last)
            throws MistakeException {
        atLeastOne(last);
        Session session = desk.session();
        DiskLook look = new DiskLook(last);
        for (int id : nodes.looked(session.moment())) {
            look.add("n" + id, session.simulation().host(id).inspect());
        }
        return Reply.ok(look.text(), look.fields());
    }

    @Command(
            name = "show",
            description = {
                "Shows all there is to know of a node: what it waits for, what it knows of its"
                        + " followers, what its state machine holds, its files."
            },
            footer = "Example: show leader")
    Reply show(
            @Parameters(paramLabel = "NODE", description = "Which; a set shows each.")
                    NodeSet nodes,
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How much of what its machine holds (default: 20).")
                    int last)
            throws MistakeException {
        atLeastOne(last);
        Session session = desk.session();
        ClusterView view = session.view();
        NodeLook look = new NodeLook(session.simulation(), view, last);
        chosen(view, nodes).forEach(look::add);
        return Reply.ok(look.text(), look.fields());
    }

    @Command(
            name = "links",
            description = {
                "Shows which nodes reach which, and how links behave.",
                "'link A B' says it of some, and changes it."
            },
            footer = "Example: links")
    Reply links() throws MistakeException {
        LinkLook look = new LinkLook(desk.simulation());
        return Reply.ok(look.text(), look.fields());
    }

    private List<NodeView> chosen(ClusterView view, @Nullable NodeSet nodes)
            throws MistakeException {
        List<NodeView> chosen = new ArrayList<>();
        List<Integer> ids = nodes == null ? List.of() : nodes.looked(desk.moment());
        for (NodeView node : view.nodes()) {
            if (nodes == null || ids.contains(node.id())) {
                chosen.add(node);
            }
        }
        return chosen;
    }

    @Command(
            name = "trace",
            description = "Shows what happened, oldest first.",
            footer = "Example: trace --last 50 --node n2 --type vote-refused")
    Reply trace(
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many events (default: 20).")
                    int last,
            @Option(names = "--node", paramLabel = "NODE", description = "Only that node's.")
                    @Nullable
                    NodeSet node,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            description = "Only of that type, such as role-changed.")
                    @Nullable
                    EventType type)
            throws MistakeException {
        atLeastOne(last);
        Session session = desk.session();
        List<Integer> ids = node == null ? List.of() : node.looked(session.moment());
        Trace trace = session.simulation().trace();
        List<Event> events = new ArrayList<>();
        for (long number = trace.count() - 1;
                number >= trace.first() && events.size() < last;
                number--) {
            Event event = trace.event(number);
            boolean wanted = (node == null || ids.contains(event.node()))
                    && (type == null || type == event.type());
            if (wanted) {
                events.add(0, event);
            }
        }
        return Reply.ok(
                String.join("\n", events.stream().map(Phrases::line).toList()),
                Fields.events(events));
    }

    @Command(
            name = "digest",
            description = {
                "Shows the hash over the whole trace.",
                "Same seed and same commands give the same, everywhere."
            },
            footer = "Example: digest")
    Reply digest() throws MistakeException {
        String digest = Digest.text(desk.simulation().trace().digest());
        return Reply.ok(digest, Fields.of("digest", digest));
    }

    @Command(
            name = "note",
            description = "Shows a text to whoever watches.",
            footer = "Example: note The old leader comes back.")
    Reply note(
            @Parameters(paramLabel = "TEXT", arity = "1..*", description = "The text.")
                    Clause.Text text) {
        return Reply.ok(text.text());
    }

    private static void atLeastOne(int last) throws MistakeException {
        if (last < 1) {
            throw new MistakeException("--last takes 1 or more, not " + last);
        }
    }
}
