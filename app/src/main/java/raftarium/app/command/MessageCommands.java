package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.Fields;
import raftarium.app.look.Texts;
import raftarium.command.MessageCommand;
import raftarium.condition.NodeSet;
import raftarium.sim.Packet;
import raftarium.words.MistakeException;

import java.util.List;

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
    MessageCommand hold(
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
        if (id == null) {
            return new MessageCommand.HoldAll(from, to, type == null ? null : type.name());
        } else if (from != null || type != null) {
            throw new MistakeException("hold takes --id alone: an id says which message");
        }
        return new MessageCommand.HoldOne(id);
    }

    @Command(
            name = "release",
            description = {
                "Ends all holds.",
                "What was held arrives at once, in the order in which it was sent."
            },
            footer = "Example: release")
    MessageCommand release() {
        return new MessageCommand.Release();
    }

    @Command(
            name = "deliver",
            description = "Has a message arrive at once, held or not.",
            footer = "Example: deliver 12")
    MessageCommand deliver(@Parameters(paramLabel = "ID", description = WHICH) long id) {
        return new MessageCommand.Deliver(id);
    }

    @Command(
            name = "drop",
            description = "Loses a message, held or not.",
            footer = "Example: drop 12")
    MessageCommand drop(@Parameters(paramLabel = "ID", description = WHICH) long id) {
        return new MessageCommand.Drop(id);
    }

    @Command(
            name = "duplicate",
            description = {
                "Sends a message once more, under an id of its own.",
                "The copy arrives when the first does, or is held like it."
            },
            footer = "Example: duplicate 12")
    MessageCommand duplicate(@Parameters(paramLabel = "ID", description = WHICH) long id) {
        return new MessageCommand.Duplicate(id);
    }
}
