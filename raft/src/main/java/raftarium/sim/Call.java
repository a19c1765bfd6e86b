package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.trace.Outcome;
import raftarium.trace.ReadMode;

import java.util.TreeSet;

/** A client's command under way, and in the end what became of it. */
public final class Call {
    /** Asks whoever leads. */
    public static final int ANY_NODE = 0;

    final int client;
    final long serial;
    final Bytes command;
    final @Nullable ReadMode read;
    final String text;
    final int pinnedTo;
    final long startedNanos;

    /** After what time the client gives up. */
    long patienceNanos = Clients.PATIENCE_NANOS;

    /** Whether it does so right then, and doesn't finish an attempt that is under way. */
    boolean isHasty;

    /** The first and the newest of its attempts. */
    long firstAttempt;

    long attempt;

    /** The nodes that were asked in this round. */
    final TreeSet<Integer> tried = new TreeSet<>();

    /** Where it is in the order of the nodes; nodes that it was sent to don't change it. */
    int scan;

    /** Whether the network has delivered one of its attempts twice, or will. */
    boolean duplicated;

    private Outcome outcome = Outcome.PENDING;
    private @Nullable Bytes result;
    private long index;

    Call(
            int client,
            long serial,
            Bytes command,
            @Nullable ReadMode read,
            String text,
            int pinnedTo,
            long startedNanos) {
        this.client = client;
        this.serial = serial;
        this.command = command;
        this.read = read;
        this.text = text;
        this.pinnedTo = pinnedTo;
        this.startedNanos = startedNanos;
    }

    /** The same call in a copy of its simulation; one that is done is the same everywhere. */
    public Call in(Simulation copy) {
        return isDone() ? this : copy.clients().underWay(this);
    }

    Call copy() {
        Call copy = new Call(client, serial, command, read, text, pinnedTo, startedNanos);
        copy.patienceNanos = patienceNanos;
        copy.isHasty = isHasty;
        copy.firstAttempt = firstAttempt;
        copy.attempt = attempt;
        copy.tried.addAll(tried);
        copy.scan = scan;
        copy.duplicated = duplicated;
        copy.finish(outcome, result, index);
        return copy;
    }

    void finish(Outcome how, @Nullable Bytes answer, long atIndex) {
        outcome = how;
        result = answer;
        index = atIndex;
    }

    /** Whether it goes through the log, within a session. */
    boolean isInLog() {
        return read == null || read == ReadMode.LOG;
    }

    /** Whether it was tried once only. */
    boolean isFirstAttempt() {
        return attempt == firstAttempt;
    }

    /** Whether its outcome is known. */
    public boolean isDone() {
        return outcome != Outcome.PENDING;
    }

    /** What became of it. */
    public Outcome outcome() {
        return outcome;
    }

    /** The machine's answer, null for none. */
    public @Nullable String result() {
        return result == null ? null : result.utf8();
    }

    /** Its index in the log; 0 for reads without one. */
    public long index() {
        return index;
    }

    /** The client's address. */
    public int client() {
        return client;
    }

    /** The command as typed. */
    public String text() {
        return text;
    }
}
