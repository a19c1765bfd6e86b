package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSet;
import raftarium.condition.ValueConditions;
import raftarium.data.Bytes;
import raftarium.machine.ClientCommand;
import raftarium.machine.MachineType;
import raftarium.raft.Entry;
import raftarium.sim.Call;
import raftarium.sim.Simulation;
import raftarium.trace.Address;
import raftarium.trace.Outcome;
import raftarium.trace.ReadMode;
import raftarium.words.MistakeException;

import java.util.LinkedHashMap;
import java.util.Map;

/** A client asks, and what becomes of it is waited for unless that isn't wanted. */
public sealed interface Ask extends Command {
    /** The session command around a machine's command takes this much of what an entry may have. */
    int MAX_COMMAND_BYTES = Entry.MAX_DATA_BYTES - 24;

    /** Commands with so many bytes may wait for their answers. */
    long MAX_WAITING_BYTES = 16 << 20;

    /** How it is asked. */
    How how();

    /**
     * How a client asks.
     *
     * @param to the only node to ask, once; null: the leader
     * @param waits whether until the outcome is known; else it is asked by a client of its own
     * @param client who asks; null: the client that nobody names
     * @param patienceNanos after what time the client gives up, so that nobody knows what becomes
     *     of its command; null: as clients do
     */
    record How(
            @Nullable NodeSet to,
            boolean waits,
            @Nullable String client,
            @Nullable Long patienceNanos) {
        /** Nothing said. */
        public static final How USUAL = new How(null, true, null);

        /** One who gives up as clients do. */
        public How(@Nullable NodeSet to, boolean waits, @Nullable String client) {
            this(to, waits, client, null);
        }
    }

    /**
     * A command of that machine, which must be the cluster's.
     *
     * @param read how to read; null for a write
     */
    record Request(ClientCommand command, @Nullable ReadMode read, How how) implements Ask {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Simulation simulation = moment.simulation();
            MachineType machine = simulation.config().machine();
            if (!command.machine().equals(machine)) {
                throw new MistakeException("this cluster's machine is " + machine + ": "
                        + command.toString().split(" ", 2)[0] + " needs --machine "
                        + command.machine());
            }
            // With a name and a time that take as much as any.
            int length =
                    command.by("c2147483647", simulation.nowNanos()).encode().length();
            return ask(
                    moment,
                    how,
                    length,
                    command.toString(),
                    (client, text, to) ->
                            simulation.clients().call(client, command, read, text, to));
        }
    }

    /** propose: bytes for any machine. */
    record Propose(String typed, How how) implements Ask {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Bytes bytes = Bytes.utf8(typed);
            return ask(
                    moment,
                    how,
                    bytes.length(),
                    "propose " + typed,
                    (client, text, to) ->
                            moment.simulation().clients().call(client, bytes, null, text, to));
        }
    }

    /** Begins a call in the simulation, with the text that stands for it. */
    interface Beginning {
        /** Begins it. */
        Call begin(@Nullable String client, String text, int to);
    }

    private static Answer ask(
            Moment moment, How how, int length, String command, Beginning beginning)
            throws MistakeException {
        if (length > MAX_COMMAND_BYTES) {
            throw new MistakeException(
                    "a command has at most 1 MiB, this one has " + length + " bytes");
        }
        long waiting = moment.simulation().clients().waitingBytes();
        if (waiting + length > MAX_WAITING_BYTES) {
            throw MistakeException.ofTheMoment("commands of " + waiting
                    + " bytes wait for their answers, and at most 16 MiB may: let time pass first");
        }
        NodeSet to = how.to;
        int pinned = to == null ? Call.ANY_NODE : to.one(moment);
        String client = how.client;
        String name = client == null ? "" : client;
        String text = command + (pinned == Call.ANY_NODE ? "" : " --to n" + pinned);
        boolean isOwn = !how.waits && client == null;
        Call call = beginning.begin(isOwn ? null : name, text, pinned);
        Long patience = how.patienceNanos;
        if (patience != null) {
            moment.simulation().clients().giveUpAfter(call, patience);
        }
        moment.setLastCallOf(Address.name(call.client()), call);
        if (client != null) {
            moment.setLastCallOf(client, call);
        }
        return how.waits
                ? new Answering(call)
                : new Answer.Done(Address.name(call.client()) + " asks: " + text);
    }

    /** The outcome of a call is to be known. */
    record Answering(Call call) implements Wait {
        @Override
        public boolean isOver(Moment moment) {
            return call.isDone();
        }

        @Override
        public long limitNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public Answer end(Moment moment, boolean isDone) {
            moment.setLastCall(call);
            Outcome outcome = ValueConditions.outcomeOf(call);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("outcome", outcome.word());
            fields.put("result", call.result());
            fields.put("index", call.index());
            String index = call.index() == 0 ? "" : " (index " + call.index() + ")";
            String result = call.result();
            String text = outcome != Outcome.OK
                    ? outcome.word()
                    : (result == null ? "none" : result.isEmpty() ? "ok" : result) + index;
            return new Answer.Done(text, fields);
        }

        @Override
        public Wait copy(Moment copiedMoment) {
            return new Answering(call.in(copiedMoment.simulation()));
        }
    }
}
