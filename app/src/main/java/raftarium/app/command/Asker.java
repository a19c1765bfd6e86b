package raftarium.app.command;

import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import raftarium.app.session.Session;
import raftarium.condition.NodeSet;
import raftarium.condition.ValueConditions;
import raftarium.machine.ClientCommand;
import raftarium.machine.MachineType;
import raftarium.raft.Bytes;
import raftarium.raft.Entry;
import raftarium.sim.Address;
import raftarium.sim.Call;
import raftarium.sim.Outcome;
import raftarium.sim.ReadMode;
import raftarium.words.MistakeException;

/** Has a client ask, and waits for what becomes of it unless that isn't wanted. */
final class Asker {
    /** The name of the client that asks where none is named. */
    private static final String DEFAULT_CLIENT = "";

    /** The session command around a machine's command takes this much of what an entry may have. */
    private static final long MAX_WAITING_BYTES = 16 << 20;

    private static final int MAX_COMMAND_BYTES = Entry.MAX_DATA_BYTES - 24;

    private final Desk desk;

    Asker(Desk desk) {
        this.desk = desk;
    }

    /** Begins a call in the simulation, with the text that stands for it. */
    private interface Beginning {
        Call begin(@Nullable String client, String text, int pinned);
    }

    /** A command of that machine, which must be the cluster's. */
    Answer ask(ClientCommand command, @Nullable ReadMode read, Asking asking)
            throws MistakeException {
        Session session = desk.session();
        MachineType machine = session.simulation().config().machine();
        if (!command.machine().equals(machine)) {
            String word = command.toString().split(" ", 2)[0];
            throw new MistakeException("this cluster's machine is " + machine + ": " + word
                    + " needs --machine " + command.machine());
        }
        // With a name and a time that take as much as any.
        int length = command.by("c2147483647", session.simulation().nowNanos())
                .encode()
                .length();
        return ask(
                length,
                command.toString(),
                asking,
                (client, text, pinned) ->
                        Call.ask(session.simulation(), client, command, read, text, pinned));
    }

    /** Bytes for whatever the machine is. */
    Answer propose(String typed, Asking asking) throws MistakeException {
        Session session = desk.session();
        Bytes bytes = Bytes.utf8(typed);
        return ask(
                bytes.length(),
                "propose " + typed,
                asking,
                (client, text, pinned) ->
                        session.simulation().call(client, bytes, null, text, pinned));
    }

    private Answer ask(int length, String command, Asking asking, Beginning beginning)
            throws MistakeException {
        Session session = desk.session();
        if (length > MAX_COMMAND_BYTES) {
            throw new MistakeException(
                    "a command has at most 1 MiB, this one has " + length + " bytes");
        }
        long waiting = Call.waitingBytes(session.simulation());
        if (waiting + length > MAX_WAITING_BYTES) {
            throw MistakeException.ofTheMoment("commands of " + waiting
                    + " bytes wait for their answers, and at most 16 MiB may: let time pass first");
        }
        int pinned = asking.to == null ? Call.ANY_NODE : asking.to.one(session);
        String name = asking.client != null ? asking.client : DEFAULT_CLIENT;
        String text = command + (pinned == Call.ANY_NODE ? "" : " --to n" + pinned);
        Call call = beginning.begin(asking.noWait ? null : name, text, pinned);
        if (asking.noWait) {
            return Reply.ok(Address.name(call.client()) + " asks: " + text);
        }
        return new Asked(call);
    }

    /** The outcome of a call is to be known. */
    private record Asked(Call call) implements Wait {
        @Override
        public boolean isOver(Session session) {
            return call.isDone();
        }

        @Override
        public long limitNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public Reply end(Session session, boolean isDone) {
            session.setLastCall(call);
            return answer(call);
        }
    }

    private static Reply answer(Call call) {
        Outcome outcome = ValueConditions.outcomeOf(call);
        JsonObject fields = new JsonObject();
        fields.addProperty("outcome", outcome.word());
        fields.addProperty("result", call.result());
        fields.addProperty("index", call.index());
        String index = call.index() == 0 ? "" : " (index " + call.index() + ")";
        String result = call.result();
        String text = outcome != Outcome.OK
                ? outcome.word()
                : (result == null ? "none" : result.isEmpty() ? "ok" : result) + index;
        return Reply.ok(text, fields);
    }

    /** The options of all that a client asks. */
    static final class Asking implements Vocabulary.Mixed {
        @Option(
                names = "--to",
                paramLabel = "NODE",
                description = "Asks this node only, once; it fails where that doesn't lead.")
        @Nullable
        NodeSet to;

        @Option(
                names = "--no-wait",
                description = "Goes on in the background, as a client of its own.")
        boolean noWait;

        @Option(names = "--client", paramLabel = "NAME", description = "The client that asks.")
        @Nullable
        String client;

        @Override
        public Asking copy() {
            Asking copy = new Asking();
            copy.to = to;
            copy.noWait = noWait;
            copy.client = client;
            return copy;
        }
    }
}
