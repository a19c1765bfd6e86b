package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.Fields;
import raftarium.app.look.Texts;
import raftarium.condition.NodeSet;
import raftarium.sim.Hold;
import raftarium.sim.Packet;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.TreeSet;

/** What is done to single messages. */
@Command(name = "Messages")
final class MessageCommands {
    private static final String WHICH = "Which, by its id in 'messages'.";

    private final Desk desk;

    MessageCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "messages",
            description = "Lists what is in flight, each with its id.",
            footer = "Example: messages")
    Reply messages() throws MistakeException {
        List<Packet> packets = desk.simulation().inFlight();
        return Reply.ok(
                Texts.messages(packets, desk.simulation().nowNanos()), Fields.messages(packets));
    }

    @Command(
            name = "hold",
            description = {
                "Keeps messages in flight, those on their way too, until 'release'.",
                "Those from A to B; without A and B all, clients' too."
            },
            footer = {
                "Example: hold leader all --type AppendEntries",
                "Example: hold clients n1,n2",
                "Example: hold --id 12",
            })
    Reply hold(
            @Parameters(
                            paramLabel = "A",
                            arity = "0..1",
                            description = "Senders: nodes, or clients.")
                    @Nullable
                    NodeSet from,
            @Parameters(
                            paramLabel = "B",
                            arity = "0..1",
                            description = "Receivers: nodes, or clients.")
                    @Nullable
                    NodeSet to,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            description = "Only those, such as AppendEntries or RequestVoteReply.")
                    @Nullable
                    MessageType type,
            @Option(
                            names = "--id",
                            paramLabel = "ID",
                            description = "Only the one with that id, which is on its way.")
                    @Nullable
                    Long id)
            throws MistakeException {
        if (id != null) {
            return holdOne(id, from == null && type == null);
        }
        if (from != null && to == null) {
            throw new MistakeException(
                    "B is missing: 'hold " + from + " all' holds what " + from + " sends to nodes");
        }
        String what = (from == null ? "" : " " + from + " " + to)
                + (type == null ? "" : " --type " + type.name());
        Hold hold = new Hold(ends(from), ends(to), type == null ? null : type.name());
        desk.simulation().faults().hold(hold, "hold" + what);
        return Reply.ok(inFlight());
    }

    private Reply holdOne(long id, boolean alone) throws MistakeException {
        if (!alone) {
            throw new MistakeException("hold takes --id alone: an id says which message");
        }
        Packet packet = inFlight(id);
        desk.simulation().faults().holdOne(id);
        return Reply.ok(packet.words() + ", held");
    }

    private @Nullable TreeSet<Integer> ends(@Nullable NodeSet set) throws MistakeException {
        return set == null ? null : new TreeSet<>(set.ends(desk.session()));
    }

    private String inFlight() throws MistakeException {
        long held = desk.simulation().inFlight().stream().filter(Packet::isHeld).count();
        return "held: " + held;
    }

    @Command(
            name = "release",
            description = {
                "Ends all holds.",
                "What was held arrives at once, in the order in which it was sent."
            },
            footer = "Example: release")
    Reply release() throws MistakeException {
        return Reply.ok("released: " + desk.simulation().faults().release());
    }

    @Command(
            name = "deliver",
            description = "Has a message arrive at once, held or not.",
            footer = "Example: deliver 12")
    Reply deliver(@Parameters(paramLabel = "ID", description = WHICH) long id)
            throws MistakeException {
        Packet packet = inFlight(id);
        desk.simulation().faults().deliver(id);
        return Reply.ok(packet.words() + ", delivered");
    }

    @Command(
            name = "drop",
            description = "Loses a message, held or not.",
            footer = "Example: drop 12")
    Reply drop(@Parameters(paramLabel = "ID", description = WHICH) long id)
            throws MistakeException {
        Packet packet = inFlight(id);
        desk.simulation().faults().drop(id);
        return Reply.ok(packet.words() + ", dropped");
    }

    @Command(
            name = "duplicate",
            description = {
                "Sends a message once more, under an id of its own.",
                "The copy arrives when the first does, or is held like it."
            },
            footer = "Example: duplicate 12")
    Reply duplicate(@Parameters(paramLabel = "ID", description = WHICH) long id)
            throws MistakeException {
        Packet packet = inFlight(id);
        long copy = desk.simulation().faults().duplicate(id);
        return Reply.ok(packet.words() + ", once more as " + copy);
    }

    private Packet inFlight(long id) throws MistakeException {
        for (Packet packet : desk.simulation().inFlight()) {
            if (packet.id() == id) {
                return packet;
            }
        }
        throw MistakeException.ofTheMoment(
                "no message " + id + " is in flight; 'messages' lists them");
    }
}
